import type { Release } from '../model/release.ts';
import type { JsonObject } from '../model/text.ts';
import type { Role } from '../model/workflow.ts';
import { machineOf } from './machine.ts';
import { nearestWaitingFor } from './state-view.ts';
import { rolesOf, turnsNow } from './turns.ts';

/** Whose turn it may be in these leaf states (dotted paths) of a release's machine; nobody's in final ones. */
export function possibleTurns(release: Release, states: readonly string[]): Role[] {
  return [...new Set(turnsIn(release, states).flatMap(rolesOf))];
}

/** Whose turn it is in these leaf states with the context of a case that is not over. */
export function whoseTurn(release: Release, states: readonly string[], context: JsonObject): Role[] {
  return [...new Set(turnsIn(release, states).flatMap((turns) => turnsNow(turns, context)))];
}

/** Whether values of the context say whose turn it is in these states. */
export function turnHangsOnContext(release: Release, states: readonly string[]): boolean {
  return turnsIn(release, states).some((turns) => turns.some((turn) => typeof turn !== 'string'));
}

function turnsIn(release: Release, states: readonly string[]) {
  const { machine } = machineOf(release);
  return states.flatMap((path) => {
    let node = machine.root;
    for (const key of path.split('.')) {
      const child = node.states[key];
      if (!child) return [];
      node = child;
    }
    return node.type === 'final' ? [] : [nearestWaitingFor(node)];
  });
}
