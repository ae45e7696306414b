import type { StateNode } from 'xstate';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { EventMeta, FormAccess, Role } from '../../model/workflow.ts';
import { signedSteps } from '../../run/signatures.ts';
import { metaOf } from '../../run/state-view.ts';
import { problem } from '../problem.ts';
import { parentOf, reachable } from './reach.ts';

/**
 * Events by which somebody would put his name to what he is not shown: in a state where he may send it, a step that
 * its signature covers is closed to him. Each event is named once, with the first such step.
 */
export function checkUnseenSignatures(
  release: Release,
  file: string,
  root: StateNode,
  pointerOf: (node: StateNode) => string,
): ProgramProblem[] {
  const problems = new Map<string, ProgramProblem>();
  for (const leaf of reachable(root)) {
    if (leaf.type !== 'atomic') continue;
    const around = statesAround(leaf);
    // What stands beside it may open a form as well: any state that can be active with this one counts.
    const beside = around.flatMap((node) => (node.type === 'parallel' ? below(node) : []));
    const views = viewsOf(around, beside);
    for (const { node, event, meta } of eventsOf(around)) {
      const pointer = `${pointerOf(node)}/meta/events/${event}/signs`;
      if (meta.signs === undefined || problems.has(pointer)) continue;
      const unseen = signedSteps(release, meta.signs).flatMap(({ form, step }) =>
        meta.roles
          .filter((role) => release.definition.roles[role] && !views(form, step).has(role))
          .map((role) => ({ step: `${form}.${step}`, role })),
      )[0];
      if (!unseen) continue;
      const where = leaf.path.join('.');
      const message = `"${unseen.role}" signs "${unseen.step}" with this event, and may not see it in "${where}".`;
      problems.set(pointer, problem('flow-signature-unseen', { file, pointer, message, found: unseen.step }));
    }
  }
  return [...problems.values()];
}

/** A state and those around it, innermost first. */
function statesAround(leaf: StateNode): StateNode[] {
  const parent = parentOf(leaf);
  return [leaf, ...(parent ? statesAround(parent) : [])];
}

const below = (node: StateNode): StateNode[] =>
  Object.values(node.states).flatMap((child) => [child as StateNode, ...below(child as StateNode)]);

/** Events that may be sent, of each what the innermost state says of it. */
function eventsOf(around: readonly StateNode[]): { node: StateNode; event: string; meta: EventMeta }[] {
  const known = new Set<string>();
  return around.flatMap((node) =>
    Object.entries(metaOf(node).events ?? {}).flatMap(([event, meta]) => {
      if (known.has(event)) return [];
      known.add(event);
      return [{ node, event, meta }];
    }),
  );
}

/** Who may see a step: those to whom the innermost state that names its form opens it, or any state beside it. */
function viewsOf(around: readonly StateNode[], beside: readonly StateNode[]) {
  const accessOf = (node: StateNode, form: string) => metaOf(node).forms?.[form];
  return (form: string, step: string): ReadonlySet<Role> => {
    const own = around.map((node) => accessOf(node, form)).find((access) => access !== undefined);
    const others = beside.map((node) => accessOf(node, form));
    return new Set([own, ...others].flatMap((access) => (access ? viewersOf(access, step) : [])));
  };
}

function viewersOf(access: FormAccess, step: string): Role[] {
  const own = access.steps?.[step];
  return [...(own?.view ?? access.view), ...(own?.edit ?? access.edit ?? [])];
}
