import { afterAll, beforeAll, describe, expect, it } from 'vitest';
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

interface Seen {
  id: string;
  kind: string;
  revision: number;
}

/** Reads a stream of events until `enough` have come or the server ends it. */
async function watch(who: Client, caseId: string, enough: number, lastEventId?: string) {
  const aborted = new AbortController();
  const response = await who.request(`/api/v1/cases/${caseId}/changes`, {
    signal: aborted.signal,
    headers: lastEventId ? { 'Last-Event-ID': lastEventId } : {},
  });
  const seen: Seen[] = [];
  const done = (async () => {
    let text = '';
    const decoder = new TextDecoder();
    for await (const chunk of response.body ?? []) {
      text += decoder.decode(chunk as Uint8Array, { stream: true });
      for (let end = text.indexOf('\n\n'); end >= 0; end = text.indexOf('\n\n')) {
        const event = text.slice(0, end);
        text = text.slice(end + 2);
        const [, id] = /^id: (.*)$/m.exec(event) ?? [];
        const [, data] = /^data: (.*)$/m.exec(event) ?? [];
        if (id && data) seen.push({ id, ...JSON.parse(data) });
      }
      if (seen.length >= enough) break;
    }
    aborted.abort();
    return seen;
  })();
  return { response, done };
}

describe.each(databases)('watch-case on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
  });
  afterAll(() => server.close());

  /** Says that something happened to a case, so that its watchers look. */
  const publish = (caseId: string) =>
    server.deps.changes.publish({
      id: 0,
      caseId,
      kind: 'event',
      revision: 3,
      form: null,
      step: null,
      at: '',
    });

  it('tells of saves and events as they happen, and resumes where it was broken off', async () => {
    const id = await openPermit(people);
    const first = await watch(people.gardener, id, 1);
    expect(first.response.headers.get('content-type')).toBe('text/event-stream');
    await saveStep(people.gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 1 });
    const [save] = await first.done;
    expect(save).toMatchObject({ kind: 'save', revision: 1, form: 'application', step: 'garden' });

    await saveStep(people.gardener, id, 'application.garden', 1, { owner: 'Rose Hill', area: 2 });
    await sendEvent(people.gardener, id, 'WITHDRAW');
    const again = await watch(people.gardener, id, 2, save?.id);
    expect(await again.done).toMatchObject([
      { kind: 'save', revision: 2 },
      { kind: 'event', revision: 2 },
    ]);
  });

  it('says nothing of work on a form that the watcher does not see', async () => {
    const id = await openPermit(people);
    await saveStep(people.gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 1 });
    await saveStep(people.gardener, id, 'application.garden', 1, { owner: 'Rose Hill', area: 2 });
    await sendEvent(people.gardener, id, 'WITHDRAW');
    const kinds = async (who: Client, enough: number) =>
      (await (await watch(who, id, enough, '0')).done).map(({ kind }) => kind);
    const all = await kinds(people.gardener, 4);
    expect(all).toEqual(['event', 'save', 'save', 'event']);
    // The administrator sees that the case exists, and none of its forms.
    expect(await kinds(await server.signedIn({ administrator: true }), 2)).toEqual(['event', 'event']);
  });

  it('answers HEAD with the headers alone, and ends', async () => {
    const id = await openPermit(people);
    const head = (who: Client) =>
      who.request(`/api/v1/cases/${id}/changes`, { method: 'HEAD', signal: AbortSignal.timeout(10_000) });
    const response = await head(people.gardener);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/event-stream');
    expect(await response.text()).toBe('');
    expect((await head(people.stranger)).status).toBe(404);
  });

  it('is closed to those who may not see the case, and ends when they may not any more', async () => {
    const id = await submittedPermit(people);
    expect((await watch(people.stranger, id, 1)).response.status).toBe(404);
    const stream = await watch(people.clerk, id, 9);
    expect(stream.response.status).toBe(200);
    await server.deps.transact((tx) => tx('role_grants').where({ user_id: people.clerk.user.id }).del());
    await server.deps.transact((tx) => tx('cases').where({ id }).update({ updated_at: 'now' }));
    publish(id);
    expect(await stream.done).toEqual([]);
  });

  it('ends when the account is suspended, though its roles stay', async () => {
    const id = await submittedPermit(people);
    const clerk = await server.signedIn({ grants: [{ program: 'permit', role: 'clerk' }] });
    const stream = await watch(clerk, id, 9);
    expect(stream.response.status).toBe(200);
    await server.deps.transact((tx) =>
      tx('user').where({ id: clerk.user.id }).update({ status: 'suspended' }),
    );
    publish(id);
    expect(await stream.done).toEqual([]);
  });
});
