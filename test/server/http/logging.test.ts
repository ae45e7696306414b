import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLogger, loggableError } from '../../../server/http/logging.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe('the log', () => {
  const lines: string[] = [];
  let server: TestServer;
  beforeAll(async () => {
    const log = createLogger('trace', { write: (line) => void lines.push(line) });
    server = await testServer({ database: 'sqlite', log });
  });
  afterAll(() => server.close());

  it('names requests by their id and pattern, and nobody’s data', async () => {
    const user = await server.signedIn({ name: 'Zelda Personal', email: 'zelda@example.org' });
    const company = await server.company({
      name: 'Hush Ltd',
      members: [{ user: user.user, role: 'gardener' }],
    });
    const answers = [
      await user.get('/api/v1/me?q=zelda-query'),
      await user.patch('/api/v1/me', { phone: '780-555-0199' }),
      await user.get(`/api/v1/companies/${company.id}`),
      await user.get('/api/v1/users'),
      await server.anonymous.post('/api/auth/sign-up/email', {
        name: 'Zoe Private',
        email: 'zelda@example.org',
        username: 'zoe_private',
        password: 'a password to hide',
      }),
      await server.anonymous.post('/api/auth/sign-in/email', {
        email: 'zelda.nobody@example.org',
        password: 'a password to hide',
      }),
      await server.anonymous.get('/zelda-page'),
    ];
    await new Promise((resolve) => setTimeout(resolve, 50));
    const text = lines.join('');
    for (const secret of [
      'zelda',
      'Zelda',
      'Zoe',
      'zoe_private',
      'a password to hide',
      '780-555',
      'Hush',
      '127.0.0.1',
      user.cookie?.split('=')[1] ?? '-',
    ]) {
      expect(text, secret).not.toContain(secret);
    }
    for (const answer of answers) expect(text).toContain(answer.headers.get('X-Request-Id'));
    expect(text).toContain('"route":"/api/v1/companies/:company"');
  });

  it('hears of faults inside the identity library, and answers a problem', async () => {
    const { email } = await server.user();
    const answer = await server.anonymous.post('/api/auth/sign-in/email', {
      email,
      password: 'whatever it is',
    });
    expect(answer).toMatchObject({ status: 500, body: { code: 'internal' } });
    const id = answer.headers.get('X-Request-Id') ?? '';
    expect(lines.some((line) => line.includes(id) && line.includes('"level":50'))).toBe(true);
  });

  it('keeps a driver’s message, which repeats the values, out', () => {
    const error = Object.assign(new Error("insert into user (email) values ('a@example.org') - UNIQUE"), {
      code: 'SQLITE_CONSTRAINT',
    });
    expect(JSON.stringify(loggableError(error))).not.toContain('a@example.org');
    expect(loggableError(error)).toMatchObject({ code: 'SQLITE_CONSTRAINT' });
  });
});
