import type { CaseState, StepForward } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, JsonObject } from '../model/text.ts';
import { candidates, objectionsAgainst } from './candidates.ts';
import { machineOf } from './machine.ts';
import { endedText, refused, wrongStateText } from './refusals.ts';
import { viewOf } from './state-view.ts';
import { liveSource, systemActor } from './step-expressions.ts';
import { stepForward } from './step-forward.ts';
import { stepOutcomes } from './step-outcomes.ts';

/**
 * Applies the event of a timer that is due. A timer whose state has been left is refused
 * (`wrong-state`, `ended`): its row is out of date. One whose guard does not let it through is
 * accepted and changes nothing: it has fired.
 */
export async function fireTimer(
  release: Release,
  state: CaseState,
  timer: { id: string; event: string },
  now: Instant,
): Promise<StepForward> {
  const machine = machineOf(release);
  const snapshot = machine.restore(state.snapshot);
  if (snapshot.status !== 'active') return refused('ended', [{ message: endedText }]);
  const found = candidates(snapshot, timer.event);
  if (!timer.event.startsWith('xstate.after.') || found.length === 0) {
    return refused('wrong-state', [{ message: wrongStateText(viewOf(snapshot).title) }]);
  }
  const event = { type: timer.event };
  const scope = { release, data: state.data, now, actor: systemActor, event };
  const source = liveSource(scope);
  const outcomes = stepOutcomes(release, source);
  const context = snapshot.context as JsonObject;
  for (const ruleset of objectionsAgainst(found, release.workflow).keys()) {
    await outcomes.decide(ruleset, context);
  }
  return stepForward(scope, source, outcomes, (running, holder) =>
    running.transition(snapshot, event, holder),
  );
}
