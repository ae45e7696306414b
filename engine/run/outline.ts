import type { StateNode } from 'xstate';
import type { WorkflowOutline } from '../model/outline.ts';
import type { Release } from '../model/release.ts';
import type { Text } from '../model/text.ts';
import type { EventMeta, StateMeta } from '../model/workflow.ts';
import { machineOf, stateNodes } from './machine.ts';
import { metaOf } from './state-view.ts';
import { rolesOf } from './turns.ts';

type Transition = StateNode['transitions'] extends Map<string, (infer One)[]> ? One : never;

/**
 * A release's workflow as a picture of it: the states that a case can rest in, and what leads from one to
 * another. States that are only passed through, or that people have no name for, are left out; a way
 * through them leads to where they lead.
 */
export function workflowOutline(release: Release): WorkflowOutline {
  const root = machineOf(release).machine.root as StateNode;
  const leaves = stateNodes(root).filter(({ type }) => type === 'atomic' || type === 'final');
  const shown = leaves.filter(isResting);
  const first = new Set(entered(root).flatMap((leaf) => restingFrom(leaf)));
  const ways = new Map<string, WorkflowOutline['transitions'][number]>();
  for (const leaf of shown) {
    for (const way of waysOf(release, leaf)) ways.set(`${way.from} ${way.to} ${way.event}`, way);
  }
  return {
    states: shown.map((leaf) => {
      const meta = said(leaf);
      return {
        id: idOf(leaf),
        title: meta.title ?? idOf(leaf),
        ...(meta.titles && { titles: meta.titles }),
        ...(meta.description && { description: meta.description }),
        waitingFor: leaf.type === 'final' ? [] : rolesOf(meta.waitingFor ?? []),
        initial: first.has(leaf),
        final: leaf.type === 'final' && leaf.parent === root,
        events: eventsOf(leaf),
      };
    }),
    transitions: [...ways.values()],
  };
}

const idOf = (node: StateNode) => node.path.join('.');

const chainOf = (node: StateNode): StateNode[] => [
  node,
  ...(node.parent ? chainOf(node.parent as StateNode) : []),
];

/** What a state and those around it say; the nearest that says something wins. */
function said(leaf: StateNode): StateMeta {
  return Object.assign({}, ...chainOf(leaf).toReversed().map(metaOf));
}

/** A state in which a case waits, and which has a name. */
function isResting(leaf: StateNode): boolean {
  const passing = (leaf.always ?? []).some(({ guard }) => guard === undefined);
  return !passing && chainOf(leaf).some((node) => metaOf(node).title !== undefined);
}

/** Events that people may send in a state. */
function eventsOf(leaf: StateNode): WorkflowOutline['states'][number]['events'] {
  const events: { [event: string]: EventMeta } = Object.assign(
    {},
    ...chainOf(leaf)
      .toReversed()
      .map((node) => metaOf(node).events ?? {}),
  );
  const listened = new Set(chainOf(leaf).flatMap((node) => [...node.transitions.keys()]));
  return Object.entries(events)
    .filter(([type, { roles }]) => listened.has(type) && roles.some((role) => role !== 'system'))
    .map(([type, { label, roles }]) => ({ type, label, roles }));
}

function waysOf(release: Release, leaf: StateNode): WorkflowOutline['transitions'] {
  const from = idOf(leaf);
  // What a state around it does is not done when the state itself forbids or answers the event.
  const answered = new Set<string>();
  return chainOf(leaf).flatMap((node) => {
    const own = outgoing(node).filter(({ eventType }) => !answered.has(eventType));
    for (const { eventType, guard } of own) if (guard === undefined) answered.add(eventType);
    return own.flatMap((transition) => {
      const targets = targetsOf(transition)
        .flatMap(entered)
        .flatMap((one) => restingFrom(one));
      return targets.map((target) => ({
        from,
        to: idOf(target),
        event: transition.eventType,
        ...nameOf(release, leaf, transition.eventType),
      }));
    });
  });
}

/** What a way is called, and what sets a case on it. */
function nameOf(
  release: Release,
  leaf: StateNode,
  event: string,
): Pick<WorkflowOutline['transitions'][number], 'label' | 'kind'> {
  const [, delay] = /^xstate\.after\.([^.]+)\./.exec(event) ?? [];
  if (delay !== undefined) return { kind: 'timer', label: release.workflow.delays?.[delay]?.title ?? null };
  if (event === '' || event.startsWith('xstate.')) return { kind: 'automatic', label: null };
  const label: Text | undefined = labelIn(leaf, event);
  return { kind: 'event', label: label ?? null };
}

function labelIn(leaf: StateNode, event: string): Text | undefined {
  return chainOf(leaf)
    .map((node) => metaOf(node).events?.[event]?.label)
    .find((label) => label !== undefined);
}

function outgoing(node: StateNode): Transition[] {
  return [...[...node.transitions.values()].flat(), ...((node.always ?? []) as Transition[])];
}

function targetsOf(transition: { target?: readonly unknown[] } | undefined): StateNode[] {
  return (transition?.target ?? []) as StateNode[];
}

/** The leaves that entering a state leads to; where a history state leads is taken for its first time. */
function entered(node: StateNode): StateNode[] {
  const inner = (Object.values(node.states) as StateNode[]).filter(({ type }) => type !== 'history');
  if (node.type === 'compound') return targetsOf(node.initial).flatMap(entered);
  if (node.type === 'parallel') return inner.flatMap(entered);
  if (node.type === 'history') return node.parent ? entered(node.parent as StateNode) : [];
  return [node];
}

/** Where a case comes to rest from a leaf: itself, or what lies behind those that are passed through. */
function restingFrom(leaf: StateNode, seen: ReadonlySet<StateNode> = new Set()): StateNode[] {
  if (isResting(leaf)) return [leaf];
  if (seen.has(leaf)) return [];
  const next = new Set([...seen, leaf]);
  return outgoing(leaf)
    .flatMap(targetsOf)
    .flatMap(entered)
    .flatMap((one) => restingFrom(one, next));
}
