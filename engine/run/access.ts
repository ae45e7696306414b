import type { CaseState, Snapshot } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, JsonObject, Place } from '../model/text.ts';
import type { Role } from '../model/workflow.ts';
import { type StateView, stateView } from './state-view.ts';
import { liveSource, systemActor } from './step-expressions.ts';

/** What someone may do with a step of a form now. */
export interface StepAccess {
  view: boolean;
  edit: boolean;
  /** When a list: of what may be edited, these places only. */
  only: Place[] | null;
}

/**
 * What roles may do with a step, from the `meta` of the case's states. A form that no active state
 * names is closed to everybody; a case that has ended is read only.
 */
export function formAccess(
  release: Release,
  state: CaseState,
  form: string,
  step: string,
  roles: readonly Role[],
  now: Instant,
): StepAccess {
  const view = stateView(release, state.snapshot);
  const only = view.forms[form]?.only;
  const rights = rightsIn(view, form, step, roles);
  return {
    ...rights,
    only: rights.edit && only !== undefined ? places(release, state, only, now) : null,
  };
}

/** Tells which steps of forms roles may see in the states that a snapshot is in. */
export function stepsInView(
  release: Release,
  snapshot: Snapshot,
  roles: readonly Role[],
): (form: string, step: string) => boolean {
  const view = stateView(release, snapshot);
  return (form, step) => rightsIn(view, form, step, roles).view;
}

function rightsIn(view: StateView, form: string, step: string, roles: readonly Role[]) {
  const access = view.forms[form];
  if (!access) return { view: false, edit: false };
  const own = access.steps?.[step];
  const holdsOne = (wanted: readonly Role[] | undefined) =>
    (wanted ?? []).some((role) => roles.includes(role));
  const edit = !view.ended && holdsOne(own?.edit ?? access.edit);
  return { view: edit || holdsOne(own?.view ?? access.view), edit };
}

/** The places that an expression allows; what is not a list of places allows none. */
function places(release: Release, state: CaseState, cel: string, now: Instant): Place[] {
  const context = state.snapshot.context as JsonObject;
  const source = liveSource({ release, data: state.data, now, actor: systemActor, event: { type: 'read' } });
  const value = source.value(cel, context);
  return Array.isArray(value) ? value.filter((place) => typeof place === 'string') : [];
}
