import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { securityLogStore } from '../../../server/stores/security-log.ts';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { newKey } from '../../support/permit-case.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

interface User {
  id: string;
  status: string;
  administrator: boolean;
  roles: { program: string; role: string }[];
}

describe.each(databases)('users on %s', (database) => {
  let server: TestServer;
  let root: Client & { user: TestUser };
  beforeAll(async () => {
    server = await testServer({ database });
    root = await server.signedIn({ name: 'Root', administrator: true });
  });
  afterAll(() => server.close());

  it('are found by a part of name, address or username', async () => {
    await server.user({ name: 'Élodie Quill', email: 'qq@example.org', username: 'inkwell' });
    for (const q of ['quill', 'QQ@', 'inkw', 'ELODIE', 'quill é']) {
      const list = await root.get<{ items: User[] }>(`/api/v1/users?q=${encodeURIComponent(q)}`);
      expect(list.body.items, q).toMatchObject([{ name: 'Élodie Quill', roles: [] }]);
    }
    for (const name of ['Dvořák Ağşar', '김민준', 'Nguyễn Phạm', 'Škoda Ōtani']) {
      await server.user({ name });
      for (const q of [name, name.normalize('NFD').replace(/\p{M}/gu, '').normalize('NFC')]) {
        const list = await root.get<{ items: User[] }>(`/api/v1/users?q=${encodeURIComponent(q)}`);
        expect(list.body.items, q).toMatchObject([{ name }]);
      }
    }
    const nobody = await server.signedIn();
    expect((await nobody.get('/api/v1/users')).status).toBe(403);
    expect((await nobody.get(`/api/v1/users/${root.user.id}`)).status).toBe(403);
    expect((await root.get('/api/v1/users/nobody')).status).toBe(404);
  });

  it('get and lose roles of a program, which hold from the next request on', async () => {
    const clerk = await server.signedIn();
    expect((await clerk.get('/api/v1/training')).status).toBe(403);
    expect((await clerk.post('/api/v1/companies', { name: 'x' })).status).toBe(403);
    const path = `/api/v1/users/${clerk.user.id}/roles`;
    const grant = { program: 'permit', role: 'clerk' };
    expect((await root.post(path, grant)).body).toEqual({ items: [grant] });
    expect((await root.post(path, grant)).body).toEqual({ items: [grant] });
    expect((await clerk.post('/api/v1/companies', { name: 'x' })).status).toBe(201);
    expect((await clerk.get('/api/v1/me')).body).toMatchObject({
      may: expect.arrayContaining(['assign', 'companies', 'invoices']),
      roles: [{ ...grant, title: { en: 'Clerk', fr: 'Commis' } }],
    });
    expect((await root.delete(`${path}/permit/clerk`)).status).toBe(204);
    expect((await root.delete(`${path}/permit/clerk`)).status).toBe(404);
    expect((await clerk.post('/api/v1/companies', { name: 'x' })).status).toBe(403);
  });

  it('get no role that the program does not give', async () => {
    const user = await server.user();
    const path = `/api/v1/users/${user.id}/roles`;
    for (const role of ['gardener', 'system', 'administrator', 'nothing', 'constructor']) {
      expect((await root.post(path, { program: 'permit', role })).status, role).toBe(422);
    }
    expect((await root.post(path, { program: 'nothing', role: 'clerk' })).status).toBe(422);
  });

  it('are signed out at once when suspended, and come back when reinstated', async () => {
    const user = await server.signedIn();
    const path = `/api/v1/users/${user.user.id}`;
    expect((await root.patch(path, { status: 'suspended', reason: 'Left' })).body).toMatchObject({
      status: 'suspended',
      suspension: { by: 'Root', reason: 'Left' },
    });
    expect((await user.get('/api/v1/me')).status).toBe(401);
    expect(await server.deps.db('session').where({ userId: user.user.id })).toEqual([]);
    expect((await root.patch(path, { status: 'active' })).status).toBe(200);
    expect((await (await server.signIn(user.user)).get('/api/v1/me')).status).toBe(200);
  });

  it('are not suspended without a reason, which stays readable', async () => {
    const user = await server.signedIn({ name: 'Sly' });
    const path = `/api/v1/users/${user.user.id}`;
    expect(await root.patch(path, { status: 'suspended' })).toMatchObject({
      status: 422,
      body: { code: 'no-reason', reasons: [{ pointer: '/reason' }] },
    });
    expect((await user.get('/api/v1/me')).status).toBe(200);
    await root.patch(path, { status: 'suspended', reason: 'Left the company' });
    expect((await root.get(path)).body).toMatchObject({
      suspension: { by: 'Root', reason: 'Left the company', at: expect.any(String) },
    });
    interface Log {
      items: { object: string; details: object; names: object }[];
    }
    const log = await root.get<Log>('/api/v1/security-events?event=user-suspended');
    expect(log.body.items.find((line) => line.object === user.user.id)).toMatchObject({
      details: { reason: 'Left the company' },
      names: { [user.user.id]: { kind: 'user', name: 'Sly' } },
    });
    await root.patch(path, { status: 'active' });
    expect((await root.get(path)).body).toMatchObject({ suspension: null });
  });

  it('tell when they last signed in', async () => {
    const user = await server.user();
    const lastSignIn = async () =>
      (await root.get<{ lastSignIn: string | null }>(`/api/v1/users/${user.id}`)).body.lastSignIn;
    expect(await lastSignIn()).toBeNull();
    for (const at of ['2026-01-05T10:00:00.000Z', '2026-02-05T10:00:00.000Z']) {
      await server.deps.transact((tx) =>
        securityLogStore(tx).add({
          id: newKey(),
          at,
          event: 'signed-in',
          userId: user.id,
          object: null,
          requestId: null,
          details: {},
        }),
      );
    }
    expect(await lastSignIn()).toBe('2026-02-05T10:00:00.000Z');
    const { body } = await root.get<{ items: object[] }>(`/api/v1/users?q=${encodeURIComponent(user.email)}`);
    expect(body.items).toMatchObject([{ lastSignIn: '2026-02-05T10:00:00.000Z' }]);
  });

  it('are signed out everywhere by an administrator', async () => {
    const user = await server.signedIn();
    expect((await root.delete(`/api/v1/users/${user.user.id}/sessions`)).status).toBe(204);
    expect((await user.get('/api/v1/me')).status).toBe(401);
  });

  it('always keep one administrator', async () => {
    const path = `/api/v1/users/${root.user.id}`;
    for (const change of [{ administrator: false }, { status: 'suspended', reason: 'Left' }]) {
      const answer = await root.patch(path, change);
      expect(answer).toMatchObject({ status: 409, body: { code: 'last-administrator' } });
    }
    expect((await root.get(path)).body).toMatchObject({ administrator: true, status: 'active' });
    const second = await server.user();
    expect((await root.patch(`/api/v1/users/${second.id}`, { administrator: true })).status).toBe(200);
    const other = await server.signIn(second);
    expect((await other.patch(path, { administrator: false })).status).toBe(200);
    expect((await other.patch(path, { administrator: true })).status).toBe(200);
  });

  it('leave a trace of every change of rights, by ids only', async () => {
    const log = await root.get<{ items: { event: string; details: object }[]; next: string | null }>(
      '/api/v1/security-events?limit=3',
    );
    expect(log.body.items).toHaveLength(3);
    expect(log.body.next).not.toBeNull();
    const rest = await root.get<{ items: { event: string }[] }>(
      `/api/v1/security-events?limit=200&cursor=${log.body.next}`,
    );
    const events = [...log.body.items, ...rest.body.items].map((item) => item.event);
    for (const event of [
      'role-granted',
      'role-revoked',
      'user-suspended',
      'user-reinstated',
      'sessions-ended',
    ]) {
      expect(events).toContain(event);
    }
    expect(events).toContain('forbidden');
    expect(JSON.stringify([log.body, rest.body])).not.toContain('@');
  });

  it('say of themselves only what is theirs to say', async () => {
    const user = await server.signedIn();
    const changed = await user.patch('/api/v1/me', { name: ' New Name ', language: 'fr', phone: '403' });
    expect(changed.body).toMatchObject({ name: 'New Name', language: 'fr', phone: '403' });
    for (const body of [
      { email: 'x@example.org' },
      { administrator: true },
      { name: '' },
      { name: 'a\nb' },
    ]) {
      expect((await user.patch('/api/v1/me', body)).status).toBe(400);
    }
  });
});
