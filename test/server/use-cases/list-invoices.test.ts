import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { openPermit, type PermitPeople, permitPeople } from '../../support/permit-case.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

interface Listed {
  items: { number: string }[];
  next: string | null;
  sum?: { count: number; due: { currency: string; amount: number }[] };
}

describe.each(databases)('list-invoices on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let keeper: Client;
  let caseId: string;
  beforeAll(async () => {
    server = await testServer({ database });
    people = await permitPeople(server);
    keeper = await server.signedIn({ name: 'Root', administrator: true });
    caseId = await openPermit(people);
    // Seven of one moment; every third is paid. Due in the other order than they are numbered.
    for (let index = 1; index <= 7; index += 1) {
      const paid = index % 3 === 0;
      await server.deps.transact((tx) =>
        tx('invoices').insert({
          id: `invoice-${index}`,
          key: `invoice-${index}`,
          number: `F-${index}`,
          program: 'permit',
          case_id: caseId,
          company_id: people.company.id,
          currency: 'CAD',
          description: JSON.stringify({ en: 'Fee', fr: index === 5 ? 'Été à Québec' : 'Frais' }),
          total: index * 100,
          status: paid ? 'paid' : 'open',
          issued_on: '2026-03-01',
          due_on: `2026-04-0${8 - index}`,
          created_at: '2026-03-01T12:00:00.000Z',
          paid_at: paid ? '2026-03-02T12:00:00.000Z' : null,
        }),
      );
    }
  });
  afterAll(() => server.close());

  const list = (who: Client, query = '') => who.get<Listed>(`/api/v1/invoices?${query}`);
  const numbers = async (who: Client, query = '') =>
    (await list(who, query)).body.items.map(({ number }) => number.replace('F-', '')).join('');

  it.each([
    ['', '7654321'],
    ['sort=due', '7654321'],
    ['status=open&sort=due', '75421'],
    ['status=paid&status=void', '63'],
  ])('pages through “%s” without losing or doubling one', async (query, expected) => {
    expect(await numbers(people.gardener, query)).toBe(expected);
    let seen = '';
    let cursor = '';
    do {
      const { body } = await list(people.gardener, `${query}&limit=2${cursor}`);
      expect(body.items.length).toBeLessThanOrEqual(2);
      seen += body.items.map(({ number }) => number.replace('F-', '')).join('');
      cursor = body.next ? `&cursor=${body.next}` : '';
    } while (cursor !== '');
    expect(seen).toBe(expected);
    expect((await list(people.gardener, 'cursor=rubbish')).status).toBe(400);
    const { body } = await list(people.gardener, 'sort=due&limit=1');
    expect(body.next).toBeTruthy();
    expect((await list(people.gardener, `sort=due&limit=1&cursor=${body.next}`)).status).toBe(200);
    expect((await list(people.gardener, `sort=newest&limit=1&cursor=${body.next}`)).status).toBe(400);
  });

  it('adds up all that match, not only the page', async () => {
    const { body } = await list(people.gardener, 'status=open&limit=1&sum=yes');
    expect(body.sum).toEqual({ count: 5, due: [{ currency: 'CAD', amount: 1900 }] });
    const paid = await list(people.gardener, 'status=paid&sum=yes');
    expect(paid.body.sum).toEqual({ count: 2, due: [] });
    expect((await list(people.gardener)).body.sum).toBeUndefined();
  });

  it('finds every word in whatever case, with or without accents, and nothing by a wildcard', async () => {
    expect(await numbers(people.gardener, 'q=quebec%20ETE')).toBe('5');
    expect(await numbers(people.gardener, 'q=f-4%20rose')).toBe('4');
    expect(await numbers(people.gardener, 'q=f-4%20thorn')).toBe('');
    expect(await numbers(people.gardener, 'q=%25')).toBe('');
    expect(await numbers(people.gardener, `q=frais&case=${caseId}&status=open`)).toBe('7421');
  });

  it.each(['ØRSTED ŒUVRE', 'orsted oeuvre', 'eu', 'Cafe', 'CAFÉ', 'éte', 'rose'])(
    'finds “%s”',
    async (words) => {
      const named = (name: string) =>
        server.deps.transact((tx) => tx('companies').where('id', people.company.id).update({ name }));
      await named('Ørsted Œuvres – Cafe\u0301 Rose E\u0301te\u0301 Hill');
      const found = await numbers(people.gardener, `q=${encodeURIComponent(words)}`);
      await named('Rose Hill');
      expect(found).toBe('7654321');
    },
  );

  it('shows nobody else’s, and of one’s own companies only where asked', async () => {
    expect(await numbers(people.stranger)).toBe('');
    expect((await list(people.stranger, 'sum=yes')).body.sum).toEqual({ count: 0, due: [] });
    expect(await numbers(keeper)).toBe('7654321');
    expect(await numbers(keeper, 'own=yes')).toBe('');
    expect(await numbers(people.gardener, 'own=yes')).toBe('7654321');
    expect((await server.anonymous.get('/api/v1/invoices')).status).toBe(401);
  });

  it('names the companies whose account one may see', async () => {
    const companies = async (who: Client, q = '') =>
      (await who.get<{ items: object[] }>(`/api/v1/statements/companies?q=${q}`)).body.items;
    const rose = { id: people.company.id, name: 'Rose Hill' };
    expect(await companies(people.gardener)).toEqual([rose]);
    expect(await companies(keeper, 'ROSÉ')).toEqual([rose]);
    expect(await companies(keeper, 'thorn')).toEqual([]);
    expect(await companies(people.stranger)).toEqual([]);
  });
});
