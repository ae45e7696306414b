import type { AnyMachineSnapshot, StateNode } from 'xstate';
import type { Snapshot } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { JsonObject, Text } from '../model/text.ts';
import type { EventMeta, FormAccess, Role, StateMeta } from '../model/workflow.ts';
import { activeNodes, leafStates, machineOf } from './machine.ts';
import { turnsNow } from './turns.ts';

/** What a case's place in its workflow says to people. */
export interface StateView {
  /** Dotted paths of the active leaf states. */
  states: string[];
  tags: string[];
  title: Text;
  /** Another title for some roles. */
  titles?: { [role: Role]: Text };
  description?: Text;
  /** Another description for some roles. */
  descriptions?: { [role: Role]: Text };
  /** Whose turn it is. */
  waitingFor: Role[];
  /** The same by what is waited for: any of a group's roles can do it, and each group has to. */
  waitingGroups: Role[][];
  forms: { [form: string]: FormAccess };
  events: { [event: string]: EventMeta };
  ended: boolean;
}

/** What the states say that a stored snapshot is in. */
export function stateView(release: Release, snapshot: Snapshot): StateView {
  return viewOf(machineOf(release).restore(snapshot));
}

/** Dotted paths of the leaf states that a stored snapshot is in; throws for one of another machine. */
export function statesIn(release: Release, snapshot: Snapshot): string[] {
  return leafStates(machineOf(release).restore(snapshot));
}

/**
 * Merges the `meta` of the active states: the deepest state that says something wins, among equally
 * deep ones the first in the file. It is the turn of everybody whom a leaf, or the nearest state
 * around it, waits for.
 */
export function viewOf(snapshot: AnyMachineSnapshot): StateView {
  const nodes = activeNodes(snapshot);
  const byWeight = nodes.toReversed().sort((a, b) => a.path.length - b.path.length);
  const merged: StateMeta = {};
  // Without a prototype: they are asked for names that came from outside, such as `constructor`.
  const forms: { [form: string]: FormAccess } = Object.create(null);
  const events: { [event: string]: EventMeta } = Object.create(null);
  for (const node of byWeight) {
    const meta = metaOf(node);
    Object.assign(merged, meta);
    Object.assign(forms, meta.forms);
    Object.assign(events, meta.events);
  }
  const leaves = nodes.filter((node) => node.type === 'atomic' || node.type === 'final');
  // What runs side by side and is over waits for nobody.
  const waiting = leaves.filter((node) => node.type === 'atomic');
  const states = leafStates(snapshot);
  const ended = snapshot.status !== 'active';
  const context = snapshot.context as JsonObject;
  const groups = ended ? [] : groupsOf(waiting.map((leaf) => turnsNow(nearestWaitingFor(leaf), context)));
  return {
    states,
    tags: [...snapshot.tags].sort(),
    title: merged.title ?? states.join(', '),
    ...(merged.titles && { titles: merged.titles }),
    ...(merged.description && { description: merged.description }),
    ...(merged.descriptions && { descriptions: merged.descriptions }),
    waitingFor: [...new Set(groups.flat())],
    waitingGroups: groups,
    forms,
    events,
    ended,
  };
}

/** Each set of roles once, however many states side by side wait for it. */
function groupsOf(turns: Role[][]): Role[][] {
  const nameOf = (roles: Role[]) => JSON.stringify(roles.toSorted());
  const names = turns.map(nameOf);
  return turns.filter((roles, index) => roles.length > 0 && names.indexOf(nameOf(roles)) === index);
}

/** A state's `meta` in our words; XState leaves its shape to whoever writes it. */
export function metaOf(node: StateNode): StateMeta {
  return (node.meta ?? {}) as StateMeta;
}

/** Whose turn a leaf, or the nearest state around it, says that it is, and under which conditions. */
export function nearestWaitingFor(leaf: StateNode): NonNullable<StateMeta['waitingFor']> {
  for (let node: StateNode | undefined = leaf; node; node = node.parent as StateNode | undefined) {
    const { waitingFor } = metaOf(node);
    if (waitingFor) return waitingFor;
  }
  return [];
}
