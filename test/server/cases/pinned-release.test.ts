import { afterAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { openPermit, permitPeople, saveStep, sendEvent } from '../../support/permit-case.ts';
import { inside, programsWith } from '../../support/programs-with.ts';
import { testServer } from '../../support/test-server.ts';

describe.each(databases)('a changed parameter on %s', (database) => {
  const closing: (() => Promise<void>)[] = [];
  afterAll(async () => {
    for (const close of closing.reverse()) await close();
  });

  /** Answers of a garden of 400 m², submitted; gives the refusal's code or null. */
  async function submit(people: Awaited<ReturnType<typeof permitPeople>>, id: string) {
    const answer = await sendEvent(people.gardener, id, 'SUBMIT');
    return answer.status === 200 ? null : answer.body.code;
  }

  async function filled(people: Awaited<ReturnType<typeof permitPeople>>): Promise<string> {
    const id = await openPermit(people);
    await saveStep(people.gardener, id, 'application.garden', 0, { owner: people.company.name, area: 400 });
    await saveStep(people.gardener, id, 'application.confirm', 0, { agreed: true });
    return id;
  }

  it('decides about new cases and not about those that run', async () => {
    const before = await testServer({ database });
    const people = await permitPeople(before);
    const running = await filled(people);
    await before.stop();

    const changed = await programsWith({
      'rules/permit/size.json': (ruleset) => {
        inside(ruleset, 'parameters', 'largest').value = 300;
      },
    });
    const after = await testServer({
      database,
      programs: changed.root,
      place: before.place,
      clock: before.clock,
    });
    closing.push(
      () => changed.remove(),
      () => after.close(),
    );
    const again = {
      ...people,
      gardener: Object.assign(await after.signIn(people.gardener.user), { user: people.gardener.user }),
    };
    const fresh = await filled(again);

    expect(await submit(again, running)).toBeNull();
    expect(await submit(again, fresh)).toBe('rules');
  });
});
