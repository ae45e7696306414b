import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

interface Company {
  id: string;
  name: string;
  revision: number;
  address: { street: string; city: string };
  wcbAccounts: string[];
  member: boolean;
}
interface List {
  items: Company[];
  next: string | null;
}

describe.each(databases)('companies on %s', (database) => {
  let server: TestServer;
  let clerk: Client;
  let gardener: Client & { user: TestUser };
  beforeAll(async () => {
    server = await testServer({ database });
    clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    gardener = await server.signedIn();
  });
  afterAll(() => server.close());

  it('are added and corrected by staff, each change on the revision that it saw', async () => {
    const added = await clerk.post<Company>('/api/v1/companies', {
      name: 'Fern & Co',
      address: { city: 'Regina' },
      wcbAccounts: ['1'],
    });
    expect(added).toMatchObject({ status: 201, body: { name: 'Fern & Co', revision: 1, member: false } });
    expect(added.headers.get('ETag')).toBe('"1"');
    const path = `/api/v1/companies/${added.body.id}`;
    const changed = await clerk.patch<Company>(
      path,
      { member: true, address: { street: '5 Elm' } },
      { headers: { 'If-Match': '"1"' } },
    );
    expect(changed.body).toMatchObject({
      revision: 2,
      member: true,
      address: { street: '5 Elm', city: 'Regina' },
      wcbAccounts: ['1'],
    });
    expect(await clerk.get(path)).toMatchObject({ body: changed.body });
    const stale = await clerk.patch(path, { name: 'Other' }, { headers: { 'If-Match': '"1"' } });
    expect(stale).toMatchObject({ status: 412, body: { code: 'stale-revision', current: 2 } });
    expect((await clerk.patch(path, { name: 'Other' })).status).toBe(428);
    const odd = await clerk.patch(path, { name: 'Other' }, { headers: { 'If-Match': '*' } });
    expect(odd.status).toBe(400);
  });

  it('show themselves to members and staff, to nobody else', async () => {
    const own = await server.company({ members: [{ user: gardener.user, role: 'gardener' }] });
    const foreign = await server.company();
    expect((await gardener.get(`/api/v1/companies/${own.id}`)).status).toBe(200);
    expect((await gardener.get(`/api/v1/companies/${foreign.id}`)).status).toBe(404);
    expect((await clerk.get(`/api/v1/companies/${foreign.id}`)).status).toBe(200);
    const list = await gardener.get<List>('/api/v1/companies');
    expect(list.body.items.map((company) => company.id)).toEqual([own.id]);
    const change = { headers: { 'If-Match': '"1"' } };
    expect((await gardener.patch(`/api/v1/companies/${own.id}`, { name: 'x' }, change)).status).toBe(403);
    expect((await gardener.patch(`/api/v1/companies/${foreign.id}`, { name: 'x' }, change)).status).toBe(404);
    expect((await gardener.post('/api/v1/companies', { name: 'Mine' })).status).toBe(403);
  });

  it('are listed page by page and found by a part of the name, taken literally', async () => {
    for (const name of ['Page b', 'Page a', 'Page a', 'Page c', 'Page 100%_']) await server.company({ name });
    const names: string[] = [];
    let cursor = '';
    do {
      const page: List = (await clerk.get<List>(`/api/v1/companies?q=pAGe&limit=2${cursor}`)).body;
      names.push(...page.items.map((company) => company.name));
      cursor = page.next === null ? '' : `&cursor=${page.next}`;
    } while (cursor !== '');
    expect(names).toHaveLength(5);
    expect([...names].sort((a, b) => a.localeCompare(b))).toEqual(
      ['Page 100%_', 'Page a', 'Page a', 'Page b', 'Page c'].sort((a, b) => a.localeCompare(b)),
    );
    const literal = await clerk.get<List>('/api/v1/companies?q=0%25_');
    expect(literal.body.items.map((company) => company.name)).toEqual(['Page 100%_']);
    expect((await clerk.get('/api/v1/companies?cursor=nonsense')).status).toBe(400);
  });

  it('let staff say who acts for them', async () => {
    const company = await server.company();
    const path = `/api/v1/companies/${company.id}/members`;
    const newcomer = await server.signedIn();
    const given = { email: newcomer.user.email.toUpperCase(), role: 'gardener' };
    expect((await newcomer.get(path)).status).toBe(404);
    expect((await newcomer.post(path, given)).status).toBe(404);
    expect((await clerk.post(path, given)).body).toMatchObject({ items: [{ user: newcomer.user }] });
    expect((await clerk.post(path, given)).status).toBe(200);
    expect((await newcomer.get(path)).body).toMatchObject({ items: [{ role: 'gardener' }] });
    expect((await newcomer.get<{ companies: object[] }>('/api/v1/me')).body.companies).toEqual([
      { company: { id: company.id, name: company.name }, role: 'gardener' },
    ]);
    expect((await newcomer.delete(`${path}/${newcomer.user.id}/gardener`)).status).toBe(403);
    expect((await clerk.delete(`${path}/${newcomer.user.id}/gardener`)).status).toBe(204);
    expect((await clerk.delete(`${path}/${newcomer.user.id}/gardener`)).status).toBe(404);
    expect((await newcomer.get(path)).status).toBe(404);
  });

  it('take no role that reaches further than a company', async () => {
    const company = await server.company();
    const path = `/api/v1/companies/${company.id}/members`;
    for (const role of ['clerk', 'administrator', 'system', 'nothing']) {
      const answer = await clerk.post(path, { email: gardener.user.email, role });
      expect(answer, role).toMatchObject({
        status: 422,
        body: { code: 'unknown-role', reasons: [{ pointer: '/role' }] },
      });
    }
    const nobody = await clerk.post(path, { email: 'nobody@example.org', role: 'gardener' });
    expect(nobody).toMatchObject({ status: 422, body: { code: 'unknown-user' } });
  });
});
