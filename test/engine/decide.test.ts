import { describe, expect, it } from 'vitest';
import type { CaseState, Workflow } from '../../engine/model/index.ts';
import { decide } from '../../engine/run/decide.ts';
import { start } from '../../engine/run/start.ts';
import {
  accepted,
  caseAt,
  NOON,
  person,
  releaseOf,
  sentBy,
  toyData,
  toyRelease,
  yesWhen,
} from './toy-case.ts';

const release = toyRelease();
const gardener = person('gardener');
const clerk = person('clerk');

describe('starting a case', () => {
  it('gives the first state, without effects', async () => {
    const step = accepted(await start(release, toyData(), gardener, NOON));
    expect(step.states).toEqual(['draft']);
    expect(step.snapshot).toEqual({
      status: 'active',
      value: 'draft',
      context: { rounds: 0, askedOn: null },
    });
    expect(step).toMatchObject({ effects: [], timers: [], decisions: [], assigned: [] });
  });

  it('is refused to who may not open one', async () => {
    const step = await start(release, toyData(), clerk, NOON);
    expect(step).toMatchObject({ ok: false, code: 'wrong-role' });
    expect(step.ok || step.reasons[0]?.message).toEqual({
      en: 'Only for: Gardener.',
      fr: 'Réservé à : Jardinier.',
    });
  });

  it('is refused with the reasons of the start ruleset', async () => {
    const strict = toyRelease(
      { file: 'workflows/permit/program.json', set: { '/start/ruleset': 'opening' } },
      {
        file: 'rules/permit/opening.json',
        text: JSON.stringify({
          format: 1,
          title: 'Opening',
          facts: { open: { title: 'Open', from: 'size(company.openCases)' } },
          rules: [
            {
              conditions: { all: [{ fact: 'open', operator: 'greaterThan', value: 0 }] },
              event: { type: 'refused', params: { message: 'There is an open one.' } },
            },
          ],
        }),
      },
    );
    const data = toyData();
    expect((await start(strict, data, gardener, NOON)).ok).toBe(true);
    data.company.openCases = [{ id: 'c0', number: null, program: 'permit', state: 'draft' }];
    const step = await start(strict, data, gardener, NOON);
    expect(step).toMatchObject({ ok: false, code: 'rules', reasons: [{ message: 'There is an open one.' }] });
    expect(step.decisions).toHaveLength(1);
  });
});

describe('an accepted event', () => {
  it('gives the next snapshot, the effects and the decision that let it through', async () => {
    const step = accepted(await decide(release, await caseAt(release), { type: 'SUBMIT' }, gardener, NOON));
    expect(step.snapshot.value).toBe('decide');
    expect(step.effects).toEqual([{ type: 'number', params: {} }]);
    expect(step.decisions).toMatchObject([{ ruleset: 'size', facts: [{ area: 300 }], outcomes: [] }]);
  });

  it('puts values into the context and fills the letter from the context after them', async () => {
    const state = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
    const event = { type: 'ASK', data: { reason: 'Which beds?' } };
    const step = accepted(await decide(release, state, event, clerk, NOON));
    expect(step.snapshot.context).toEqual({ rounds: 1, askedOn: '2026-03-01' });
    expect(step.assigned).toEqual([{ rounds: 1, askedOn: '2026-03-01' }]);
    expect(step.effects).toEqual([
      {
        type: 'mail',
        params: { letter: 'asked', to: ['gardener'], data: { reason: 'Which beds?', dueOn: '2026-03-16' } },
      },
    ]);
  });

  it('fills an effect with the params of an outcome', async () => {
    const state = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
    const step = accepted(await decide(release, state, { type: 'APPROVE' }, clerk, NOON));
    expect(step.effects).toMatchObject([
      { type: 'invoice', params: { charge: { amount: 25, dueInDays: 30 } } },
    ]);
    expect(step.decisions.map(({ ruleset }) => ruleset)).toEqual(['fee']);
  });

  it('leaves the state that it was given as it was', async () => {
    const state = await caseAt(release);
    const before = structuredClone(state);
    await decide(release, state, { type: 'SUBMIT' }, gardener, NOON);
    expect(state).toEqual(before);
  });

  it('counts even when neither the state nor the context changes', async () => {
    const quiet = releaseOf({
      machine: {
        initial: 'a',
        states: { a: { meta: { events: { NOTE: sentBy('clerk') } }, on: { NOTE: { actions: 'number' } } } },
      },
    });
    const step = accepted(await decide(quiet, await caseAt(quiet), { type: 'NOTE' }, clerk, NOON));
    expect(step.effects).toEqual([{ type: 'number', params: {} }]);
  });

  it('gives the same result every time', async () => {
    const state = await caseAt(release);
    const once = await decide(release, state, { type: 'SUBMIT' }, gardener, NOON);
    expect(await decide(release, state, { type: 'SUBMIT' }, gardener, NOON)).toEqual(once);
  });
});

describe('refusals, in the order in which they are looked for', () => {
  const refusal = async (state: CaseState, type: string, role: string, data = {}) => {
    const step = await decide(release, state, { type, data }, person(role), NOON);
    return step.ok ? 'accepted' : step.code;
  };

  it('ended: nothing happens after the end', async () => {
    const state = await caseAt(release, [[{ type: 'WITHDRAW' }, 'gardener']]);
    expect(await refusal(state, 'SUBMIT', 'gardener')).toBe('ended');
    expect(await refusal(state, 'NOTHING', 'gardener')).toBe('ended');
  });

  it('unknown-event: the machine has no such event, and XState’s own are nobody’s', async () => {
    const state = await caseAt(release);
    for (const type of [
      'NOTHING',
      '',
      '*',
      'xstate.init',
      'xstate.stop',
      'xstate.after.returnDue.permit.correction',
    ]) {
      expect(await refusal(state, type, 'gardener'), type).toBe('unknown-event');
    }
    const correction = await caseAt(release, [
      [{ type: 'SUBMIT' }, 'gardener'],
      [{ type: 'ASK', data: { reason: 'Which beds?' } }, 'clerk'],
    ]);
    expect(await refusal(correction, 'xstate.after.returnDue.permit.correction', 'system')).toBe(
      'unknown-event',
    );
  });

  it('wrong-state before wrong-role', async () => {
    const state = await caseAt(release);
    expect(await refusal(state, 'APPROVE', 'gardener')).toBe('wrong-state');
    const step = await decide(release, state, { type: 'APPROVE' }, gardener, NOON);
    expect(step.ok || step.reasons[0]?.message).toEqual({
      en: 'This cannot be done while the case is “Draft”.',
      fr: 'Ce n’est pas possible dans l’état « Brouillon ».',
    });
  });

  it('wrong-role before what is filled in', async () => {
    expect(await refusal(await caseAt(release, [], { data: toyData({ area: 0 }) }), 'SUBMIT', 'clerk')).toBe(
      'wrong-role',
    );
  });

  it('invalid-data: with the place in the event’s form', async () => {
    const state = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
    const step = await decide(release, state, { type: 'ASK', data: { reason: 'no' } }, clerk, NOON);
    expect(step).toMatchObject({ ok: false, code: 'invalid-data' });
    expect(step.ok || step.reasons).toMatchObject([{ place: 'decision.reason.reason', severity: 'error' }]);
    expect(await refusal(state, 'ASK', 'clerk')).toBe('invalid-data');
  });

  it('incomplete before rules: every problem of the submitted forms', async () => {
    const state = await caseAt(release, [], { data: { ...toyData(), answers: {} } });
    const step = await decide(release, state, { type: 'SUBMIT' }, gardener, NOON);
    expect(step).toMatchObject({ ok: false, code: 'incomplete' });
    const places = step.ok ? [] : step.reasons.map(({ place }) => place);
    expect(places).toContain('application.garden.area');
    expect(places).toContain('application.confirm.agreed');
  });

  it('rules: with the message and the place that the outcome says', async () => {
    const state = await caseAt(release, [], { data: toyData({ area: 501 }) });
    const step = await decide(release, state, { type: 'SUBMIT' }, gardener, NOON);
    expect(step).toMatchObject({
      ok: false,
      code: 'rules',
      reasons: [
        { message: { en: '501 m² is more than the 500 m² allowed.' }, place: 'application.garden.area' },
      ],
    });
    expect(step.decisions).toHaveLength(1);
  });

  it('an event without meta is the system’s', async () => {
    const bare = releaseOf({
      machine: { initial: 'a', states: { a: { on: { GO: 'b' } }, b: { type: 'final' } } },
    });
    const state = await caseAt(bare);
    expect((await decide(bare, state, { type: 'GO' }, clerk, NOON)).ok).toBe(false);
    expect((await decide(bare, state, { type: 'GO' }, person('system'), NOON)).ok).toBe(true);
  });
});

describe('what an event carries', () => {
  const machine = {
    initial: 'a',
    context: { said: null },
    states: {
      a: {
        meta: { events: { SAY: sentBy('clerk', 'system') } },
        on: { SAY: { target: 'a', actions: { type: 'set', params: { said: 'event.data.word' } } } },
      },
    },
  };

  it('is dropped when nothing checks it, unless the system sends it', async () => {
    const talk = releaseOf({ machine });
    const state = await caseAt(talk);
    const event = { type: 'SAY', data: { word: 'hello' } };
    expect(accepted(await decide(talk, state, event, clerk, NOON)).snapshot.context).toEqual({ said: null });
    expect(accepted(await decide(talk, state, event, person('system'), NOON)).snapshot.context).toEqual({
      said: 'hello',
    });
  });
});

describe('decisions inside a step', () => {
  it('are made for the context as it stands where they are asked', async () => {
    const counting = releaseOf(
      {
        machine: {
          initial: 'a',
          context: { rounds: 0 },
          states: {
            a: {
              meta: { events: { GO: sentBy('clerk') } },
              on: { GO: { target: 'b', actions: { type: 'set', params: { rounds: 'context.rounds + 1' } } } },
            },
            b: {
              always: [
                { target: 'end', guard: { type: 'decision', params: { ruleset: 'enough', outcome: 'yes' } } },
                { target: 'a' },
              ],
            },
            end: { type: 'final' },
          },
        },
      },
      { rulesets: { enough: yesWhen('context.rounds >= 2') } },
    );
    const first = await caseAt(counting, [[{ type: 'GO' }, 'clerk']]);
    expect(first.snapshot.value).toBe('a');
    const step = accepted(await decide(counting, first, { type: 'GO' }, clerk, NOON));
    expect(step.snapshot).toMatchObject({ status: 'done', value: 'end', context: { rounds: 2 } });
    expect(step.decisions.map(({ facts }) => facts)).toEqual([[{ said: true }]]);
    expect(step.assigned).toEqual([{ rounds: 2 }]);
  });

  it('are made on done events, too', async () => {
    const nested = releaseOf(
      {
        machine: {
          initial: 'work',
          states: {
            work: {
              initial: 'doing',
              states: {
                doing: { meta: { events: { READY: sentBy('clerk') } }, on: { READY: 'ready' } },
                ready: { type: 'final' },
              },
              onDone: [
                {
                  target: 'large',
                  guard: { type: 'decision', params: { ruleset: 'large', outcome: 'yes' } },
                },
                { target: 'small' },
              ],
            },
            large: { type: 'final' },
            small: { type: 'final' },
          },
        },
      },
      { rulesets: { large: yesWhen('application.garden.area > 200') } },
    );
    for (const [area, state] of [
      [201, 'large'],
      [200, 'small'],
    ] as const) {
      const at = await caseAt(nested, [], { data: toyData({ area }) });
      const step = accepted(await decide(nested, at, { type: 'READY' }, clerk, NOON));
      expect(step.states).toEqual([state]);
    }
  });

  it('combine by and, or, not and names, with params and without', async () => {
    const guard = (ruleset: string) => ({ type: 'decision', params: { ruleset, outcome: 'yes' } });
    const guards: Workflow['guards'] = {
      wide: guard('wide'),
      both: {
        type: 'and',
        params: { guards: [{ type: 'wide' }, { type: 'not', params: { guard: guard('pond') } }] },
      },
    };
    const mixed = releaseOf(
      {
        guards,
        machine: {
          initial: 'a',
          states: {
            a: {
              meta: { events: { GO: sentBy('clerk') } },
              on: {
                GO: [
                  { target: 'both', guard: 'both' },
                  { target: 'either', guard: { type: 'or', params: { guards: ['wide', guard('pond')] } } },
                  { target: 'neither' },
                ],
              },
            },
            both: {},
            either: {},
            neither: {},
          },
        },
      },
      {
        rulesets: {
          wide: yesWhen('application.garden.area > 200'),
          pond: yesWhen('application.garden.pond'),
        },
      },
    );
    const stateFor = async (garden: { area: number; pond: boolean }) => {
      const at = await caseAt(mixed, [], { data: toyData(garden) });
      return accepted(await decide(mixed, at, { type: 'GO' }, clerk, NOON)).states;
    };
    expect(await stateFor({ area: 300, pond: false })).toEqual(['both']);
    expect(await stateFor({ area: 300, pond: true })).toEqual(['either']);
    expect(await stateFor({ area: 100, pond: true })).toEqual(['either']);
    expect(await stateFor({ area: 100, pond: false })).toEqual(['neither']);
  });
});

describe('set', () => {
  it('evaluates its values one after the other, each seeing the ones before', async () => {
    const chain = releaseOf({
      effects: { remember: { type: 'set', params: { last: "'remembered'" } } },
      machine: {
        initial: 'a',
        context: { one: 1, two: 0, list: [], last: null },
        states: {
          a: {
            meta: { events: { GO: sentBy('clerk') } },
            on: {
              GO: {
                actions: [
                  {
                    type: 'set',
                    params: { one: 'context.one + 1', two: 'context.one * 10', list: ['literal'] },
                  },
                  'remember',
                ],
              },
            },
          },
        },
      },
    });
    const step = accepted(await decide(chain, await caseAt(chain), { type: 'GO' }, clerk, NOON));
    expect(step.snapshot.context).toEqual({ one: 2, two: 20, list: ['literal'], last: 'remembered' });
    expect(step.assigned).toEqual([{ one: 2, two: 20, list: ['literal'] }, { last: 'remembered' }]);
  });
});
