import type { AnyMachineSnapshot } from 'xstate';
import type { Actor, CaseState, OfferedEvent, Reason } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant } from '../model/text.ts';
import type { EventMeta } from '../model/workflow.ts';
import { candidates, objectionsAgainst } from './candidates.ts';
import { checkSubmission } from './check-submission.ts';
import { refuseAtDoor, refuseByRules } from './decide.ts';
import { machineOf } from './machine.ts';
import { reasonOf } from './refusals.ts';
import { problemsOfParts } from './refuse-parts.ts';
import { refusePerson } from './refuse-person.ts';
import { viewOf } from './state-view.ts';
import { liveSource } from './step-expressions.ts';
import { readsRoot, stepOutcomes } from './step-outcomes.ts';

/**
 * Every event of the present states that some person may send, and for each that this actor may not
 * send now, why. An event whose forms are still incomplete is offered with that as its reason: sending
 * it gives the complete list of what is missing. So is one whose rules read the event's own data.
 */
export async function offeredEvents(
  release: Release,
  state: CaseState,
  actor: Actor,
  now: Instant,
): Promise<OfferedEvent[]> {
  const snapshot = machineOf(release).restore(state.snapshot);
  const offers: OfferedEvent[] = [];
  for (const [type, meta] of Object.entries(viewOf(snapshot).events)) {
    if (meta.roles.every((role) => role === 'system')) continue;
    if (candidates(snapshot, type).length === 0) continue;
    const { offered, reasons } = await judge(release, snapshot, state, type, meta, actor, now);
    offers.push({
      type,
      label: meta.label,
      ...(meta.description && { description: meta.description }),
      offered,
      reasons,
      roles: meta.roles,
      ...(meta.form && { form: meta.form }),
      ...(meta.submits && { submits: meta.submits }),
      ...(meta.signs !== undefined && { signs: meta.signs }),
      ...(meta.at && { at: meta.at }),
      ...(meta.confirm && { confirm: meta.confirm }),
      tone: meta.tone ?? 'neutral',
    });
  }
  return offers;
}

async function judge(
  release: Release,
  snapshot: AnyMachineSnapshot,
  state: CaseState,
  type: string,
  meta: EventMeta,
  actor: Actor,
  now: Instant,
): Promise<{ offered: boolean; reasons: Reason[] }> {
  const atDoor =
    refuseAtDoor(release, snapshot, type, meta.roles, actor.roles) ??
    refusePerson(release, state, meta, actor);
  if (atDoor) return { offered: false, reasons: atDoor.reasons };
  let data = state.data;
  if (meta.submits?.length) {
    const { problems, answers } = await checkSubmission(release, {
      forms: meta.submits,
      caseData: data,
      now,
    });
    const errors = problems.filter(({ severity }) => severity === 'error');
    if (errors.length > 0) return { offered: true, reasons: errors.map(reasonOf) };
    data = { ...data, answers: { ...data.answers, ...answers } };
  }
  const asked = [...objectionsAgainst(candidates(snapshot, type), release.workflow).keys()];
  if (asked.some((ruleset) => readsRoot(release, ruleset, 'event'))) return { offered: true, reasons: [] };
  const event = { type, data: {} };
  const source = liveSource({ release, data, now, actor, event });
  const barred = await refuseByRules(release, snapshot, event, source, stepOutcomes(release, source));
  if (barred) return { offered: false, reasons: barred.reasons };
  const lacking = await problemsOfParts(release, meta.complete, data, now);
  return { offered: true, reasons: lacking.filter(({ severity }) => severity === 'error').map(reasonOf) };
}
