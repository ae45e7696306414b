import { createMachine, initialTransition, transition } from 'xstate';
import {
  type Actor,
  type CaseData,
  type CaseEvent,
  type CaseState,
  decide,
  type Release,
  readProgramFolder,
  start,
} from '../../engine/index.ts';
import { loadRelease } from '../../engine/load/release.ts';
import { emptyCase } from '../../engine/run/empty-case.ts';
import { toyPrograms } from '../support/test-server.ts';
import { alternate, perSecond, perSecondAtOnce } from './rounds.ts';
import { figure, type RowGroup } from './row.ts';

const now = '2026-03-02T17:00:00.000Z';
const clerk: Actor = { id: 'c', name: 'Clerk', roles: ['clerk'] };
const gardener: Actor = { id: 'g', name: 'Gardener', roles: ['gardener'] };
const ask: CaseEvent = { type: 'ASK', data: { reason: 'Which beds?' } };
const returned: CaseEvent = { type: 'RETURN' };

const data: CaseData = {
  ...emptyCase(),
  answers: { application: { garden: { owner: 'Rose Hill', area: 300 }, confirm: { agreed: true } } },
};

async function step(release: Release, state: CaseState, event: CaseEvent, actor: Actor): Promise<CaseState> {
  const result = await decide(release, state, event, actor, now);
  if (!result.ok) throw new Error(`${event.type} was refused: ${result.code}`);
  return { snapshot: result.snapshot, data };
}

/**
 * One step of the toy workflow, there and back: by the engine (rights, event data, submission, rules, effects,
 * timers), and by the bare state machine library with a guard that always lets through.
 */
export const transitionRows: RowGroup = {
  name: 'transitions',
  async run() {
    const { release } = loadRelease(await readProgramFolder(toyPrograms, 'permit'), 'permit');
    if (!release) throw new Error('The toy program does not load.');
    const begun = await start(release, data, gardener, now);
    if (!begun.ok) throw new Error('The toy program does not start.');
    let state = await step(release, { snapshot: begun.snapshot, data }, { type: 'SUBMIT' }, gardener);

    const machine = createMachine(structuredClone(release.workflow.machine) as object, {
      guards: { notTooLarge: () => true },
    });
    let [bare] = initialTransition(machine);
    [bare] = transition(machine, bare, { type: 'SUBMIT' });
    if (bare.value !== 'decide') throw new Error('The bare machine stands elsewhere.');
    let there = false;

    const { medians } = await alternate(5, {
      engine: () =>
        perSecond(500, async () => {
          state = await step(release, state, ask, clerk);
          state = await step(release, state, returned, gardener);
        }),
      bare: () =>
        perSecondAtOnce(300, () => {
          there = !there;
          const restored = machine.resolveState({ value: bare.value, context: bare.context });
          [bare] = transition(machine, restored, { type: there ? 'ASK' : 'RETURN' });
        }),
    });
    return {
      'transitions, engine': figure(medians.engine * 2, 'steps/s'),
      'transitions, bare state machine': figure(medians.bare, 'steps/s'),
    };
  },
};
