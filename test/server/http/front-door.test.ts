import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { type IncomingMessage, request } from 'node:http';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestServer, testServer } from '../../support/test-server.ts';

/** Sends the whole body whatever comes back meanwhile, and then reads the answer. */
async function sayAll(url: string, body: Buffer): Promise<{ status: number; type: string; text: string }> {
  const sending = request(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Length': body.length },
  });
  const answered = once(sending, 'response');
  for (let at = 0; at < body.length; at += 16_384) {
    await new Promise((sent) => sending.write(body.subarray(at, at + 16_384), sent));
  }
  sending.end();
  const [response] = (await answered) as [IncomingMessage];
  return {
    status: response.statusCode ?? 0,
    type: response.headers['content-type'] ?? '',
    text: await text(response),
  };
}

describe('the front door', () => {
  let server: TestServer;
  let web: string;
  beforeAll(async () => {
    web = await mkdtemp(join(tmpdir(), 'attest-web-'));
    await mkdir(join(web, 'assets'));
    await writeFile(join(web, 'index.html'), '<script nonce="__NONCE__" src="/assets/a-1.js"></script>');
    await writeFile(join(web, 'assets', 'a-1.js'), 'export {};');
    await writeFile(join(web, 'robots.txt'), 'User-agent: *');
    server = await testServer({ database: 'sqlite', settings: { webDir: web } });
  });
  afterAll(async () => {
    await server.close();
    await rm(web, { recursive: true });
  });

  it('allows only scripts and styles with this response’s nonce', async () => {
    const one = await server.anonymous.get('/some/page', { headers: { Accept: 'text/html' } });
    const two = await server.anonymous.get('/', { headers: { Accept: 'text/html' } });
    const policy = one.headers.get('Content-Security-Policy') ?? '';
    const nonce = /'nonce-([^']+)'/.exec(policy)?.[1];
    expect(one.status).toBe(200);
    expect(one.text).toContain(`nonce="${nonce}"`);
    expect(two.text).not.toContain(nonce);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("'strict-dynamic'");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(policy).toContain("form-action 'self'");
    expect(policy).toContain("require-trusted-types-for 'script'");
    expect(policy).not.toMatch(/unsafe-(inline|eval)/);
    expect(one.headers.get('Cache-Control')).toBe('no-store');
  });

  it('sends the usual headers, and not who it is', async () => {
    const { headers } = await server.anonymous.get('/healthz');
    expect(headers.get('X-Content-Type-Options')).toBe('nosniff');
    expect(headers.get('X-Frame-Options')).toBe('DENY');
    expect(headers.get('Referrer-Policy')).toBe('same-origin');
    expect(headers.get('Cross-Origin-Opener-Policy')).toBe('same-origin');
    expect(headers.get('X-Powered-By')).toBeNull();
    expect(headers.get('X-Request-Id')).toMatch(/^[A-Za-z0-9]{22}$/);
  });

  it('keeps files with a hash in their name for good, and answers 404 for one that is gone', async () => {
    const asset = await server.anonymous.get('/assets/a-1.js');
    expect(asset.headers.get('Cache-Control')).toContain('immutable');
    expect((await server.anonymous.get('/assets/gone-2.js', { headers: { Accept: '*/*' } })).status).toBe(
      404,
    );
    expect((await server.anonymous.get('/robots.txt')).text).toContain('User-agent');
    expect((await server.anonymous.get('/../package.json')).text).not.toContain('"name"');
  });

  it.each([
    ['no origin', undefined],
    ['another site', 'https://elsewhere.example'],
    ['an opaque origin', 'null'],
  ])('refuses an unsafe request from %s before anything else', async (_case, origin) => {
    const user = await server.signedIn();
    const response = await user.request('/api/v1/me', {
      method: 'PATCH',
      headers: { 'Content-Type': 'application/json', ...(origin === undefined ? {} : { Origin: origin }) },
      body: JSON.stringify({ name: 'Mallory' }),
    });
    expect(response.status).toBe(403);
    expect(await response.json()).toMatchObject({ code: 'wrong-origin' });
    expect((await user.get<{ name: string }>('/api/v1/me')).body.name).toBe(user.user.name);
  });

  it('takes a machine’s other names for its own', async () => {
    const user = await server.signedIn();
    const origin = server.url.replace('127.0.0.1', 'localhost');
    const answer = await user.patch('/api/v1/me', { phone: '1' }, { headers: { Origin: origin } });
    expect(answer.status).toBe(200);
  });

  it.each([
    ['not JSON', '{', 'application/json', 400],
    ['a form', 'name=x', 'application/x-www-form-urlencoded', 415],
    ['too large', JSON.stringify({ name: 'x'.repeat(2 ** 20) }), 'application/json', 413],
    ['too deep', `{"name":${'['.repeat(60)}${']'.repeat(60)}}`, 'application/json', 400],
    ['a prototype', '{"__proto__":{"name":"x"}}', 'application/json', 400],
    ['an unknown property', '{"administrator":true}', 'application/json', 400],
  ])('refuses a body that is %s', async (_case, body, type, status) => {
    const user = await server.signedIn();
    const response = await user.request('/api/v1/me', {
      method: 'PATCH',
      headers: { Origin: server.url, 'Content-Type': type },
      body,
    });
    expect(response.status).toBe(status);
    expect(response.headers.get('Content-Type')).toContain('application/problem+json');
  });

  it('names each fault of a request by its place', async () => {
    const user = await server.signedIn();
    const answer = await user.post('/api/v1/me/training', { course: '', completedOn: '2026-02-30' });
    expect(answer).toMatchObject({
      status: 400,
      body: {
        code: 'bad-request',
        reasons: [
          { in: 'body', pointer: '/course' },
          { in: 'body', pointer: '/completedOn' },
        ],
      },
    });
  });

  it('does not read the body of somebody who may not', async () => {
    const response = await server.anonymous.request('/api/v1/me', {
      method: 'PATCH',
      headers: { Origin: server.url, 'Content-Type': 'application/json' },
      body: '{',
    });
    expect(response.status).toBe(401);
  });

  it('tells a sender that his body is too large also where the body is read as it comes', async () => {
    // The sender is one that reads an answer only once it has said everything, as many do.
    for (let time = 0; time < 5; time += 1) {
      const answer = await sayAll(
        `${server.url}/api/v1/payment-notices/sandbox`,
        Buffer.alloc(300 * 1024, 32),
      );
      expect(answer.status).toBe(413);
      expect(answer.type).toContain('application/problem+json');
      expect(JSON.parse(answer.text)).toMatchObject({ code: 'too-large' });
    }
  });

  it('cuts off a body that does not end', async () => {
    const socket = connect(server.port, '127.0.0.1');
    // Cut off in the middle of a word, the sender may hear of it as an error first.
    socket.on('error', () => undefined);
    const closed = new Promise((resolve) => socket.once('close', resolve));
    socket.write(
      'POST /api/v1/payment-notices/sandbox HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n' +
        'Content-Type: application/json\r\n\r\n',
    );
    const part = `10000\r\n${' '.repeat(0x10000)}\r\n`;
    const talk = () => {
      while (!socket.destroyed && socket.write(part));
    };
    socket.on('drain', talk);
    socket.resume();
    talk();
    await closed;
    expect(socket.bytesWritten).toBeLessThan(64 * 1024 * 1024);
  });

  it('refuses in the language that is asked for, else in English', async () => {
    const said = async (headers: Record<string, string>) => {
      const { body, headers: got } = await server.anonymous.get<{ title: string }>('/api/v1/me', { headers });
      return [body.title, got.get('Vary')];
    };
    expect(await said({ 'Accept-Language': 'fr-CA, en;q=0.5' })).toEqual([
      'Connectez-vous d’abord.',
      expect.stringContaining('Accept-Language'),
    ]);
    expect((await said({ 'Accept-Language': 'de' }))[0]).toBe('Sign in first.');
    expect((await said({}))[0]).toBe('Sign in first.');
  });

  it('refuses addresses that do not decode', async () => {
    const answer = await server.anonymous.get('/api/v1/programs/%E0%A4%A');
    expect([400, 404]).toContain(answer.status);
    expect(answer.headers.get('Content-Type')).toContain('application/problem+json');
  });
});

describe('behind a proxy', () => {
  it('makes cookies and transport secure when people reach it by https', async () => {
    const baseUrl = 'https://attest.example.org';
    const server = await testServer({ database: 'sqlite', settings: { baseUrl, trustProxy: 1 } });
    const here = `http://127.0.0.1:${server.port}`;
    const response = await fetch(`${here}/healthz`);
    expect(response.headers.get('Strict-Transport-Security')).toContain('max-age=31536000');
    const refused = await fetch(`${here}/api/v1/forgotten-usernames`, {
      method: 'POST',
      headers: { Origin: here, 'Content-Type': 'application/json' },
      body: '{"email":"a@example.org"}',
    });
    expect(refused.status).toBe(403);
    expect(server.firstAdministratorLink).toMatch(
      /^https:\/\/attest\.example\.org\/first-administrator\?token=/,
    );
    await server.close();
  });

  it('shows metrics to a bearer of the token only, when there is one', async () => {
    const server = await testServer({
      database: 'sqlite',
      settings: { metricsToken: 'a token for scraping' },
    });
    expect((await server.anonymous.get('/metrics')).status).toBe(403);
    const headers = { Authorization: 'Bearer a token for scraping' };
    expect((await server.anonymous.get('/metrics', { headers })).status).toBe(200);
    await server.close();
  });
});
