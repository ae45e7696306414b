import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Client } from '../../support/client.ts';
import { databases } from '../../support/databases.ts';
import { openPermit, type PermitPeople, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Cases {
  items: { id: string; program: string; number: string | null; ended: boolean; state: { title: unknown } }[];
  more: boolean;
}

describe.each(databases)('list-company-cases on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let sent: string;
  let draft: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
    sent = await submittedPermit(people);
    server.clock.advance({ days: 1 });
    draft = await openPermit(people);
    // Of another company that has the same name and the same people.
    const namesake = await server.company({
      name: people.company.name,
      members: [{ user: people.gardener.user, role: 'gardener' }],
    });
    await submittedPermit({ ...people, company: namesake });
  });
  afterAll(() => server.close());

  const list = (who: Client) => who.get<Cases>(`/api/v1/companies/${people.company.id}/cases`);
  const ids = async (who: Client) => (await list(who)).body.items.map(({ id }) => id);

  it('names the company’s cases, the newest first, each with where it stands', async () => {
    const { body } = await list(people.gardener);
    expect(body.items.map(({ id }) => id)).toEqual([draft, sent]);
    expect(body.items[1]).toMatchObject({ program: 'permit', ended: false });
    expect(body.items[1]!.number).not.toBeNull();
    expect(body.items[1]!.state.title).toMatchObject({ en: 'Being decided' });
    expect(body.more).toBe(false);
  });

  it('leaves out the cases that the reader may not see, though he sees the company', async () => {
    expect(await ids(people.clerk)).toEqual([sent]);
    const empty = await server.company();
    const none = await people.clerk.get(`/api/v1/companies/${empty.id}/cases`);
    expect(none).toMatchObject({ status: 200, body: { items: [], more: false } });
  });

  it('gives nobody a company’s cases who does not see the company', async () => {
    expect((await list(people.stranger)).status).toBe(404);
    expect((await list(server.anonymous)).status).toBe(401);
    expect((await people.clerk.get('/api/v1/companies/nobody/cases')).status).toBe(404);
  });
});
