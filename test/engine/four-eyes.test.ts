import { describe, expect, it } from 'vitest';
import { decide } from '../../engine/run/decide.ts';
import { isTurnOf } from '../../engine/run/is-turn-of.ts';
import { offeredEvents } from '../../engine/run/offered-events.ts';
import { runPaths } from '../../engine/run/paths.ts';
import { caseAt, NOON, person, toyRelease } from './toy-case.ts';

const machine = 'workflows/permit/machine.json';
const approve = '/machine/states/decide/meta/events/APPROVE/notBy';
const submitted = (release: ReturnType<typeof toyRelease>) =>
  caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
const clerk = { id: 'c1', name: 'Clara', roles: ['clerk'] };

describe('four eyes', () => {
  it.each([
    ['assessor', { ...clerk, id: '' }, {}],
    ['assignee', clerk, { assignee: 'c1' }],
    [{ event: 'ASK' }, clerk, { senders: { ASK: 'c1' } }],
  ] as const)('keep out by %j whom they name, and nobody else', async (excluded, who, people) => {
    const release = toyRelease({ file: machine, set: { [approve]: [excluded as never] } });
    const found = await submitted(release);
    const state = { ...found, people: { assignee: null, senders: {}, ...people } };
    const sender = excluded === 'assessor' ? { ...who, id: found.data.assessor.id } : who;
    const refused = await decide(release, state, { type: 'APPROVE' }, { ...sender, roles: ['clerk'] }, NOON);
    expect(refused).toMatchObject({ ok: false, code: 'wrong-person' });
    const other = { id: 'c2', name: 'Cem', roles: ['clerk'] };
    expect((await decide(release, state, { type: 'APPROVE' }, other, NOON)).ok).toBe(true);
  });

  it('say why in both languages where the event is offered', async () => {
    const release = toyRelease({ file: machine, set: { [approve]: [{ event: 'ASK' }] } });
    const state = { ...(await submitted(release)), people: { assignee: null, senders: { ASK: 'c1' } } };
    const offered = await offeredEvents(release, state, clerk, NOON);
    expect(offered.find(({ type }) => type === 'APPROVE')).toMatchObject({
      offered: false,
      reasons: [
        {
          message: {
            en: 'Another person must do this: you did “Ask for a correction”.',
            fr: 'Une autre personne doit le faire : vous avez fait « Demander une correction ».',
          },
        },
      ],
    });
  });

  it('are not waited for in the one whom they keep out of all that his role does there', async () => {
    const only = { APPROVE: { label: 'Approve', roles: ['clerk'], notBy: [{ event: 'ASK' }] } };
    const release = toyRelease({
      file: machine,
      set: {
        '/machine/states/decide/meta/events': only as never,
        '/machine/states/decide/on': { APPROVE: 'payment' } as never,
        '/machine/states/draft/on/ASK': 'correction' as never,
      },
    });
    const people = { assignee: null, senders: { ASK: 'c1' } };
    const state = { ...(await submitted(release)), people };
    expect(isTurnOf(release, state, clerk)).toBe(false);
    expect(isTurnOf(release, state, { ...clerk, id: 'c2' })).toBe(true);
    expect(isTurnOf(release, state, { ...clerk, id: 'c2', roles: ['gardener'] })).toBe(false);
    // What else his role may do there is still his.
    const both = toyRelease({ file: machine, set: { [approve]: [{ event: 'ASK' }] } });
    expect(isTurnOf(both, { ...(await submitted(both)), people }, clerk)).toBe(true);
  });

  it('do not let roles of the program count for one’s own case; those of a member do', async () => {
    const release = toyRelease();
    const state = await submitted(release);
    const own = { id: 'c1', name: 'Clara', roles: ['clerk', 'gardener'], ownCase: true };
    expect(await decide(release, state, { type: 'APPROVE' }, own, NOON)).toMatchObject({
      ok: false,
      code: 'wrong-person',
    });
    expect((await decide(release, await caseAt(release), { type: 'SUBMIT' }, own, NOON)).ok).toBe(true);
    const system = { ...person('system'), ownCase: true };
    const paying = await caseAt(release, [
      [{ type: 'SUBMIT' }, 'gardener'],
      [{ type: 'APPROVE' }, 'clerk'],
    ]);
    expect((await decide(release, paying, { type: 'PAID' }, system, NOON)).ok).toBe(true);
  });

  it('are tried in paths by naming another person of the role', async () => {
    const ask = { as: 'clerk', event: 'ASK', data: { reason: 'Which beds?' } };
    const steps = [
      {
        answers: { application: { garden: { area: 300 }, confirm: { agreed: true } } },
        as: 'gardener',
        event: 'SUBMIT',
        expect: { state: 'decide' },
      },
      { ...ask, expect: { state: 'correction' } },
      { as: 'gardener', event: 'RETURN', expect: { state: 'decide' } },
      { as: 'clerk', event: 'APPROVE', expect: { refused: 'wrong-person', offered: ['ASK'] } },
      { as: 'clerk', by: 'second', event: 'APPROVE', expect: { state: 'payment' } },
    ];
    const paths = { format: 1, paths: [{ title: 'two clerks', at: '2026-03-01', steps }] };
    const release = toyRelease(
      { file: machine, set: { [approve]: [{ event: 'ASK' }] } },
      { file: 'workflows/permit/paths.json', text: JSON.stringify(paths) },
    );
    expect((await runPaths(release)).map(({ message }) => message)).toEqual(['']);
  });
});
