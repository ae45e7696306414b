import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../support/databases.ts';
import { type TestServer, testServer } from '../support/test-server.ts';

describe.each(databases)('on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ database });
  });
  afterAll(() => server.close());

  it('says that it lives and that it is ready', async () => {
    expect(await server.anonymous.get('/healthz')).toMatchObject({ status: 200, body: { status: 'ok' } });
    expect(await server.anonymous.get('/readyz')).toMatchObject({
      status: 200,
      body: { status: 'ready', database: 'ok' },
    });
  });

  it('counts requests by route pattern, never by address', async () => {
    await server.anonymous.get('/api/v1/nowhere/secret-id');
    const { text, status } = await server.anonymous.get('/metrics');
    expect(status).toBe(200);
    expect(text).toContain('attest_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1');
    expect(text).not.toContain('secret-id');
  });

  it('keeps its counts from whom a proxy on this machine speaks for', async () => {
    const { status } = await server.anonymous.get('/metrics', {
      headers: { 'X-Forwarded-For': '203.0.113.9' },
    });
    expect(status).toBe(403);
  });

  it('answers a problem for an address of the API that is none', async () => {
    const answer = await server.anonymous.get('/api/v1/nowhere');
    expect(answer).toMatchObject({ status: 404, body: { code: 'not-found', status: 404 } });
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  });
});
