import type { StateNode } from 'xstate';

type Transition = StateNode['transitions'] extends Map<string, (infer One)[]> ? One : never;

/** All transitions of a state with their targets, `always` among them. */
export function outgoing(node: StateNode): Transition[] {
  return [...[...node.transitions.values()].flat(), ...((node.always ?? []) as Transition[])];
}

/** The states inside a state, history states among them. */
export function childrenOf(node: StateNode): StateNode[] {
  return Object.values(node.states) as StateNode[];
}

/** All states of a machine, the root first. */
export function allNodes(root: StateNode): StateNode[] {
  return [root, ...childrenOf(root).flatMap(allNodes)];
}

export function parentOf(node: StateNode): StateNode | undefined {
  return node.parent as StateNode | undefined;
}

/** States that a case can come into, guards taken as true. */
export function reachable(root: StateNode): Set<StateNode> {
  const reached = new Set<StateNode>();
  const enter = (node: StateNode) => {
    for (let one: StateNode | undefined = node; one; one = parentOf(one)) {
      if (reached.has(one)) continue;
      reached.add(one);
      if (one.type === 'parallel') for (const child of regionsOf(one)) enter(child);
    }
    if (node.type === 'compound') for (const target of targetsOf(node.initial)) enter(target);
    if (node.type === 'history') for (const target of historyDefault(node)) enter(target);
  };
  enter(root);
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const node of [...reached]) {
      for (const transition of outgoing(node)) {
        if (!canHappen(transition, node, reached)) continue;
        for (const target of targetsOf(transition)) enter(target);
      }
    }
  }
  return reached;
}

/** The done transitions of a state need a way to its end. */
function canHappen(
  transition: { eventType: string },
  node: StateNode,
  reached: ReadonlySet<StateNode>,
): boolean {
  if (!transition.eventType.startsWith('xstate.done.state.')) return true;
  return canBeDone(node, reached);
}

function canBeDone(node: StateNode, reached: ReadonlySet<StateNode>): boolean {
  if (node.type === 'parallel') return regionsOf(node).every((region) => canBeDone(region, reached));
  if (node.type === 'final') return reached.has(node);
  return childrenOf(node).some((child) => child.type === 'final' && reached.has(child));
}

export function targetsOf(transition: { target?: readonly unknown[] } | undefined): StateNode[] {
  return (transition?.target ?? []) as StateNode[];
}

function regionsOf(node: StateNode): StateNode[] {
  return childrenOf(node).filter(({ type }) => type !== 'history');
}

/** Where a history state leads when nothing is remembered. */
function historyDefault(node: StateNode): StateNode[] {
  const parent = parentOf(node);
  const { target } = node.config as { target?: string };
  if (!parent) return [];
  if (typeof target !== 'string')
    return parent.type === 'parallel' ? regionsOf(parent) : targetsOf(parent.initial);
  if (target.startsWith('#')) return [node.machine.getStateNodeById(target) as StateNode];
  const found = target
    .split('.')
    .reduce<StateNode | undefined>((one, key) => one?.states[key] as StateNode | undefined, parent);
  return found ? [found] : [];
}

/**
 * States from which a case can still come to its end, guards taken as true and, where states are
 * active side by side, whatever their siblings do taken as possible.
 */
export function canEnd(root: StateNode): Set<StateNode> {
  const ways = new Map<StateNode, Set<StateNode>>();
  const nodes = allNodes(root);
  for (const node of nodes) {
    const next = new Set<StateNode>();
    for (const transition of outgoing(node))
      for (const target of targetsOf(transition)) for (const leaf of entered(target)) next.add(leaf);
    const parent = parentOf(node);
    if (parent) next.add(parent);
    if (node.type === 'parallel') for (const inner of allNodes(node)) next.add(inner);
    ways.set(node, next);
  }
  const able = new Set(nodes.filter((node) => isEnd(node, root)));
  for (let before = -1; before < able.size; ) {
    before = able.size;
    for (const [node, next] of ways) if ([...next].some((one) => able.has(one))) able.add(node);
  }
  return able;
}

/** The machine ends in a final state directly inside it, or in each of its regions. */
export function isEnd(node: StateNode, root: StateNode): boolean {
  if (node.type !== 'final') return false;
  const parent = parentOf(node);
  return parent === root || (root.type === 'parallel' && parent !== undefined && parentOf(parent) === root);
}

/** The leaves that entering a state leads to. */
function entered(node: StateNode): StateNode[] {
  if (node.type === 'compound') return targetsOf(node.initial).flatMap(entered);
  if (node.type === 'parallel') return regionsOf(node).flatMap(entered);
  if (node.type !== 'history') return [node];
  const parent = parentOf(node);
  return parent ? allNodes(parent).filter(({ type }) => type === 'atomic' || type === 'final') : [];
}

/** Whether a state lies inside one of several that are active side by side. */
export function isInParallel(node: StateNode): boolean {
  for (let one = parentOf(node); one; one = parentOf(one)) if (one.type === 'parallel') return true;
  return false;
}
