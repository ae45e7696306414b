import type { Release } from '../model/release.ts';
import type { Role } from '../model/workflow.ts';
import { machineOf } from './machine.ts';
import { nearestWaitingFor } from './state-view.ts';

/** Whose turn it is in these leaf states (dotted paths) of a release's machine; nobody's in final ones. */
export function whoseTurn(release: Release, states: readonly string[]): Role[] {
  const { machine } = machineOf(release);
  const roles = states.flatMap((path) => {
    let node = machine.root;
    for (const key of path.split('.')) {
      const child = node.states[key];
      if (!child) return [];
      node = child;
    }
    return node.type === 'final' ? [] : nearestWaitingFor(node);
  });
  return [...new Set(roles)];
}
