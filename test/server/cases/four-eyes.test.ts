import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../engine/index.ts';
import { lettersStore } from '../../../server/stores/letters.ts';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import type { TestServer } from '../../support/test-server.ts';

/** The toy program with a second look: whoever proposes does not agree, and the assignee does not grant. */
function withSecondLook(machine: JsonObject): void {
  const states = inside(machine, 'machine', 'states');
  const title = (text: string) => ({ en: text, fr: text });
  inside(states, 'decide', 'meta', 'events').PROPOSE = { label: title('Propose'), roles: ['clerk'] };
  inside(states, 'decide', 'on').PROPOSE = 'second';
  states.second = {
    tags: ['open', 'desk'],
    meta: {
      title: title('Second look'),
      waitingFor: ['clerk'],
      forms: { application: { view: ['gardener', 'clerk'] } },
      events: {
        AGREE: { label: title('Agree'), roles: ['clerk'], notBy: ['assignee', { event: 'PROPOSE' }] },
        DISAGREE: {
          label: title('Disagree'),
          roles: ['clerk'],
          notBy: [{ event: 'PROPOSE' }],
          form: 'decision',
          readers: ['clerk'],
        },
      },
    },
    on: { AGREE: 'granted', DISAGREE: 'decide' },
  };
}

interface Offers {
  turn: { reader: boolean; assignee: boolean };
  events: { type: string; offered: boolean; reasons: { message: { en: string } }[] }[];
}

describe.each(databases)('four eyes on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({
      database,
      programs: programsWith({
        'workflows/permit/machine.json': withSecondLook,
        'workflows/permit/paths.json': (json) => {
          json.paths = [];
        },
      }),
    }));
  });
  afterAll(() => server.close());
  const clerk = () => server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
  const offer = async (who: PermitPeople['clerk'], id: string, type: string) =>
    (await who.get<Offers>(`/api/v1/cases/${id}`)).body.events.find((one) => one.type === type);

  it('are those of another person than the one who proposed', async () => {
    const second = await clerk();
    const id = await submittedPermit(people);
    expect((await sendEvent(people.clerk, id, 'PROPOSE')).status).toBe(200);
    const own = await offer(people.clerk, id, 'AGREE');
    expect(own).toMatchObject({
      offered: false,
      reasons: [{ message: { en: 'Another person must do this: you did “Propose”.' } }],
    });
    const refused = await sendEvent(people.clerk, id, 'AGREE');
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong-person']);
    expect((await offer(second, id, 'AGREE'))?.offered).toBe(true);
    // It waits for a clerk, but not for this one, also where the case is his work.
    const turn = async (who: PermitPeople['clerk']) =>
      (await who.get<Offers>(`/api/v1/cases/${id}`)).body.turn;
    await people.clerk.put(`/api/v1/cases/${id}/assignee`, { assignee: people.clerk.user.id });
    expect(await turn(people.clerk)).toEqual({ reader: false, assignee: false });
    expect(await turn(second)).toEqual({ reader: true, assignee: false });
    expect(await turn(people.gardener)).toEqual({ reader: false, assignee: false });
    await people.clerk.put(`/api/v1/cases/${id}/assignee`, { assignee: null });

    // Who proposed last counts: after a disagreement the two change places.
    expect((await sendEvent(second, id, 'DISAGREE', { data: { reason: 'Not yet.' } })).status).toBe(200);
    expect((await sendEvent(second, id, 'PROPOSE')).status).toBe(200);
    expect((await sendEvent(second, id, 'AGREE')).body.code).toBe('wrong-person');
    expect((await sendEvent(people.clerk, id, 'AGREE')).body.state.id).toBe('granted');
  });

  it('are seen in the audit trail: a refusal says whom it met, and at which case', async () => {
    const second = await clerk();
    const id = await submittedPermit(people);
    const sent = await sendEvent(second, id, 'PROPOSE');
    expect((await sendEvent(second, id, 'AGREE')).body.code).toBe('wrong-person');
    const root = await server.signedIn({ administrator: true });
    // Written beside the answer, not before it.
    const refusal = async () =>
      (
        await root.get<{ items: object[] }>(
          `/api/v1/security-events?event=wrong-person&about=${second.user.id}`,
        )
      ).body.items[0];
    await expect.poll(refusal).toMatchObject({
      userId: second.user.id,
      details: { about: id },
      names: { [id]: { kind: 'case', name: sent.body.number } },
    });
  });

  it('talk to each other: what is written for them is no member’s to read, nor what the machine keeps', async () => {
    const second = await clerk();
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'PROPOSE');
    const reason = 'The beds on the north side are not shown.';
    expect((await sendEvent(second, id, 'DISAGREE', { data: { reason } })).status).toBe(200);
    const told = async (who: PermitPeople['clerk']) => {
      const found = await who.get<{ request: { message: string } | null; context: object }>(
        `/api/v1/cases/${id}`,
      );
      const history = await who.get<{ items: { event: { type: string }; data: object | null }[] }>(
        `/api/v1/cases/${id}/history`,
      );
      const row = history.body.items.find(({ event }) => event.type === 'DISAGREE');
      return {
        request: found.body.request?.message ?? null,
        data: row?.data,
        context: Object.keys(found.body.context),
      };
    };
    expect(await told(people.clerk)).toEqual({
      request: reason,
      data: { reason },
      context: expect.arrayContaining(['rounds']),
    });
    expect(await told(people.gardener)).toEqual({ request: null, data: null, context: [] });
    // What the desk writes to the gardener is his to read, as before.
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    expect((await told(people.gardener)).request).toBe('Which beds?');
  });

  it('are not those of the one whose work the case is', async () => {
    const [second, third] = [await clerk(), await clerk()];
    const id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'PROPOSE');
    await people.clerk.put(`/api/v1/cases/${id}/assignee`, { assignee: second.user.id });
    expect((await sendEvent(second, id, 'AGREE')).body.code).toBe('wrong-person');
    expect((await sendEvent(third, id, 'AGREE')).status).toBe(200);
  });

  it('nobody decides on his own case: not a member of the company, not who opened it', async () => {
    const member = await clerk();
    await server.deps.transact((tx) =>
      tx('members').insert({
        company_id: people.company.id,
        user_id: member.user.id,
        role: 'gardener',
        added_at: '2026-01-01T00:00:00.000Z',
      }),
    );
    const id = await submittedPermit(people);
    const refused = await sendEvent(member, id, 'APPROVE');
    expect([refused.status, refused.body.code]).toEqual([403, 'wrong-person']);
    expect(JSON.stringify(refused.body.reasons)).toContain('Nobody decides on a case of his own');
    expect((await offer(member, id, 'APPROVE'))?.offered).toBe(false);
    // Nor is it given to him, nor does he give it away, nor read what the desk notes about it.
    const given = await people.clerk.put<{ code: string }>(`/api/v1/cases/${id}/assignee`, {
      assignee: member.user.id,
    });
    expect([given.status, given.body.code]).toEqual([422, 'not-assignable']);
    const listed = await people.clerk.get<{ items: { id: string }[] }>(`/api/v1/cases/${id}/assignees`);
    expect(listed.body.items.map((one) => one.id)).not.toContain(member.user.id);
    expect((await member.put(`/api/v1/cases/${id}/assignee`, { assignee: null })).status).toBe(403);
    const threads = await member.get<{ threads: { id: string }[] }>(`/api/v1/cases/${id}/messages`);
    expect(threads.body.threads.map((one) => one.id)).toEqual(['permit']);
    // Nor the letters that went to the desk alone.
    for (const role of ['clerk', 'gardener']) {
      await server.deps.transact((tx) =>
        lettersStore(tx).insert({
          id: `${role}${database}`,
          key: `${role}${database}`,
          caseId: id,
          letter: 'asked',
          title: role,
          language: 'en',
          subject: role,
          html: '',
          pdf: '',
          recipients: [],
          role,
          createdAt: '2026-03-02T17:00:00.000Z',
        }),
      );
    }
    const letters = async (who: PermitPeople['clerk']) =>
      (await who.get<{ items: { role: string }[] }>(`/api/v1/cases/${id}/letters`)).body.items
        .map(({ role }) => role)
        .sort();
    expect(await letters(people.clerk)).toEqual(['clerk', 'gardener']);
    expect(await letters(member)).toEqual(['gardener']);
    expect((await member.get(`/api/v1/letters/clerk${database}/pdf`)).status).toBe(404);

    // What he may do as a member he still does.
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    expect((await sendEvent(member, id, 'RETURN')).status).toBe(200);

    // Who opened it and left the company stays its assessor.
    await server.deps.transact(async (tx) => {
      await tx('role_grants').insert({
        program: 'permit',
        role: 'clerk',
        user_id: people.gardener.user.id,
        granted_at: '2026-01-01T00:00:00.000Z',
      });
      await tx('members').where({ user_id: people.gardener.user.id }).del();
    });
    expect((await sendEvent(people.gardener, id, 'APPROVE')).body.code).toBe('wrong-person');
    expect((await sendEvent(people.clerk, id, 'APPROVE')).status).toBe(200);
  });
});
