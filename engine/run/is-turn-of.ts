import type { StateNode } from 'xstate';
import type { Actor, CaseState } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { EventMeta } from '../model/workflow.ts';
import { activeNodes, machineOf } from './machine.ts';
import { refusePerson } from './refuse-person.ts';
import { metaOf } from './state-view.ts';
import { turnsNow } from './turns.ts';

/**
 * Whether a case waits for this person: a state waits for a role of his, and he is not barred from all that this role
 * does there, as the first of two reviewers is while the second has to agree.
 */
export function isTurnOf(release: Release, state: CaseState, actor: Actor): boolean {
  const snapshot = machineOf(release).restore(state.snapshot);
  if (snapshot.status !== 'active') return false;
  return activeNodes(snapshot)
    .filter((node) => node.type === 'atomic')
    .some((leaf) => waitsFor(release, state, actor, leaf));
}

function waitsFor(release: Release, state: CaseState, actor: Actor, leaf: StateNode): boolean {
  // What a state further out offers at any time, such as ending the case, is not what this one waits for.
  const events: EventMeta[] = [];
  for (let node: StateNode | undefined = leaf; node; node = node.parent as StateNode | undefined) {
    const { waitingFor, events: offered } = metaOf(node);
    events.push(...Object.values(offered ?? {}));
    if (!waitingFor) continue;
    const roles = turnsNow(waitingFor, state.snapshot.context).filter((role) => actor.roles.includes(role));
    const own = events.filter((event) => event.roles.some((role) => roles.includes(role)));
    const barred = own.length > 0 && own.every((event) => refusePerson(release, state, event, actor));
    return roles.length > 0 && !barred;
  }
  return false;
}
