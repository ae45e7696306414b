import { Ajv2020 } from 'ajv/dist/2020.js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { checkRoutes, defineRoute, type Route } from '../../../server/http/define-route.ts';
import { allRoutes } from '../../../server/routes/index.ts';
import { answerWatch } from '../../support/answer-watch.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

interface Operation {
  operationId: string;
  parameters: { name: string; in: string; schema: object }[];
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { content?: Record<string, { schema: object }> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

describe('the description of the API', () => {
  let server: TestServer;
  let description: Description;
  let routes: Route[];
  beforeAll(async () => {
    server = await testServer({ database: 'sqlite' });
    description = (await server.anonymous.get<Description>('/api/v1/openapi.json')).body;
    routes = allRoutes(server.deps);
  });
  afterAll(() => server.close());

  it('is OpenAPI 3.1 and has every route as an operation of its verb', () => {
    expect(description.openapi).toBe('3.1.0');
    const operations = Object.values(description.paths).flatMap((path) => Object.values(path));
    expect(operations.map((operation) => operation.operationId).sort()).toEqual(
      routes.map((r) => r.verb).sort(),
    );
  });

  it('holds schemas that compile', () => {
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    for (const [path, methods] of Object.entries(description.paths)) {
      for (const operation of Object.values(methods)) {
        const contents = [operation.requestBody, ...Object.values(operation.responses)].flatMap((part) =>
          Object.values(part?.content ?? {}),
        );
        const schemas = [...contents, ...operation.parameters].map((part) => part.schema);
        for (const schema of schemas.filter((one) => !('$ref' in one))) {
          expect(() => ajv.compile(schema), path).not.toThrow();
        }
        const named = operation.parameters
          .filter((parameter) => parameter.in === 'path')
          .map((p) => `{${p.name}}`);
        expect(path.match(/\{\w+\}/g) ?? []).toEqual(named);
      }
    }
  });

  it('has a page to read, without scripts', async () => {
    const page = await server.anonymous.get('/api');
    expect(page.headers.get('Content-Type')).toContain('text/html');
    expect(page.text).not.toContain('<script');
    for (const route of routes) expect(page.text).toContain(`id="${route.verb}"`);
  });
});

describe('the watch over answers', () => {
  const route = defineRoute({
    verb: 'read-thing',
    method: 'get',
    path: '/thing',
    right: 'public',
    summary: 'A thing',
    answers: { 200: z.object({ id: z.string() }), 204: null },
    handle: () => ({ body: { id: 'x' } }),
  });
  const { watch } = answerWatch();

  it('lets an answer as described pass', () => {
    expect(() => watch(route, 200, { id: 'x' }, undefined)).not.toThrow();
    expect(() => watch(route, 204, undefined, undefined)).not.toThrow();
  });
  it.each([
    ['a missing property', 200, {}],
    ['a property too many', 200, { id: 'x', more: 1 }],
    ['another type', 200, { id: 1 }],
    ['a status that is not declared', 201, { id: 'x' }],
    ['a body where none is declared', 204, { id: 'x' }],
  ])('catches %s', (_case, status, body) => {
    expect(() => watch(route, status, body, undefined)).toThrow();
  });
});

describe('routes at start', () => {
  const good: Route = defineRoute({
    verb: 'read-thing',
    method: 'get',
    path: '/things/:thing',
    right: 'signed-in',
    summary: 'A thing',
    params: z.object({ thing: z.string() }),
    answers: { 200: z.object({}) },
    handle: () => ({ body: {} }),
  });
  const without = (name: keyof Route): Route => {
    const { [name]: _left, ...rest } = good;
    return rest as Route;
  };

  it('refuses a route without a right', () => {
    expect(() => checkRoutes([good])).not.toThrow();
    expect(() => checkRoutes([without('right')])).toThrow(/declares no right/);
  });
  it('refuses two routes of one name or address, and an undeclared param', () => {
    expect(() => checkRoutes([good, { ...good, path: '/other/:thing' }])).toThrow(/read-thing/);
    expect(() => checkRoutes([good, { ...good, verb: 'read-other' }])).toThrow(/get \/things/);
    expect(() => checkRoutes([without('params')])).toThrow(/param thing/);
    expect(() => checkRoutes([{ ...good, verb: 'readThing' }])).toThrow(/not a verb/);
    expect(() => checkRoutes([{ ...good, answers: {} }])).toThrow(/no answer/);
  });
});
