import { z } from 'zod';
import type { Right } from '../rights/rights.ts';
import { type AnswerSchema, isRaw, type Route } from './define-route.ts';
import { problemSchema } from './problem.ts';

type JsonSchema = Record<string, unknown>;

/** JSON Schema 2020-12 of what is sent (`input`) or answered (`output`). */
export function jsonSchemaOf(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _dialect, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  return rest;
}

/** A right in words. */
export function rightInWords(right: Right): string {
  if (typeof right === 'object') return `Needs a role that may: ${right.may}; or an administrator.`;
  if (right === 'public') return 'Open to everybody.';
  if (right === 'signed-in') return 'Needs a session.';
  if (right === 'administrator') return 'Needs an administrator.';
  return `Needs a session and the right ${right} on the object.`;
}

function parametersOf(route: Route): JsonSchema[] {
  const parts = [
    ['path', route.params],
    ['query', route.query],
    ['header', route.headers],
  ] as const;
  return parts.flatMap(([place, shape]) => {
    if (!shape) return [];
    const schema = jsonSchemaOf(shape, 'input') as {
      properties?: Record<string, JsonSchema>;
      required?: string[];
    };
    return Object.entries(schema.properties ?? {}).map(([name, property]) => ({
      name,
      in: place,
      required: place === 'path' || (schema.required ?? []).includes(name),
      schema: property,
    }));
  });
}

function answerOf(status: string, answer: AnswerSchema): JsonSchema {
  if (answer === null) return { description: Number(status) < 300 ? 'Done; no body.' : 'No body.' };
  if (isRaw(answer)) {
    return { description: answer.description, content: { [answer.contentType]: { schema: {} } } };
  }
  const schema = jsonSchemaOf(answer, 'output');
  return {
    description: answer.description ?? 'The answer.',
    content: { 'application/json': { schema } },
  };
}

function operationOf(route: Route): JsonSchema {
  const answers = Object.entries(route.answers).map(([status, a]) => [status, answerOf(status, a)] as const);
  const body = route.body
    ? { required: true, content: { 'application/json': { schema: jsonSchemaOf(route.body, 'input') } } }
    : route.streams
      ? { required: true, content: { [route.streams]: { schema: {} } } }
      : undefined;
  return {
    operationId: route.verb,
    tags: [route.tag ?? 'other'],
    summary: route.summary,
    description: [route.description, rightInWords(route.right)].filter(Boolean).join('\n\n'),
    parameters: parametersOf(route),
    ...(body ? { requestBody: body } : {}),
    responses: {
      ...Object.fromEntries(answers),
      default: {
        description: 'Refused, with the reason (RFC 9457).',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      },
    },
    ...(route.right === 'public' ? { security: [] } : {}),
  };
}

/** OpenAPI 3.1 of the routes: the same definitions that parse requests. */
export function openapi(routes: readonly Route[], server: { url: string; cookie: string; version: string }) {
  const paths: Record<string, Record<string, JsonSchema>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operationOf(route) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Attest',
      version: server.version,
      description:
        'Unsafe requests say where they come from in `Origin`. Refusals are problem details (RFC 9457) with a stable `code`.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: server.url }],
    security: [{ session: [] }],
    paths,
    components: {
      schemas: { Problem: jsonSchemaOf(problemSchema, 'output') },
      securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: server.cookie } },
    },
  };
}
