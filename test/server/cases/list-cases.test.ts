import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { fillIn, newKey, openPermit, type PermitPeople, sendEvent } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface ListBody {
  items: {
    id: string;
    number: string | null;
    state: { id: string };
    company: { name: string };
    nextDue: string | null;
    values: { [column: string]: unknown };
    events: { type: string }[];
  }[];
  next: string | null;
}

describe.each(databases)('list-cases on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  /** Five submitted (two of them asked about), one draft, one withdrawn: all of Rose Hill. */
  const ids: string[] = [];
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
    for (let index = 0; index < 7; index += 1) {
      const id = await openPermit(people);
      ids.push(id);
      if (index < 5) {
        await fillIn(people.gardener, id, index === 2 ? 9 : 100 + index);
        await sendEvent(people.gardener, id, 'SUBMIT');
      }
      server.clock.advance({ days: 1 });
    }
    await sendEvent(people.gardener, ids[6]!, 'WITHDRAW');
  });
  afterAll(() => server.close());

  const list = (who: Client, query: string) => who.get<ListBody>(`/api/v1/cases?program=permit&${query}`);
  const idsOf = async (who: Client, query: string) =>
    (await list(who, query)).body.items.map((item) => ids.indexOf(item.id));

  it('shows the company’s own cases to its members, all of them to nobody else', async () => {
    expect((await idsOf(people.gardener, 'list=mine')).sort()).toEqual([0, 1, 2, 3, 4, 5, 6]);
    expect(await idsOf(people.stranger, 'list=mine')).toEqual([]);
  });

  it('shows staff what is on their desk, not what is still a draft', async () => {
    expect((await idsOf(people.clerk, 'list=desk')).sort()).toEqual([0, 1, 2, 3, 4]);
    expect((await idsOf(people.clerk, '')).sort()).toEqual([0, 1, 2, 3, 4, 6]);
  });

  it('hides a list that is made for other roles', async () => {
    expect((await list(people.gardener, 'list=desk')).status).toBe(404);
    expect((await list(people.clerk, 'list=mine')).status).toBe(404);
    expect((await list(people.clerk, 'list=nothing')).status).toBe(404);
    expect((await people.clerk.get('/api/v1/cases?program=nothing')).status).toBe(404);
    expect((await server.anonymous.get('/api/v1/cases?program=permit')).status).toBe(401);
  });

  it('fills the program’s columns and offers the row’s events by role and state', async () => {
    const { body } = await list(people.gardener, 'list=mine&sort=number');
    const draft = body.items.find((item) => item.id === ids[5]);
    expect(draft).toMatchObject({
      values: { number: null, area: null, state: { en: 'Draft', fr: 'Brouillon' } },
      events: [{ type: 'WITHDRAW', tone: 'danger' }],
    });
    const submitted = body.items.find((item) => item.id === ids[1]);
    expect(submitted).toMatchObject({ values: { number: 'P20260002', area: 101 }, events: [] });
  });

  it('sorts by any column, numbers as numbers', async () => {
    expect(await idsOf(people.clerk, 'list=desk&sort=number')).toEqual([0, 1, 2, 3, 4]);
    expect(await idsOf(people.clerk, 'list=desk&sort=-number')).toEqual([4, 3, 2, 1, 0]);
    const areas = await list(people.gardener, 'list=mine&sort=-area');
    expect(areas.body.items.map((item) => item.values.area)).toEqual([104, 103, 101, 100, 9, null, null]);
    expect(await idsOf(people.clerk, '')).toEqual([6, 4, 3, 2, 1, 0]);
    expect((await list(people.clerk, 'list=desk&sort=nothing')).status).toBe(400);
  });

  it('puts what is due first, and what is never due last', async () => {
    await sendEvent(people.clerk, ids[3]!, 'ASK', { data: { reason: 'Which beds?' } });
    const [first, ...rest] = (await list(people.gardener, 'sort=nextDue')).body.items;
    expect(first?.id).toBe(ids[3]);
    expect(first?.nextDue).toBe('2026-03-24');
    expect(rest.every((item) => item.nextDue === null)).toBe(true);
    expect(await idsOf(people.gardener, 'filter=nextDue:2026-03-01..2026-03-24')).toEqual([3]);
    await sendEvent(people.gardener, ids[3]!, 'RETURN');
  });

  it('filters by declared columns, by state and by words', async () => {
    expect((await idsOf(people.clerk, 'list=desk&filter=company:rose')).length).toBe(5);
    expect(await idsOf(people.clerk, 'list=desk&filter=company:thorn')).toEqual([]);
    expect(await idsOf(people.clerk, 'list=desk&filter=company:%25')).toEqual([]);
    expect((await list(people.clerk, 'list=desk&filter=number:1')).status).toBe(400);
    expect(await idsOf(people.gardener, 'list=mine&state=withdrawn')).toEqual([6]);
    expect(await idsOf(people.clerk, 'q=p20260004')).toEqual([3]);
    expect((await idsOf(people.clerk, 'q=gabi')).length).toBe(6);
    expect(await idsOf(people.stranger, 'q=rose')).toEqual([]);
    expect(await idsOf(people.clerk, 'filter=openedOn:2026-03-03..2026-03-04&sort=openedOn')).toEqual([1, 2]);
  });

  it.each(['openedOn', '-openedOn', 'company', '-state', 'nextDue', 'number'])(
    'pages through equal keys of %s without losing or doubling a row',
    async (sort) => {
      const whole = await idsOf(people.clerk, `sort=${sort}`);
      const pages: number[] = [];
      let cursor = '';
      do {
        const { body } = await list(people.clerk, `sort=${sort}&limit=2${cursor}`);
        pages.push(...body.items.map((item) => ids.indexOf(item.id)));
        cursor = body.next ? `&cursor=${body.next}` : '';
      } while (cursor !== '');
      expect(pages).toEqual(whole);
      expect(new Set(pages).size).toBe(6);
    },
  );

  it('refuses a cursor that is not of this order', async () => {
    const { body } = await list(people.clerk, 'sort=number&limit=1');
    expect((await list(people.clerk, `sort=-number&limit=1&cursor=${body.next}`)).status).toBe(400);
    expect((await list(people.clerk, 'cursor=rubbish')).status).toBe(400);
  });

  it('gives a case to somebody who works on the program, and records it', async () => {
    const id = ids[0]!;
    const assign = (who: Client, assignee: string | null) =>
      who.put<{ code: string }>(
        `/api/v1/cases/${id}/assignee`,
        { assignee },
        { headers: { 'X-Key': newKey() } },
      );
    expect((await assign(people.gardener, people.clerk.user.id)).status).toBe(403);
    expect((await assign(people.stranger, people.clerk.user.id)).status).toBe(404);
    expect((await assign(people.clerk, people.gardener.user.id)).status).toBe(422);
    const done = await assign(people.clerk, people.clerk.user.id);
    expect(done.body).toMatchObject({ revision: 3, assignee: { name: 'Clara Clerk' } });
    const [row] = await server.deps.db('history').where({ case_id: id, kind: 'record' });
    expect(row).toMatchObject({ seq: 3, event: 'assign' });
    expect((await list(people.clerk, 'sort=assignee')).body.items.at(-1)?.id).toBe(id);
  });
});
