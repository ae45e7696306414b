import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDays } from '../../../engine/index.ts';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import {
  openPermit,
  type PermitPeople,
  saveStep,
  sendEvent,
  submittedPermit,
} from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Buckets {
  items: { program: string; today: string; buckets: { id: string; count: number; more: boolean }[] }[];
}
interface View {
  id: string;
  name: string;
  query: string;
  isDefault: boolean;
}
interface Options {
  states: { title: { en: string }; states: string[] }[];
  people: { name: string }[];
  mayAssign: boolean;
  views: View[];
  columns: string[] | null;
}

const office = '/api/v1/programs/permit/lists/office';

describe.each(databases)('the queue on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let colleague: PermitPeople['clerk'];
  /** Four to decide (mine, a colleague's, nobody's twice), one asked about with a deadline, one draft. */
  const ids: string[] = [];
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
    colleague = await server.signedIn({ name: 'Cleo Clerk', grants: [{ program: 'permit', role: 'clerk' }] });
    for (let index = 0; index < 5; index += 1) ids.push(await submittedPermit(people));
    ids.push(await openPermit(people));
    await assign(people.clerk, 0, people.clerk.user.id);
    await assign(people.clerk, 1, colleague.user.id);
    await sendEvent(people.clerk, ids[4]!, 'ASK', { data: { reason: 'The area is missing.' } });
  });
  afterAll(() => server.close());

  const assign = (who: Client, index: number, assignee: string | null) =>
    who.put(`/api/v1/cases/${ids[index]}/assignee`, { assignee });
  const counts = async (who: Client) => {
    const { body } = await who.get<Buckets>('/api/v1/buckets');
    return Object.fromEntries(body.items.flatMap((one) => one.buckets).map(({ id, count }) => [id, count]));
  };
  const list = (who: Client, query: string) =>
    who.get<{ items: { id: string }[]; total?: { count: number; more: boolean } }>(
      `/api/v1/cases?program=permit&list=office&${query}`,
    );
  const found = async (query: string, who: Client = people.clerk) =>
    (await list(who, query)).body.items.map((item) => ids.indexOf(item.id));

  it('counts each reader’s buckets, and lists what was counted', async () => {
    expect(await counts(people.clerk)).toEqual({
      mine: 1,
      unassigned: 2,
      colleagues: 1,
      gardeners: 1,
      overdue: 0,
      soon: 0,
      asked: 0,
    });
    expect(await counts(colleague)).toMatchObject({ mine: 1, colleagues: 1, unassigned: 2 });
    expect((await people.gardener.get<Buckets>('/api/v1/buckets')).body.items).toEqual([]);
    expect(await found('bucket=gardeners')).toEqual([4]);
    const desk = await people.clerk.get<{ items: { id: string }[] }>(
      '/api/v1/cases?program=permit&list=desk&bucket=mine',
    );
    expect(desk.body.items.map(({ id }) => id)).toEqual([ids[0]]);
  });

  it('leaves out of a bucket what the reader may not decide, but not what is nobody’s work', async () => {
    expect(await counts(colleague)).toMatchObject({ asked: 1 });
    expect(await found('bucket=asked', colleague)).toEqual([4]);
    expect(await found('bucket=asked')).toEqual([]);
    await assign(people.clerk, 4, colleague.user.id);
    expect(await counts(colleague)).toMatchObject({ asked: 0 });
    await assign(people.clerk, 4, null);
    expect(await counts(colleague)).toMatchObject({ asked: 1 });
  });

  it('counts what is due by the program’s day, not by the reader’s or the server’s', async () => {
    const due = (await list(people.clerk, 'bucket=gardeners')).body.items[0] as unknown as {
      nextDue: string;
    };
    const { today } = (await people.clerk.get<Buckets>('/api/v1/buckets')).body.items[0]!;
    const days = (Date.parse(due.nextDue) - Date.parse(today)) / 86_400_000;
    server.clock.advance({ days: days - 7 });
    expect(await counts(people.clerk)).toMatchObject({ soon: 1, overdue: 0 });
    // The last evening in Edmonton is the next day in UTC.
    server.clock.set(`${addDays(due.nextDue, 1)}T04:00:00.000Z`);
    expect(await counts(people.clerk)).toMatchObject({ soon: 1, overdue: 0 });
    server.clock.set(`${addDays(due.nextDue, 1)}T08:00:00.000Z`);
    expect(await counts(people.clerk)).toMatchObject({ soon: 0, overdue: 1 });
    expect(await found('bucket=overdue')).toEqual([4]);
  });

  it('finds a case by every word, whichever way the accents are typed', async () => {
    const { id } = people.company;
    const named = (name: string) =>
      server.deps.transact((tx) => tx('companies').where({ id }).update({ name }));
    await named('Pépinière Bœuf');
    const elsewhere = ids.push(await openPermit(people)) - 1;
    await named('Rose Hill');
    const draftsFound = async (q: string) => {
      const query = `program=permit&list=mine&q=${encodeURIComponent(q)}`;
      const { body } = await people.gardener.get<{ items: { id: string }[] }>(`/api/v1/cases?${query}`);
      return body.items.map((item) => ids.indexOf(item.id));
    };
    for (const q of ['pepiniere', 'BOEUF pépin', 'BŒUF'])
      expect(await draftsFound(q), q).toEqual([elsewhere]);
    expect(await draftsFound('pepin rose')).toEqual([]);
  });

  it('refuses a bucket of another list, of other roles, or that there is none', async () => {
    expect((await list(people.clerk, 'bucket=mine')).status).toBe(404);
    expect((await list(people.clerk, 'bucket=nothing')).status).toBe(404);
    expect((await people.gardener.get('/api/v1/cases?program=permit&bucket=mine')).status).toBe(404);
  });

  it('filters by people, states and words, and says how many match', async () => {
    expect(await found('filter=clerk:@me')).toEqual([0]);
    expect(await found('filter=clerk:@others')).toEqual([1]);
    expect(await found(`filter=clerk:@${colleague.user.id}`)).toEqual([1]);
    expect(await found('filter=clerk:@nobody')).toEqual([2, 3, 4]);
    expect(await found('filter=clerk:cleo')).toEqual([1]);
    expect(await found('filter=state:correction')).toEqual([4]);
    expect((await found('filter=state:correction,decide')).length).toBe(5);
    expect(await found('filter=state:corr')).toEqual([]);
    // Words in any order, each somewhere.
    expect((await found('q=gabi%20rose')).length).toBe(5);
    expect(await found('q=rose%20nobody')).toEqual([]);
    const page = await list(people.clerk, 'limit=2&count=yes');
    expect(page.body.items).toHaveLength(2);
    expect(page.body.total).toEqual({ count: 5, more: false });
    expect((await list(people.clerk, 'filter=due:soon')).status).toBe(400);
  });

  it('gives the choices for its filters to those whose list it is', async () => {
    const { body } = await people.clerk.get<Options>(office);
    expect(body.states.map(({ title }) => title.en).sort()).toEqual(['Being decided', 'Correction wanted']);
    expect(body.people.map(({ name }) => name)).toEqual(['Clara Clerk', 'Cleo Clerk']);
    expect(body).toMatchObject({ mayAssign: true, views: [], columns: null });
    expect((await people.gardener.get(office)).status).toBe(404);
  });

  it('keeps views and columns for their owner alone', async () => {
    const given = { name: 'Mine first', query: 'filter=clerk%3A%40me&sort=-due', isDefault: true };
    const first = await people.clerk.post<View>(`${office}/views`, given);
    expect(first.status).toBe(201);
    expect((await people.clerk.post<{ code: string }>(`${office}/views`, given)).body.code).toBe(
      'name-taken',
    );
    const second = await people.clerk.post<View>(`${office}/views`, { ...given, name: 'Second' });
    expect((await people.clerk.get<Options>(office)).body.views).toEqual([
      { ...first.body, isDefault: false },
      second.body,
    ]);
    expect((await colleague.get<Options>(office)).body.views).toEqual([]);

    const path = `/api/v1/views/${first.body.id}`;
    const other = { name: 'Taken over', query: '', isDefault: false };
    expect((await colleague.put(path, other)).status).toBe(404);
    expect((await colleague.delete(path)).status).toBe(404);
    expect((await people.clerk.put(path, { ...other, name: 'Second' })).status).toBe(409);
    expect((await people.clerk.put(path, { ...other, name: ' ' })).status).toBe(400);
    expect((await people.clerk.put(path, other)).body).toEqual({ id: first.body.id, ...other });
    expect((await people.clerk.delete(path)).status).toBe(204);
    expect((await people.clerk.get<Options>(office)).body.views).toEqual([second.body]);

    expect((await people.clerk.put(`${office}/columns`, { columns: ['due', 'number'] })).status).toBe(204);
    expect((await people.clerk.get<Options>(office)).body.columns).toEqual(['due', 'number']);
    expect((await colleague.get<Options>(office)).body.columns).toBeNull();
    expect((await people.clerk.put(`${office}/columns`, { columns: ['secret'] })).status).toBe(422);
  });

  it('lets one of two views have a name, and one come first, when both are changed at once', async () => {
    const query = 'q=rose';
    const ids: string[] = [];
    for (const name of ['left', 'right']) {
      const added = await people.clerk.post<View>(`${office}/views`, { name, query, isDefault: false });
      ids.push(added.body.id);
    }
    for (let round = 0; round < 5; round += 1) {
      const given = { name: `both ${round}`, query, isDefault: true };
      const [added, ...changed] = await Promise.all([
        people.clerk.post(`${office}/views`, given),
        ...ids.map((id) => people.clerk.put(`/api/v1/views/${id}`, given)),
      ]);
      const statuses = [added?.status === 201 ? 200 : added?.status, ...changed.map((one) => one.status)];
      expect(statuses.sort()).toEqual([200, 409, 409]);
      const { views } = (await people.clerk.get<Options>(office)).body;
      expect(views.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual([given.name]);
    }
    for (const { id } of (await people.clerk.get<Options>(office)).body.views) {
      await people.clerk.delete(`/api/v1/views/${id}`);
    }
  });

  it('exports what the view shows, safe to open in a spreadsheet', async () => {
    const owner = await server.signedIn({ name: 'Eve' });
    const company = await server.company({
      name: '=HYPERLINK("http://evil","x"), Ltd',
      members: [{ user: owner.user, role: 'gardener' }],
    });
    const id = await openPermit({ company, gardener: owner });
    await saveStep(owner, id, 'application.garden', 0, { owner: company.name, area: 300 });
    await saveStep(owner, id, 'application.confirm', 0, { agreed: true });
    await sendEvent(owner, id, 'SUBMIT');
    const exported = await people.clerk.get(
      '/api/v1/case-exports?program=permit&list=office&columns=number,company,area,state&language=fr&sort=-number&filter=state:decide',
    );
    expect(exported.status).toBe(200);
    expect(exported.headers.get('Content-Type')).toBe('text/csv; charset=utf-8');
    expect(exported.headers.get('Content-Disposition')).toContain('permit-office.csv');
    const lines = exported.text.replace(/^\uFEFF/, '').split('\r\n');
    expect(lines[0]).toBe('Permis,Propriétaire,Surface,État');
    expect(lines[1]).toMatch(/^P2026\d+,"'=HYPERLINK\(""http:\/\/evil"",""x""\), Ltd",300,En décision$/);
    expect(lines).toHaveLength(7);
    expect(lines.at(-1)).toBe('');
    const stranger = await people.stranger.get('/api/v1/case-exports?program=permit&list=office');
    expect(stranger.status).toBe(404);
  });
});
