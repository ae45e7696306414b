import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Client, client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

const password = 'correct horse battery';
const grants = [{ program: 'permit', role: 'clerk' }];

describe.each(databases)('invitations on %s', (database) => {
  let server: TestServer;
  let root: Client & { user: TestUser };
  beforeAll(async () => {
    server = await testServer({ database });
    root = await server.signedIn({ name: 'Root', administrator: true });
  });
  afterAll(() => server.close());

  const tokenTo = (email: string) => /token=([\w-]+)/.exec(server.mail.to(email).text ?? '')?.[1] ?? '';
  const accept = (token: string, username: string) =>
    server.anonymous.post('/api/v1/accepted-invitations', { token, name: 'Ina', username, password });

  it('open an account with its roles; the link works once', async () => {
    const email = 'ina@example.org';
    const invited = await root.post('/api/v1/invitations', { email, name: 'Ina', language: 'fr', grants });
    expect(invited).toMatchObject({ status: 201, body: { email, grants, expired: false } });
    expect(server.mail.to(email).subject).toBe('Vous êtes invité');
    const token = tokenTo(email);
    const stored = await server.deps.db('invitations').where({ email }).first();
    expect(JSON.stringify(stored)).not.toContain(token);
    const look = await server.anonymous.post('/api/v1/invitation-links', { token });
    expect(look.body).toMatchObject({ email, name: 'Ina' });
    expect(await root.post('/api/v1/invitations', { email, name: 'Ina', grants })).toMatchObject({
      status: 409,
      body: { code: 'already-invited' },
    });

    expect((await accept(token, 'ina.invited')).status).toBe(201);
    expect((await accept(token, 'ina.twice')).status).toBe(403);
    const browser = client(server.url);
    await browser.post('/api/auth/sign-in/username', { username: 'ina.invited', password });
    expect((await browser.get('/api/v1/me')).body).toMatchObject({ email, roles: grants });
    const open = await root.get<{ items: { email: string }[] }>('/api/v1/invitations');
    expect(open.body.items.map((one) => one.email)).not.toContain(email);
    expect(await root.post('/api/v1/invitations', { email, name: 'Ina', grants })).toMatchObject({
      status: 409,
      body: { code: 'account-exists' },
    });
  });

  it('say which field is wrong, and stay open', async () => {
    const email = 'taken@example.org';
    await server.user({ username: 'somebody' });
    await root.post('/api/v1/invitations', { email, name: 'T', portalOnly: true });
    expect(await accept(tokenTo(email), 'Somebody')).toMatchObject({
      status: 409,
      body: { code: 'username-taken', reasons: [{ pointer: '/username' }] },
    });
    expect((await accept(tokenTo(email), 'somebody.else')).status).toBe(201);
  });

  it('end when they are sent again, taken back, or a week old', async () => {
    const email = 'late@example.org';
    const { body } = await root.post<{ id: string }>('/api/v1/invitations', {
      email,
      name: 'Late',
      portalOnly: true,
    });
    const first = tokenTo(email);
    expect((await root.post(`/api/v1/invitations/${body.id}/links`)).status).toBe(200);
    const second = tokenTo(email);
    expect(second).not.toBe(first);
    expect((await server.anonymous.post('/api/v1/invitation-links', { token: first })).status).toBe(403);
    server.clock.advance({ days: 8 });
    expect((await accept(second, 'too.late')).status).toBe(403);
    const open = await root.get<{ items: object[] }>('/api/v1/invitations');
    expect(open.body.items).toMatchObject([{ email, expired: true }]);
    await root.post(`/api/v1/invitations/${body.id}/links`);
    expect((await root.delete(`/api/v1/invitations/${body.id}`)).status).toBe(204);
    expect((await accept(tokenTo(email), 'taken.back')).status).toBe(403);
    expect((await root.post(`/api/v1/invitations/${body.id}/links`)).status).toBe(404);
  });

  it('give a role, or say that none is meant', async () => {
    const given = { email: 'roleless@example.org', name: 'Rolf' };
    expect(await root.post('/api/v1/invitations', given)).toMatchObject({
      status: 422,
      body: { code: 'no-role', reasons: [{ pointer: '/grants', message: { fr: expect.any(String) } }] },
    });
    expect(await root.post('/api/v1/invitations', { ...given, grants, portalOnly: true })).toMatchObject({
      status: 422,
      body: { code: 'not-portal-only', reasons: [{ pointer: '/portalOnly' }] },
    });
    expect(await server.deps.db('invitations').where({ email: given.email })).toEqual([]);
    const invited = await root.post<{ id: string }>('/api/v1/invitations', { ...given, portalOnly: true });
    expect(invited.status).toBe(201);
    const log = await root.get<{ items: { object: string; names: object }[] }>(
      '/api/v1/security-events?event=user-invited',
    );
    expect(log.body.items.find((line) => line.object === invited.body.id)?.names).toEqual({
      [invited.body.id]: { kind: 'invitation', name: 'Rolf' },
    });
  });

  it('give no role that no program gives', async () => {
    const wrong = { email: 'x@example.org', name: 'X', grants: [{ program: 'permit', role: 'gardener' }] };
    expect(await root.post('/api/v1/invitations', wrong)).toMatchObject({
      status: 422,
      body: { code: 'unknown-role', reasons: [{ message: { fr: expect.stringContaining('gardener') } }] },
    });
    expect(
      await root.post('/api/v1/invitations', { ...wrong, grants: [...grants, ...grants] }),
    ).toMatchObject({
      status: 422,
      body: { code: 'role-given-twice', reasons: [{ pointer: `/grants/${grants.length}` }] },
    });
    expect(await server.deps.db('invitations').where({ email: 'x@example.org' })).toEqual([]);
  });

  it('users are found by role and status', async () => {
    const named = async (query: string) =>
      (await root.get<{ items: { name: string }[] }>(`/api/v1/users?${query}`)).body.items.map((u) => u.name);
    expect(await named('role=administrator')).toEqual(['Root']);
    expect(await named('role=permit/clerk')).toEqual(['Ina']);
    expect(await named('role=none&status=suspended')).toEqual([]);
    expect((await root.get('/api/v1/users?role=nonsense')).status).toBe(400);
  });
});
