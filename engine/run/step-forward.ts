import type { AnyMachineSnapshot } from 'xstate';
import type { StepForward } from '../model/case.ts';
import { DelayFault, timerChanges } from './delays.ts';
import { type CaseMachine, leafStates, machineOf, type RawAction, type StepHolder } from './machine.ts';
import { refused } from './refusals.ts';
import { effectCalls, resolveEffects } from './resolve-effects.ts';
import type { LiveSource, StepScope } from './step-expressions.ts';
import { type StepOutcomes, settle } from './step-outcomes.ts';

/**
 * The one way a case moves: runs the machine's step, then reckons its timers and fills its effects in
 * from the context in which each action stood.
 */
export async function stepForward(
  scope: StepScope,
  source: LiveSource,
  outcomes: StepOutcomes,
  run: (machine: CaseMachine, holder: StepHolder) => [AnyMachineSnapshot, RawAction[]],
): Promise<StepForward> {
  const { release, now } = scope;
  const machine = machineOf(release);
  const {
    result: [snapshot, actions],
    assigned,
  } = await settle(outcomes, source, (holder) => run(machine, holder));
  try {
    const timers = timerChanges(release, machine, actions, now, source.value);
    const effects = await resolveEffects(release, effectCalls(release.workflow, actions), {
      value: source.value,
      decide: outcomes.decide,
    });
    return {
      ok: true,
      snapshot: machine.store(snapshot),
      states: leafStates(snapshot),
      effects,
      timers,
      decisions: outcomes.decisions,
      assigned,
    };
  } catch (error) {
    if (!(error instanceof DelayFault)) throw error;
    return refused('rules', [{ message: error.message, severity: 'error' }], outcomes.decisions);
  }
}
