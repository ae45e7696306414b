import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { assignCase } from '../../../server/use-cases/assign-case.ts';
import { verifyCase } from '../../../server/use-cases/verify-case.ts';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Refused {
  code: string;
  reasons: { pointer: string; message: { en: string; fr: string } }[];
}
interface Options {
  people: { id: string; roles: string[]; takesCases: boolean }[];
  mayAssign: boolean;
}

describe.each(databases)('giving a case to somebody on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let cashier: PermitPeople['clerk'];
  beforeAll(async () => {
    ({ server, people } = await permitServer({
      database,
      programs: programsWith({
        'workflows/permit/program.json': (json) => {
          const roles = inside(json, 'roles');
          inside(roles, 'clerk').takesCases = true;
          roles.cashier = { title: { en: 'Cashier', fr: 'Caisse' }, scope: 'program', may: ['assign'] };
          const lists = json.lists as { id: string; roles: string[] }[];
          lists.find(({ id }) => id === 'desk')?.roles.push('cashier');
        },
        'workflows/permit/paths.json': (json) => {
          json.paths = [];
        },
        'workflows/permit/machine.json': (json) => {
          const decide = inside(json, 'machine', 'states', 'decide', 'meta', 'forms', 'application');
          (decide.view as string[]).push('cashier');
          const decided = inside(json, 'machine', 'states', 'decide');
          inside(decided, 'on').GRANT = 'granted';
          inside(decided, 'meta', 'events').GRANT = {
            label: { en: 'Grant', fr: 'Accorder' },
            roles: ['clerk'],
          };
        },
      }),
    }));
    cashier = await server.signedIn({ grants: [{ program: 'permit', role: 'cashier' }] });
  });
  afterAll(() => server.close());
  const give = (who: PermitPeople['clerk'], id: string, assignee: string | null) =>
    who.put<Refused>(`/api/v1/cases/${id}/assignee`, { assignee });

  it('is refused for an account that is suspended', async () => {
    const id = await submittedPermit(people);
    const gone = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    await server.deps.transact((tx) =>
      tx('user').where({ id: gone.user.id }).update({ status: 'suspended' }),
    );
    const refused = await give(cashier, id, gone.user.id);
    expect([refused.status, refused.body.code]).toEqual([422, 'not-assignable']);
    expect(refused.body.reasons[0]?.message.en).toContain('suspended');
  });

  it('offers and takes only people of a role that takes cases, and says why not', async () => {
    const id = await submittedPermit(people);
    const offered = await cashier.get<{ items: { id: string }[] }>(`/api/v1/cases/${id}/assignees`);
    expect(offered.body.items.map((one) => one.id)).toEqual([people.clerk.user.id]);
    const refused = await give(cashier, id, cashier.user.id);
    expect([refused.status, refused.body.code]).toEqual([422, 'not-assignable']);
    expect(refused.body.reasons).toEqual([
      { pointer: '/assignee', message: { en: expect.stringContaining('role'), fr: expect.any(String) } },
    ]);
    expect((await give(cashier, id, people.clerk.user.id)).status).toBe(200);
    // Who takes cases is no matter of who may give them: a member does neither.
    expect((await give(people.gardener, id, people.clerk.user.id)).status).toBe(403);
  });

  it('tells a list whom of the people it may be given to', async () => {
    const { body } = await people.clerk.get<Options>('/api/v1/programs/permit/lists/desk');
    const takes = Object.fromEntries(body.people.map((one) => [one.id, one.takesCases]));
    expect(takes).toEqual({ [people.clerk.user.id]: true, [cashier.user.id]: false });
    expect(body.mayAssign).toBe(true);
  });

  it('has nobody to give a case to that has ended, and refuses it', async () => {
    const id = await submittedPermit(people);
    expect((await sendEvent(people.clerk, id, 'GRANT')).status).toBe(200);
    const refused = await give(people.clerk, id, people.clerk.user.id);
    expect([refused.status, refused.body.code]).toEqual([409, 'ended']);
    const offered = await people.clerk.get<{ items: object[] }>(`/api/v1/cases/${id}/assignees`);
    expect(offered.body.items).toEqual([]);
  });

  it('is over for whoever comes to act for the company: its open cases are nobody’s, with their history', async () => {
    const reviewer = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    const [own, ended] = [await submittedPermit(people), await submittedPermit(people)];
    const other = await server.company({
      name: people.company.name,
      members: [{ user: people.gardener.user, role: 'gardener' }],
    });
    const foreign = await submittedPermit({ ...people, company: other });
    for (const id of [own, ended, foreign])
      expect((await give(cashier, id, reviewer.user.id)).status).toBe(200);
    expect((await sendEvent(people.clerk, ended, 'GRANT')).status).toBe(200);

    const joined = { email: reviewer.user.email, role: 'gardener' };
    const added = await people.clerk.post(`/api/v1/companies/${people.company.id}/members`, joined);
    expect(added.status).toBe(200);
    const assignee = async (id: string) =>
      (await people.clerk.get<{ assignee: { id: string } | null }>(`/api/v1/cases/${id}`)).body.assignee?.id;
    expect(await Promise.all([own, ended, foreign].map(assignee))).toEqual([
      undefined,
      reviewer.user.id,
      reviewer.user.id,
    ]);
    interface History {
      items: { event: { type: string }; actor: { id: string }; assignee: object | null }[];
    }
    const { items } = (await people.clerk.get<History>(`/api/v1/cases/${own}/history`)).body;
    expect(items.at(-1)).toMatchObject({
      event: { type: 'assign' },
      actor: { id: people.clerk.user.id },
      assignee: null,
    });
    const proof = await people.clerk.get<{ ok: boolean }>(`/api/v1/cases/${own}/verification`);
    expect(proof.body).toMatchObject({ ok: true });
  });

  describe('at the moment when he comes to act for the company', () => {
    const reviewerOf = () => server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    const join = (company: string, email: string) =>
      people.clerk.post(`/api/v1/companies/${company}/members`, { email, role: 'gardener' });
    const companyOf = () =>
      server.company({ name: 'Rose Hill', members: [{ user: people.gardener.user, role: 'gardener' }] });
    const assignee = async (id: string) =>
      (await people.clerk.get<{ assignee: { id: string } | null }>(`/api/v1/cases/${id}`)).body.assignee;

    it('is refused, though he was nobody of it when the case was read', async () => {
      const reviewer = await reviewerOf();
      const company = await companyOf();
      const id = await submittedPermit({ ...people, company });
      const { deps } = server;
      const transact: typeof deps.transact = async (work) => {
        expect((await join(company.id, reviewer.user.email)).status).toBe(200);
        return deps.transact(work);
      };
      const user = { ...people.clerk.user, administrator: false };
      const command = { user, caseId: id, assigneeId: reviewer.user.id, seen: null };
      await expect(assignCase({ ...deps, transact }, command)).rejects.toMatchObject({
        code: 'not-assignable',
      });
      expect(await assignee(id)).toBeNull();
    });

    it('leaves him none of its cases, whichever comes first, and whatever else moves them', async () => {
      for (let round = 0; round < 6; round += 1) {
        const reviewer = await reviewerOf();
        const company = await companyOf();
        const of = { ...people, company };
        const cases = [await submittedPermit(of), await submittedPermit(of), await submittedPermit(of)];
        const [held = '', given = ''] = cases;
        expect((await give(cashier, held, reviewer.user.id)).status).toBe(200);
        const [joined, assigned] = await Promise.all([
          join(company.id, reviewer.user.email),
          give(cashier, given, reviewer.user.id),
          sendEvent(reviewer, held, 'ASK', { data: { reason: 'Which beds?' } }),
        ]);
        expect(joined.status).toBe(200);
        expect([200, 412, 422]).toContain(assigned.status);
        expect(await Promise.all(cases.map(assignee))).toEqual([null, null, null]);
        for (const id of cases) expect((await verifyCase(server.deps, id)).ok).toBe(true);
      }
    });
  });
});
