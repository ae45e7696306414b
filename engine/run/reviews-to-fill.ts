import type { Release } from '../model/release.ts';
import type { Role } from '../model/workflow.ts';
import { machineOf } from './machine.ts';
import { viewOf } from './state-view.ts';

/**
 * The forms judging another form that one of the roles may fill in while a case is in these leaf states (dotted
 * paths), in the release's order. A list asks it for its rows, so it needs no case: only where it stands.
 */
export function reviewsToFill(release: Release, states: readonly string[], roles: readonly Role[]): string[] {
  const reviews = [...release.forms.values()].filter(({ definition }) => definition.review);
  if (reviews.length === 0) return [];
  const { machine } = machineOf(release);
  const { forms, ended } = viewOf(machine.resolveState({ value: treeOf(states), context: {} }));
  if (ended) return [];
  const holdsOne = (wanted: readonly Role[] | undefined) =>
    (wanted ?? []).some((role) => roles.includes(role));
  return reviews
    .filter(({ id, definition }) => {
      const access = forms[id];
      return definition.steps.some((step) => holdsOne(access?.steps?.[step.id]?.edit ?? access?.edit));
    })
    .map(({ id }) => id);
}

interface StateTree {
  [state: string]: StateTree;
}

/** The state value, as XState writes it, of which these are the leaves. */
function treeOf(states: readonly string[]): StateTree {
  const value: StateTree = {};
  for (const path of states) {
    let inside = value;
    for (const key of path.split('.')) {
      inside[key] ??= {};
      inside = inside[key];
    }
  }
  return value;
}
