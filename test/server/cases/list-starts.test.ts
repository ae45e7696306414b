import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { openPermit, type PermitPeople } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Start {
  company: { id: string; name: string };
  allowed: boolean;
  reasons: { message: unknown; case?: string }[];
}

/** One open case a company at a time. */
const opening = {
  format: 1,
  title: 'Opening',
  facts: {
    open: { title: 'Open', from: 'size(company.openCases)' },
    which: { title: 'Which', from: 'company.openCases[0].id' },
  },
  rules: [
    {
      conditions: { all: [{ fact: 'open', operator: 'greaterThan', value: 0 }] },
      event: { type: 'refused', params: { message: 'One is open.', case: { fact: 'which' } } },
    },
  ],
};

describe.each(databases)('list-starts on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({
      database,
      programs: programsWith({
        'workflows/permit/program.json': (json) => {
          inside(json, 'start').ruleset = 'opening';
        },
        'rules/permit/opening.json': JSON.stringify(opening),
      }),
    }));
  });
  afterAll(() => server.close());

  const startsOf = async (who: PermitPeople['gardener']) =>
    (await who.get<{ items: Start[] }>('/api/v1/programs/permit/starts')).body.items;

  it('says before anything is begun what start-case would answer', async () => {
    const { company, gardener, stranger } = people;
    expect(await startsOf(gardener)).toEqual([
      { company: { id: company.id, name: 'Rose Hill' }, allowed: true, reasons: [] },
    ]);
    const open = await openPermit(people);
    expect(await startsOf(gardener)).toEqual([
      {
        company: { id: company.id, name: 'Rose Hill' },
        allowed: false,
        reasons: [{ message: 'One is open.', case: open, severity: 'error' }],
      },
    ]);
    const again = await gardener.post('/api/v1/cases', { program: 'permit', company: company.id });
    expect(again.status).toBe(409);
    // What stands in another company's way is nobody else's to know.
    expect(await startsOf(stranger)).toMatchObject([{ company: { name: 'Thorn Dale' }, allowed: true }]);
    // Asking opened nothing.
    expect((await gardener.get<{ items: unknown[] }>('/api/v1/me/turns')).body.items).toHaveLength(1);
  });

  it('names no company for which the reader may open nothing', async () => {
    const onlooker = await server.signedIn();
    await server.company({ members: [{ user: onlooker.user, role: 'nobody' }] });
    expect(await startsOf(onlooker)).toEqual([]);
    expect(await startsOf(people.clerk)).toEqual([]);
    expect((await people.gardener.get('/api/v1/programs/nothing/starts')).status).toBe(404);
    expect((await server.anonymous.get('/api/v1/programs/permit/starts')).status).toBe(401);
  });
});
