import type { AnyMachineSnapshot } from 'xstate';
import type { Actor, CaseData, CaseEvent, CaseState, Refused, StepForward } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, JsonObject } from '../model/text.ts';
import type { EventMeta, Role } from '../model/workflow.ts';
import { candidates, objectionsAgainst } from './candidates.ts';
import { checkEventData } from './check-event-data.ts';
import { checkSubmission } from './check-submission.ts';
import { machineOf } from './machine.ts';
import {
  endedText,
  problemsRefused,
  refused,
  rulesRefused,
  unknownEventText,
  wrongRoleText,
  wrongStateText,
} from './refusals.ts';
import { problemsOfParts, refuseUnseen } from './refuse-parts.ts';
import { refusePerson } from './refuse-person.ts';
import { viewOf } from './state-view.ts';
import { liveSource, type StepScope } from './step-expressions.ts';
import { stepForward } from './step-forward.ts';
import { type StepOutcomes, type StepSource, settle, stepOutcomes } from './step-outcomes.ts';

/**
 * Applies an event that someone sends: the next snapshot with its effects, timers and decisions, or a
 * refusal. Refusals are looked for in this order: the case has ended, unknown event, wrong state,
 * wrong role, wrong person, invalid data, incomplete forms, rules, parts that are to be complete, a signature under
 * something else than was shown.
 */
export async function decide(
  release: Release,
  state: CaseState,
  event: CaseEvent,
  actor: Actor,
  now: Instant,
): Promise<StepForward> {
  const machine = machineOf(release);
  const snapshot = machine.restore(state.snapshot);
  const meta = viewOf(snapshot).events[event.type];
  const atDoor =
    refuseAtDoor(release, snapshot, event.type, rolesOf(meta), actor.roles) ??
    refusePerson(release, state, meta, actor);
  if (atDoor) return atDoor;

  const checkedData = await checkEventData(release, state.data, meta?.form, event, actor, now);
  if (!checkedData.ok) return checkedData;
  const submitted = await submit(release, state.data, meta?.submits ?? [], now);
  if ('ok' in submitted) return submitted;

  const sent: CaseEvent = { type: event.type, data: checkedData.data };
  const scope: StepScope = { release, data: submitted, now, actor, event: sent };
  const source = liveSource(scope);
  const outcomes = stepOutcomes(release, source);
  const barred = await refuseByRules(release, snapshot, sent, source, outcomes);
  if (barred) return barred;
  const lacking = problemsRefused(
    'incomplete',
    await problemsOfParts(release, meta?.complete, submitted, now),
  );
  if (lacking) return lacking;
  const unseen = refuseUnseen(release, submitted, meta, event, now);
  if (unseen) return unseen;
  const step = await stepForward(scope, source, outcomes, (running, holder) =>
    running.transition(snapshot, sent, holder),
  );
  if (!step.ok) return step;
  const forms = meta?.submits ?? [];
  const counted = Object.fromEntries(forms.map((form) => [form, submitted.answers[form] ?? {}]));
  return { ...step, sent: { data: checkedData.data, submitted: forms.length > 0 ? counted : null } };
}

/** Who may send an event: an event without `meta` is the system's. */
function rolesOf(meta: EventMeta | undefined): readonly Role[] {
  return meta?.roles ?? ['system'];
}

/** Refusals that need neither data nor rules. */
export function refuseAtDoor(
  release: Release,
  snapshot: AnyMachineSnapshot,
  event: string,
  may: readonly Role[],
  roles: readonly Role[],
): Refused | undefined {
  if (snapshot.status !== 'active') return refused('ended', [{ message: endedText }]);
  // XState's own events (timers, done states) would move the machine past its guards from outside.
  const known = !event.startsWith('xstate.') && machineOf(release).machine.events.includes(event);
  if (!known) return refused('unknown-event', [{ message: unknownEventText(event) }]);
  if (candidates(snapshot, event).length === 0) {
    return refused('wrong-state', [{ message: wrongStateText(viewOf(snapshot).title) }]);
  }
  if (roles.some((role) => may.includes(role))) return undefined;
  return refused('wrong-role', [{ message: wrongRoleText(release, may) }]);
}

/** Refuses when no transition's guard lets the event through, with what the rules said against it. */
export async function refuseByRules(
  release: Release,
  snapshot: AnyMachineSnapshot,
  event: CaseEvent,
  source: StepSource,
  outcomes: StepOutcomes,
): Promise<Refused | undefined> {
  const machine = machineOf(release);
  const context = snapshot.context as JsonObject;
  const objections = objectionsAgainst(candidates(snapshot, event.type), release.workflow);
  for (const ruleset of objections.keys()) await outcomes.decide(ruleset, context);
  const { result } = await settle(outcomes, source, (holder) => machine.can(snapshot, event, holder));
  if (result) return undefined;
  return rulesRefused(outcomes.decisions, objections);
}

/** The case with the answers of the submitted forms as they count (hidden data gone), or why not. */
async function submit(
  release: Release,
  data: CaseData,
  forms: readonly string[],
  now: Instant,
): Promise<CaseData | Refused> {
  if (forms.length === 0) return data;
  const { problems, answers } = await checkSubmission(release, { forms, caseData: data, now });
  return problemsRefused('incomplete', problems) ?? { ...data, answers: { ...data.answers, ...answers } };
}
