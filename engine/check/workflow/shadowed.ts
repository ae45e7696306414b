import type { ProgramProblem } from '../../model/problem.ts';
import { problem } from '../problem.ts';
import { isInert, type RawState, type RawTransition, transitionsOf } from './states.ts';

/** Transitions that can never be taken: another one without a guard is always taken before them. */
export function checkShadowed(file: string, states: readonly RawState[]): ProgramProblem[] {
  return states.flatMap((state) => [...behindUnguarded(file, state), ...behindInner(file, state)]);
}

/** Behind an unguarded one of the same event, or in a state that is left at once. */
function behindUnguarded(file: string, state: RawState): ProgramProblem[] {
  const transitions = transitionsOf(state).filter(({ kind }) => kind !== 'initial');
  const always = transitions.find(
    ({ kind, guard, targets }) => kind === 'always' && !guard && targets.length > 0,
  );
  return transitions.flatMap((transition, index) => {
    const before = transitions
      .slice(0, index)
      .find((one) => sameEvent(one, transition) && one.guard === undefined);
    if (before) {
      return [
        never(file, transition, `the one before it (${before.pointer}) has no guard and is always taken`),
      ];
    }
    if (!always || transition.kind === 'always' || transition.kind === 'onDone' || isInert(transition))
      return [];
    if (state.children.length > 0) return [];
    return [never(file, transition, `the state is always left at once (${always.pointer})`)];
  });
}

function sameEvent(a: RawTransition, b: RawTransition): boolean {
  return a.kind === b.kind && a.name === b.name;
}

/** Of a state whose every inner state takes the event itself without a guard. */
function behindInner(file: string, state: RawState): ProgramProblem[] {
  if (state.children.length === 0) return [];
  return transitionsOf(state)
    .filter(
      (transition) =>
        transition.kind === 'on' && !isInert(transition) && coveredInside(state, transition.name),
    )
    .map((transition) =>
      never(file, transition, 'every state inside takes the event first, without a guard'),
    );
}

function coveredInside(state: RawState, event: string): boolean {
  const inner = state.children.filter(({ type }) => type !== 'history');
  const covered = (child: RawState) => takes(child, event) || coveredInside(child, event);
  if (inner.length === 0) return false;
  return state.type === 'parallel' ? inner.some(covered) : inner.every(covered);
}

function takes(state: RawState, event: string): boolean {
  return transitionsOf(state).some(
    ({ kind, name, guard }) => kind === 'on' && name === event && guard === undefined,
  );
}

function never(file: string, { pointer, kind, name }: RawTransition, why: string): ProgramProblem {
  const what =
    kind === 'on' || kind === 'after' ? `The transition of "${name}"` : `This transition (${kind})`;
  return problem('flow-never-taken', { file, pointer, message: `${what} can never be taken: ${why}.` });
}
