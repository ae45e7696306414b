import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { userStore } from '../../../server/stores/users.ts';
import { client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

const password = 'correct horse battery';

/** The link that a mail holds. */
function linkIn(text: string | undefined): URL {
  const found = /https?:\/\/\S+/.exec(text ?? '');
  if (!found) throw new Error(`No link in: ${text}`);
  return new URL(found[0]);
}

describe.each(databases)('identity on %s', (database) => {
  let server: TestServer;
  let people = 0;
  beforeAll(async () => {
    server = await testServer({ database });
  });
  afterAll(() => server.close());

  async function signUp() {
    people += 1;
    const person = { name: 'Ada', email: `ada${people}@example.org`, username: `Ada.${people}`, password };
    const answer = await server.anonymous.post('/api/auth/sign-up/email', person);
    expect(answer.status).toBe(200);
    return person;
  }

  async function verified() {
    const person = await signUp();
    const link = linkIn(server.mail.to(person.email).text);
    await server.anonymous.get(`${link.pathname}${link.search}`);
    return person;
  }

  const signIn = (body: object, path = 'email') => {
    const browser = client(server.url);
    return browser
      .post<{ code?: string }>(`/api/auth/sign-in/${path}`, body)
      .then((answer) => ({ browser, answer }));
  };

  it('lets nobody in before the address is confirmed', async () => {
    const { email, username } = await signUp();
    expect((await signIn({ email, password })).answer.status).toBe(403);
    expect((await signIn({ username, password }, 'username')).answer.status).toBe(403);
  });

  it('confirms an address by the mailed link, then signs in by address or username', async () => {
    const person = await verified();
    const byEmail = await signIn({ email: person.email, password });
    expect(byEmail.answer.status).toBe(200);
    const byName = await signIn({ username: person.username.toUpperCase(), password }, 'username');
    expect(byName.answer.status).toBe(200);
    expect(byName.browser.cookie).not.toBe(byEmail.browser.cookie);
    expect(await byName.browser.get('/api/v1/me')).toMatchObject({
      status: 200,
      body: { name: 'Ada', username: person.username, email: person.email, administrator: false, roles: [] },
    });
  });

  it('gives a cookie that scripts cannot read and other sites do not send', async () => {
    const { email } = await verified();
    const { answer } = await signIn({ email, password });
    const cookie = answer.headers.getSetCookie().find((line) => line.includes('session_token'));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it('takes no rights from the body of a sign-up', async () => {
    people += 1;
    const person = { name: 'Eve', email: `eve${people}@example.org`, username: `eve${people}`, password };
    await server.anonymous.post('/api/auth/sign-up/email', {
      ...person,
      administrator: true,
      emailVerified: true,
      status: 'active',
    });
    const row = await server.deps.db('user').where({ email: person.email }).first();
    expect([Boolean(row?.administrator ?? false), Boolean(row?.emailVerified ?? false)]).toEqual([
      false,
      false,
    ]);
  });

  it('writes to a newcomer in the language that the account was made in', async () => {
    people += 1;
    const person = { name: 'Zoé', email: `zoe${people}@example.org`, username: `zoe${people}`, password };
    await server.anonymous.post('/api/auth/sign-up/email', { ...person, language: 'fr' });
    expect(server.mail.to(person.email).subject).toBe('Confirmez votre adresse courriel');
    const row = await userStore(server.deps.db).byEmail(person.email);
    expect(row?.language).toBe('fr');
  });

  it('says of an account since when it is there by the server’s clock', async () => {
    const { email } = await verified();
    const row = await userStore(server.deps.db).byEmail(email);
    const full = row && (await userStore(server.deps.db).get(row.id));
    expect(full?.createdAt).toBe(server.clock.now().toISOString());
  });

  it('does not tell whether an address has an account', async () => {
    const { email } = await verified();
    const again = await server.anonymous.post<{ user: { email: string } }>('/api/auth/sign-up/email', {
      name: 'Bob',
      email,
      username: `bob${people}`,
      password,
    });
    expect(again.status).toBe(200);
    expect(server.mail.to(email).subject).toBe('You already have an account');
    const count = server.mail.sent.length;
    for (const unknown of ['nobody@example.org', email]) {
      const answer = await server.anonymous.post('/api/v1/forgotten-usernames', { email: unknown });
      expect(answer).toMatchObject({ status: 202, text: '' });
    }
    expect(server.mail.sent.length).toBe(count + 1);
    expect(server.mail.to(email).text).toContain(`Ada.`);
  });

  it('answers a sign-up alike for an address that has an account, whatever is chosen', async () => {
    const { email } = await verified();
    const signUpAs = async (address: string) => {
      people += 1;
      const body = { name: 'Zoé', email: address, username: `zoe${people}`, password, language: 'fr' };
      const { status, text } = await server.anonymous.post('/api/auth/sign-up/email', body);
      return { status, text };
    };
    expect(await signUpAs(email)).toEqual(await signUpAs('zoe.new@example.org'));
  });

  it('takes as long for a forgotten password, whether an address has an account', async () => {
    const { email } = await verified();
    const { send } = server.mail;
    const asked: string[] = [];
    server.mail.send = (mail) => {
      asked.push(mail.to.email);
      return new Promise(() => undefined);
    };
    try {
      expect((await server.anonymous.post('/api/auth/request-password-reset', { email })).status).toBe(200);
      expect(asked).toEqual([email]);
    } finally {
      server.mail.send = send;
    }
  });

  it('a new password ends every session', async () => {
    const { email } = await verified();
    const { browser } = await signIn({ email, password });
    expect((await browser.get('/api/v1/me')).status).toBe(200);
    await server.anonymous.post('/api/auth/request-password-reset', { email });
    const token = linkIn(server.mail.to(email).text).searchParams.get('token');
    const changed = 'another horse battery';
    const reset = await server.anonymous.post('/api/auth/reset-password', { token, newPassword: changed });
    expect(reset.status).toBe(200);
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await signIn({ email, password })).answer.status).toBe(401);
    expect((await signIn({ email, password: changed })).answer.status).toBe(200);
    const again = await server.anonymous.post('/api/auth/reset-password', { token, newPassword: password });
    expect(again.status).toBe(400);
  });

  it('a changed password ends all other sessions, though the client does not ask for it', async () => {
    const { email } = await verified();
    const one = await signIn({ email, password });
    const two = await signIn({ email, password });
    const answer = await one.browser.post('/api/auth/change-password', {
      currentPassword: password,
      newPassword: 'yet another password',
      revokeOtherSessions: false,
    });
    expect(answer.status).toBe(200);
    expect((await two.browser.get('/api/v1/me')).status).toBe(401);
    expect((await one.browser.get('/api/v1/me')).status).toBe(200);
  });

  it('signs out for good: the cookie is worth nothing afterwards', async () => {
    const { email } = await verified();
    const { browser } = await signIn({ email, password });
    const kept = browser.cookie;
    await browser.post('/api/auth/sign-out', {});
    expect((await client(server.url, kept).get('/api/v1/me')).status).toBe(401);
  });

  it('shows and ends sessions', async () => {
    const { email } = await verified();
    const one = await signIn({ email, password });
    const two = await signIn({ email, password });
    const list = await one.browser.get<{ token: string }[]>('/api/auth/list-sessions');
    expect(list.body).toHaveLength(2);
    await one.browser.post('/api/auth/revoke-other-sessions', {});
    expect((await two.browser.get('/api/v1/me')).status).toBe(401);
  });

  it('reads the user’s status at each request', async () => {
    const person = await verified();
    const { browser } = await signIn({ email: person.email, password });
    const me = await browser.get<{ id: string }>('/api/v1/me');
    await server.deps.transact((tx) => tx('user').where({ id: me.body.id }).update({ status: 'suspended' }));
    expect((await browser.get('/api/v1/me')).status).toBe(401);
    expect((await browser.get('/api/auth/list-sessions')).status).toBe(403);
    const failed = await server.deps.db('security_log').where({ event: 'sign-in-failed' });
    const again = await signIn({ email: person.email, password });
    expect(again.answer).toMatchObject({ status: 403, body: { code: 'ACCOUNT_SUSPENDED' } });
    expect(again.browser.cookie).toBeUndefined();
    // It is written down as what it was, and whose; not as a stranger who guesses a password.
    const log = await server.deps.db('security_log').select('event', 'user_id');
    expect(log).toContainEqual({ event: 'account-suspended', user_id: me.body.id });
    expect(log.filter(({ event }) => event === 'sign-in-failed')).toHaveLength(failed.length);
  });

  it('takes no cookie that it did not sign, and no session that is over', async () => {
    const user = await server.signedIn();
    const [name, value = ''] = (user.cookie ?? '').split('=');
    const other = value[5] === 'x' ? 'y' : 'x';
    const forged = client(server.url, `${name}=${value.slice(0, 5)}${other}${value.slice(6)}`);
    expect((await forged.get('/api/v1/me')).status).toBe(401);
    expect((await user.get('/api/v1/me')).status).toBe(200);
    await server.deps.transact((tx) =>
      tx('session').where({ userId: user.user.id }).update({ expiresAt: '2020-01-01T00:00:00.000Z' }),
    );
    expect((await user.get('/api/v1/me')).status).toBe(401);
  });

  it('agrees with the library about who is signed in, and prolongs a session in use', async () => {
    const user = await server.signedIn();
    const theirs = await user.get<{ user: { id: string } }>('/api/auth/get-session');
    expect(theirs.body.user.id).toBe(user.user.id);
    const soon = new Date(Date.now() + 3 * 86_400_000).toISOString();
    const before = new Date(Date.now() - 4 * 86_400_000).toISOString();
    const mine = { userId: user.user.id };
    await server.deps.transact((tx) =>
      tx('session').where(mine).update({ expiresAt: soon, updatedAt: before }),
    );
    const answer = await user.get('/api/v1/me');
    expect(answer.status).toBe(200);
    expect(answer.headers.getSetCookie().join()).toContain('session_token');
    const row = await server.deps.db('session').where(mine).first();
    expect(new Date(row.expiresAt).getTime()).toBeGreaterThan(Date.now() + 6 * 86_400_000);
  });

  it('closes what we did not open', async () => {
    const user = await server.signedIn();
    for (const path of [
      'delete-user',
      'change-email',
      'update-user',
      'link-social',
      'is-username-available',
    ]) {
      expect((await user.post(`/api/auth/${path}`, {})).status, path).toBe(404);
    }
  });
});

describe('limits', () => {
  it('keeps count of sign-ins in the database, by address', async () => {
    const server = await testServer({ database: 'sqlite', settings: { rateLimits: true } });
    const statuses: number[] = [];
    for (let i = 0; i < 22; i += 1) {
      // A header of the client's own does not give it a bucket of its own.
      const headers = { 'X-Forwarded-For': `10.0.0.${i}`, 'X-Attest-Client-Address': `10.0.0.${i}` };
      const answer = await server.anonymous.post(
        '/api/auth/sign-in/email',
        { email: 'nobody@example.org', password: 'wrong password' },
        { headers },
      );
      statuses.push(answer.status);
    }
    expect(statuses.slice(0, 20)).toEqual(Array(20).fill(401));
    expect(statuses.slice(20)).toEqual([429, 429]);
    const keys: string[] = await server.deps.db('rateLimit').pluck('key');
    expect(keys.filter((key) => key.includes('10.0.0'))).toEqual([]);
    for (let i = 0; i < 10; i += 1) {
      await server.anonymous.post('/api/v1/forgotten-usernames', { email: 'nobody@example.org' });
    }
    const tooMany = await server.anonymous.post('/api/v1/forgotten-usernames', {
      email: 'nobody@example.org',
    });
    expect(tooMany).toMatchObject({ status: 429, body: { code: 'too-many-requests' } });
    expect(Number(tooMany.headers.get('Retry-After'))).toBeGreaterThan(0);
    await server.close();
  });
});

describe.each(databases)('first administrator on %s', (database) => {
  it('is made once, by the link printed at the first start', async () => {
    const server = await testServer({ database });
    const token = new URL(server.firstAdministratorLink ?? '').searchParams.get('token');
    const given = { token, name: 'Root', username: 'root', email: 'root@example.org', password };
    const path = '/api/v1/first-administrator';
    expect((await server.anonymous.post(path, { ...given, token: 'x'.repeat(43) })).status).toBe(403);
    expect((await server.anonymous.post(path, { ...given, password: 'short' })).status).toBe(400);
    expect((await server.anonymous.post(path, given)).status).toBe(201);
    expect((await server.anonymous.post(path, given)).status).toBe(403);
    const browser = client(server.url);
    await browser.post('/api/auth/sign-in/username', { username: 'root', password });
    expect(await browser.get('/api/v1/me')).toMatchObject({ body: { administrator: true } });
    await server.stop();
    const again = await testServer({ database, place: server.place });
    expect(again.firstAdministratorLink).toBeNull();
    await again.close();
  });
});
