import type { StateNode } from 'xstate';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { CaseMachine } from '../../run/machine.ts';
import { metaOf } from '../../run/state-view.ts';
import { problem } from '../problem.ts';
import { SYSTEM } from './known-names.ts';
import {
  allNodes,
  canEnd,
  childrenOf,
  isEnd,
  isInParallel,
  outgoing,
  parentOf,
  reachable,
  targetsOf,
} from './reach.ts';
import type { RawState } from './states.ts';
import { checkUnseenSignatures } from './unseen-signatures.ts';

/** Faults of the machine as a graph: states without a way in or out, and states where nobody can act. */
export function checkGraph(
  release: Release,
  file: string,
  { machine }: CaseMachine,
  states: readonly RawState[],
): ProgramProblem[] {
  const root = machine.root as StateNode;
  const pointers = new Map(states.map(({ path, pointer }) => [path.join('.'), pointer]));
  const place = (node: StateNode) => ({ file, pointer: pointers.get(node.path.join('.')) ?? '/machine' });
  const name = (node: StateNode) => node.path.join('.') || node.key;
  const reached = reachable(root);
  const problems: ProgramProblem[] = [];
  for (const node of allNodes(root)) {
    const parent = parentOf(node);
    if (!parent || reached.has(node) || !reached.has(parent)) continue;
    const message = `No transition leads to "${name(node)}".`;
    problems.push(problem('flow-unreachable-state', { ...place(node), message, found: name(node) }));
  }
  const leaves = [...reached].filter(({ type }) => type === 'atomic');
  const stuck = leaves.filter((leaf) => !isInParallel(leaf) && waysOut(leaf).length === 0);
  for (const leaf of stuck) {
    const message = `A case can never leave "${name(leaf)}", which is not final.`;
    problems.push(problem('flow-dead-end', { ...place(leaf), message, found: name(leaf) }));
  }
  for (const leaf of leaves) {
    if (stuck.includes(leaf) || isInParallel(leaf) || someoneActs(release, leaf)) continue;
    const message = `In "${name(leaf)}" nobody can act: it has no timer, and no role may send any of its events.`;
    problems.push(problem('flow-nobody-acts', { ...place(leaf), message, found: name(leaf) }));
  }
  if (!allNodes(root).some((node) => isEnd(node, root))) {
    const message = 'The machine has no final state: its cases never end.';
    problems.push(problem('flow-never-ends', { file, pointer: '/machine', message }));
  } else {
    const able = canEnd(root);
    for (const leaf of leaves) {
      if (able.has(leaf) || stuck.includes(leaf)) continue;
      const message = `From "${name(leaf)}" no way leads to a final state.`;
      problems.push(problem('flow-no-way-to-end', { ...place(leaf), message, found: name(leaf) }));
    }
  }
  for (const node of reached) {
    if (node.type !== 'atomic' || !loops(node)) continue;
    const message = `From "${name(node)}" the machine goes round for ever by transitions without guards.`;
    problems.push(problem('flow-endless-loop', { ...place(node), message, found: name(node) }));
  }
  problems.push(...checkUnseenSignatures(release, file, root, (node) => place(node).pointer));
  return problems;
}

/** What can happen in a leaf and the states around it; they are not done while the leaf is active. */
function waysOut(leaf: StateNode): ReturnType<typeof outgoing> {
  const own = outgoing(leaf).filter(
    ({ eventType, target, actions }) =>
      !eventType.startsWith('xstate.done.') && (target !== undefined || actions.length > 0),
  );
  const parent = parentOf(leaf);
  return parent ? [...own, ...waysOut(parent)] : own;
}

/** A timer, a transition by itself, or an event that some role may send. */
function someoneActs(release: Release, leaf: StateNode): boolean {
  return waysOut(leaf).some(({ eventType, guard }) => {
    if (eventType === '') return guard === undefined;
    if (eventType.startsWith('xstate.after.')) return true;
    const roles = rolesFor(leaf, eventType);
    return roles.some((role) => role === SYSTEM || release.definition.roles[role]?.scope !== 'recipient');
  });
}

/** Roles that may send an event in a leaf, as `stateView` merges them; without any `meta` the system. */
function rolesFor(leaf: StateNode, event: string): readonly string[] {
  for (let node: StateNode | undefined = leaf; node; node = parentOf(node)) {
    const meta = metaOf(node).events?.[event];
    if (meta) return meta.roles;
  }
  return [SYSTEM];
}

/** Whether transitions without guards and events lead from a leaf back to itself. */
function loops(leaf: StateNode): boolean {
  const seen = new Set<StateNode>();
  for (let node: StateNode | undefined = leaf; node; node = followed(node)) {
    if (seen.has(node)) return node === leaf;
    seen.add(node);
  }
  return false;
}

function followed(leaf: StateNode): StateNode | undefined {
  for (let node: StateNode | undefined = leaf; node; node = parentOf(node)) {
    const taken = node.always?.find(({ guard }) => guard === undefined);
    if (taken) return leafOf(targetsOf(taken)[0]);
    if (node.always?.length) return undefined;
  }
  return undefined;
}

function leafOf(node: StateNode | undefined): StateNode | undefined {
  if (node?.type === 'compound') return leafOf(targetsOf(node.initial)[0]);
  return node && childrenOf(node).length === 0 ? node : undefined;
}
