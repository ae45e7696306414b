import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';
import { totp } from '../../support/totp.ts';

const password = 'correct horse battery';

/** A client that keeps every cookie: the second step of a sign-in comes with one of its own. */
function browser(url: string) {
  const cookies = new Map<string, string>();
  const self = client(url);
  return {
    async post<T = { code?: string }>(path: string, body: object) {
      const response = await fetch(`${url}${path}`, {
        method: 'POST',
        headers: {
          Origin: url,
          'Content-Type': 'application/json',
          Cookie: [...cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        },
        body: JSON.stringify(body),
      });
      for (const line of response.headers.getSetCookie()) {
        const pair = line.split(';')[0] ?? '';
        const [name = '', value = ''] = [pair.slice(0, pair.indexOf('=')), pair.slice(pair.indexOf('=') + 1)];
        if (/Max-Age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
        self.cookie = [...cookies].map(([key, kept]) => `${key}=${kept}`).join('; ');
      }
      const text = await response.text();
      const parsed: T = JSON.parse(text || '{}');
      return { status: response.status, body: parsed };
    },
    get: <T>(path: string) => self.get<T>(path),
  };
}

describe.each(databases)('two-factor authentication on %s', (database) => {
  let server: TestServer;
  let people = 0;
  beforeAll(async () => {
    server = await testServer({ database });
  });
  afterAll(() => server.close());

  async function person(administrator = false) {
    people += 1;
    const made = await server.user({ username: `two.${people}`, administrator });
    const hash = await server.deps.identity.hashPassword(password);
    await server.deps.transact((tx) => tx('account').where({ userId: made.id }).update({ password: hash }));
    const signedIn = browser(server.url);
    await signedIn.post('/api/auth/sign-in/email', { email: made.email, password });
    return { ...made, browser: signedIn };
  }

  async function withTwoFactor() {
    const made = await person();
    const enabled = await made.browser.post<{ totpURI: string; backupCodes: string[] }>(
      '/api/auth/two-factor/enable',
      { password },
    );
    expect(enabled.status).toBe(200);
    const code = totp(enabled.body.totpURI);
    expect((await made.browser.post('/api/auth/two-factor/verify-totp', { code })).status).toBe(200);
    return { ...made, ...enabled.body };
  }

  const events = async (userId: string) =>
    server.deps.db('security_log').where({ user_id: userId }).orderBy('at').pluck('event');

  it('asks for the code of the app after the password, and lets nobody in without it', async () => {
    const { email, id, totpURI, browser: first } = await withTwoFactor();
    expect((await first.get<{ twoFactor: boolean }>('/api/v1/me')).body).toMatchObject({ twoFactor: true });

    const other = browser(server.url);
    const half = await other.post<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', {
      email,
      password,
    });
    expect(half).toMatchObject({ status: 200, body: { twoFactorRedirect: true } });
    expect((await other.get('/api/v1/me')).status).toBe(401);
    const wrong = await other.post('/api/auth/two-factor/verify-totp', { code: '000000' });
    expect(wrong).toMatchObject({ status: 401, body: { code: 'INVALID_CODE' } });
    const code = totp(totpURI);
    const right = await other.post('/api/auth/two-factor/verify-totp', { code, trustDevice: true });
    expect(right.status).toBe(200);
    expect((await other.get('/api/v1/me')).status).toBe(200);
    expect(await events(id)).toEqual(
      expect.arrayContaining(['signed-in', 'two-factor-on', 'password-accepted']),
    );
    // No device is trusted: the next sign-in asks again, though the client had asked for that.
    const again = await other.post<{ twoFactorRedirect?: boolean }>('/api/auth/sign-in/email', {
      email,
      password,
    });
    expect(again.body.twoFactorRedirect).toBe(true);
  });

  it('takes each backup code once', async () => {
    const { email, backupCodes } = await withTwoFactor();
    const [code] = backupCodes;
    expect(backupCodes).toHaveLength(10);
    for (const status of [200, 401]) {
      const other = browser(server.url);
      await other.post('/api/auth/sign-in/email', { email, password });
      const answer = await other.post('/api/auth/two-factor/verify-backup-code', { code });
      expect(answer.status).toBe(status);
    }
  });

  it('is taken off by an administrator with a reason; the owner is told and signed out', async () => {
    const root = await server.signedIn({ administrator: true });
    const { id, email, browser: own } = await withTwoFactor();
    const path = `/api/v1/users/${id}/two-factor-resets`;
    expect((await root.post(path, { reason: '' })).status).toBe(400);
    expect((await root.post(path, { reason: 'Lost the phone' })).status).toBe(204);
    expect((await own.get('/api/v1/me')).status).toBe(401);
    expect(server.mail.to(email).subject).toBe('Your two-factor authentication was reset');
    expect(await root.post(path, { reason: 'again, please' })).toMatchObject({
      status: 409,
      body: { code: 'no-two-factor' },
    });
    const other = browser(server.url);
    await other.post('/api/auth/sign-in/email', { email, password });
    expect((await other.get('/api/v1/me')).body).toMatchObject({ twoFactor: false });
    const line = await server.deps
      .db('security_log')
      .where({ object: id, event: 'two-factor-reset' })
      .first();
    expect(JSON.parse(line.details)).toEqual({ reason: 'Lost the phone' });
  });

  it('a forced reset makes the password worthless and mails a link to choose another', async () => {
    const root = await server.signedIn({ administrator: true });
    const { id, email, browser: own } = await person();
    const path = `/api/v1/users/${id}/password-resets`;
    expect((await root.post(path, { reason: 'Seen by others' })).status).toBe(204);
    expect((await own.get('/api/v1/me')).status).toBe(401);
    const other = browser(server.url);
    expect((await other.post('/api/auth/sign-in/email', { email, password })).status).toBe(401);
    const link = /token=([\w%-]+)/.exec(server.mail.to(email).text ?? '')?.[1] ?? '';
    const given = { token: decodeURIComponent(link), newPassword: 'quite another one' };
    expect((await server.anonymous.post('/api/auth/reset-password', given)).status).toBe(200);
    const after = await other.post('/api/auth/sign-in/email', { email, password: 'quite another one' });
    expect(after.status).toBe(200);
  });

  it('lists own sessions without their tokens and ends one of them', async () => {
    const { id, email, browser: one } = await person();
    const two = browser(server.url);
    await two.post('/api/auth/sign-in/email', { email, password });
    const list = await one.get<{ items: { id: string; current: boolean }[] }>('/api/v1/me/sessions');
    expect(list.body.items).toHaveLength(2);
    expect(JSON.stringify(list.body)).not.toContain('token');
    const other = list.body.items.find((session) => !session.current);
    const root = await server.signedIn({ administrator: true });
    const seen = await root.get<{ items: { id: string }[] }>(`/api/v1/users/${id}/sessions`);
    expect(seen.body.items.map((session) => session.id).sort()).toEqual(
      list.body.items.map((session) => session.id).sort(),
    );
    const stranger = await server.signedIn();
    expect((await stranger.delete(`/api/v1/me/sessions/${other?.id}`)).status).toBe(404);
    expect((await root.delete(`/api/v1/users/${id}/sessions/${other?.id}`)).status).toBe(204);
    expect((await two.get('/api/v1/me')).status).toBe(401);
    expect((await one.get('/api/v1/me')).status).toBe(200);
  });

  it('gives everyone what is held of them, without secrets', async () => {
    const { browser: own, email } = await withTwoFactor();
    const data = await own.get<{ account: { email: string } }>('/api/v1/me/data');
    expect(data.headers.get('Content-Disposition')).toContain('my-data.json');
    expect(data.body.account.email).toBe(email);
    expect(data.text).not.toMatch(/"(token|secret|password|backupCodes)"/);
  });
});

describe('REQUIRE_TWO_FACTOR', () => {
  it('opens nothing but one’s own account to those who must have a second factor', async () => {
    const server = await testServer({ database: 'sqlite', settings: { requireTwoFactor: 'staff' } });
    const clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    const assessor = await server.signedIn();
    expect((await clerk.get('/api/v1/me')).body).toMatchObject({ twoFactorRequired: true });
    expect(await clerk.get('/api/v1/companies')).toMatchObject({
      status: 403,
      body: { code: 'two-factor-required' },
    });
    expect((await assessor.get('/api/v1/companies')).status).toBe(200);
    await server.deps.transact((tx) =>
      tx('user').where({ id: clerk.user.id }).update({ twoFactorEnabled: true }),
    );
    expect((await clerk.get('/api/v1/companies')).status).toBe(200);
    await server.close();
  });
});
