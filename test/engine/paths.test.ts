import { describe, expect, it } from 'vitest';
import type { Json, JsonObject, Path, PathStep, Release } from '../../engine/model/index.ts';
import { moment } from '../../engine/run/path-simulation.ts';
import { runPaths } from '../../engine/run/paths.ts';
import type { Patch } from './check/patched-program.ts';
import { releaseOf, sentBy, toyRelease } from './toy-case.ts';

const FILE = 'workflows/permit/paths.json';
const filled = { application: { garden: { owner: 'Rose Hill', area: 300 }, confirm: { agreed: true } } };
const submit: PathStep = { as: 'gardener', event: 'SUBMIT', expect: { state: 'decide' } };
const ask: PathStep = {
  as: 'clerk',
  event: 'ASK',
  data: { reason: 'Which beds?' },
  expect: { state: 'correction' },
};

const pathsFile = (paths: Partial<Path>[]): Patch => ({
  file: FILE,
  text: JSON.stringify({
    format: 1,
    paths: paths.map((path) => ({ title: 'p', at: '2026-03-01', ...path }) as object as Json),
  }),
});

const failuresOf = async (release: Release) => (await runPaths(release)).flatMap(({ failures }) => failures);

/** What goes wrong with one path of the toy program. */
const failures = (steps: PathStep[], more: Partial<Path> = {}, ...patches: Patch[]) =>
  failuresOf(toyRelease(...patches, pathsFile([{ answers: filled, steps, ...more }])));

describe('paths', () => {
  it('of the toy program come true', async () => {
    const results = await runPaths(toyRelease());
    expect(results.map(({ title, ok, message }) => ({ title, ok, message }))).toEqual([
      { title: 'granted after a correction', ok: true, message: '' },
      { title: 'a correction that never comes', ok: true, message: '' },
    ]);
  });

  it('are none where a program has no such file', async () => {
    expect(await runPaths(toyRelease({ file: FILE, delete: true }))).toEqual([]);
  });

  it.each<[string, PathStep[], string, string]>([
    ['the state', [{ ...submit, expect: { state: 'payment' } }], '/state', 'decide'],
    ['a state value', [{ ...submit, expect: { state: { decide: 'x' } } }], '/state', 'decide'],
    ['the effects', [{ ...submit, expect: { effects: [] } }], '/effects', 'number'],
    [
      'the order of effects',
      [submit, { ...ask, expect: { effects: ['mail:other'] } }],
      '/effects',
      'mail:asked',
    ],
    [
      'a due date',
      [submit, { ...ask, expect: { due: { returnDue: '2026-03-15' } } }],
      '/due/returnDue',
      '2026-03-16',
    ],
    [
      'a deadline that is not set',
      [{ ...submit, expect: { due: { returnDue: '2026-03-16' } } }],
      '/due/returnDue',
      'not set',
    ],
    ['the context', [submit, { ...ask, expect: { context: { rounds: 2 } } }], '/context/rounds', '1'],
    [
      'the offered events',
      [{ ...submit, as: 'gardener', expect: { offered: ['ASK'] } }],
      '/offered',
      'nothing',
    ],
    ['a refusal', [{ ...submit, expect: { refused: 'rules' } }], '/refused', 'accepted'],
    ['another refusal', [{ ...submit, as: 'clerk', expect: { refused: 'rules' } }], '/refused', 'wrong-role'],
  ])('say where %s comes out otherwise', async (_, steps, place, found) => {
    const [failure, ...rest] = await failures(steps);
    expect(rest).toEqual([]);
    expect(failure?.pointer).toBe(`/paths/0/steps/${steps.length - 1}/expect${place}`);
    expect(failure?.message).toContain(found);
  });

  it('say why an event was refused that should not be, and stop there', async () => {
    const found = await failures([
      { ...submit, answers: { application: { garden: { area: 501 } } } },
      { ...ask, expect: { state: 'nowhere' } },
    ]);
    expect(found.map(({ pointer }) => pointer)).toEqual([
      '/paths/0/steps/0/expect',
      '/paths/0/steps/0/expect/state',
    ]);
    expect(found[0]?.message).toBe('Refused (rules): 501 m² is more than the 500 m² allowed.');
  });

  it('move the clock: timers fire in order, each at its own moment', async () => {
    const steps: PathStep[] = [
      submit,
      ask,
      { at: '2026-03-13', expect: { effects: [], state: 'correction' } },
      { at: '2026-03-14T05:59:59.998Z', expect: { effects: [] } },
      { at: '2026-03-14T05:59:59.999Z', expect: { effects: ['mail:asked'] } },
      { at: '2026-03-17T05:59:59.998Z', expect: { state: 'correction', effects: [] } },
      { at: '2026-03-17T05:59:59.999Z', expect: { state: 'withdrawn' } },
      { at: '+100d', expect: { state: 'withdrawn', effects: [] } },
      { ...submit, expect: { refused: 'ended' } },
    ];
    expect(await failures(steps)).toEqual([]);
    expect(
      await failures([submit, ask, { at: '+60d', expect: { effects: ['mail:asked'], state: 'withdrawn' } }]),
    ).toEqual([]);
    const back = await failures([{ at: '2026-02-01', expect: {} }]);
    expect(back).toMatchObject([{ pointer: '/paths/0/steps/0/at' }]);
  });

  it('take other parameters', async () => {
    const parameters: { [ruleset: string]: JsonObject } = {
      size: { largest: 299 },
      clocks: { returnDays: 1 },
    };
    expect(
      await failures([{ ...submit, expect: { refused: 'rules', state: 'draft' } }], { parameters }),
    ).toEqual([]);
    const longer = { clocks: { returnDays: 20 } };
    expect(
      await failures([submit, { ...ask, expect: { due: { returnDue: '2026-03-21' } } }], {
        parameters: longer,
      }),
    ).toEqual([]);
  });

  it('refuse what an out-of-date sender sends, which changes nothing', async () => {
    const stale: PathStep = {
      ...submit,
      revision: 'stale',
      expect: { refused: 'stale', state: 'draft', effects: [] },
    };
    expect(await failures([stale, submit])).toEqual([]);
  });

  it('fill in the parts of company and assessor that they do not give', async () => {
    const checked = (cel: string): Patch[] => [
      { file: 'rules/permit/size.json', set: { '/facts/area/from': `${cel} ? 1 : 501` } },
    ];
    const all =
      "company.name == 'Rose Hill' && company.address.city != '' && assessor.name != '' && company.contact.email == 'x@y.ca'";
    const more = { company: { name: 'Rose Hill', contact: { email: 'x@y.ca' } } };
    expect(await failures([submit], more, ...checked(all))).toEqual([]);
    expect(await failures([{ ...submit, expect: { refused: 'rules' } }], {}, ...checked(all))).toEqual([]);
    const before = { previous: { outcome: 'granted', endedOn: '2025-01-01' } };
    expect(await failures([submit], before, ...checked("previous.outcome == 'granted'"))).toEqual([]);
  });

  it('see the number, the invoices and the payment that effects would have made', async () => {
    const seen = releaseOf({
      machine: {
        initial: 'a',
        context: { number: null, due: null, paid: null },
        states: {
          a: {
            meta: { events: { NUMBER: sentBy('clerk'), BILL: sentBy('clerk'), LOOK: sentBy('clerk') } },
            on: {
              NUMBER: { actions: 'number' },
              BILL: {
                actions: { type: 'invoice', params: { charge: { amount: 150.1, taxes: [{ rate: 5 }] } } },
              },
              LOOK: {
                actions: {
                  type: 'set',
                  params: { number: 'case.number', due: 'balance.due', paid: 'balance.paid' },
                },
              },
              PAID: {},
            },
            always: [],
          },
        },
      },
    });
    const look = (context: JsonObject): PathStep => ({ as: 'clerk', event: 'LOOK', expect: { context } });
    const files = new Map(seen.files).set(
      FILE,
      new TextEncoder().encode(
        JSON.stringify({
          format: 1,
          paths: [
            {
              title: 'p',
              at: '2026-03-01',
              steps: [
                look({ number: null, due: 0 }),
                { as: 'clerk', event: 'NUMBER', expect: { effects: ['number'] } },
                { as: 'clerk', event: 'BILL', expect: { effects: ['invoice'] } },
                look({ number: 'P20260001', due: 15761, paid: 0 }),
              ],
            },
          ],
        }),
      ),
    );
    expect(await failuresOf({ ...seen, files })).toEqual([]);
  });

  it('may begin with a refusal to open a case', async () => {
    const strict: Patch[] = [
      { file: 'workflows/permit/program.json', set: { '/start/ruleset': 'size' } },
      { file: 'rules/permit/size.json', set: { '/rules/0/event/type': 'refused' } },
    ];
    const tooLarge = { answers: { application: { garden: { area: 900 } } } };
    expect(await failures([{ expect: { refused: 'rules' } }], tooLarge, ...strict)).toEqual([]);
    expect(await failures([{ as: 'clerk', expect: { refused: 'wrong-role' } }])).toEqual([]);
    const [failure] = await failures([{ expect: { state: 'draft' } }], tooLarge, ...strict);
    expect(failure).toMatchObject({ pointer: '/paths/0/steps/0/expect' });
  });
});

describe('a moment of a path', () => {
  const zone = 'America/Edmonton';

  it('is noon of a date in the zone, an instant, or some days on', () => {
    expect(moment('2026-03-08', zone)).toBe('2026-03-08T18:00:00.000Z');
    expect(moment('2026-03-07', zone)).toBe('2026-03-07T19:00:00.000Z');
    expect(moment('2026-03-08T01:00:00Z', zone)).toBe('2026-03-08T01:00:00.000Z');
    expect(moment('+2d', zone, '2026-03-07T19:00:00.000Z')).toBe('2026-03-09T18:00:00.000Z');
  });

  it('is nothing else', () => {
    for (const wrong of ['soon', '2026-02-30', '+2', '+1w', '2026', ''])
      expect(() => moment(wrong, zone)).toThrow(RangeError);
  });
});
