import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';
import { type RawState, type RawTransition, transitionsOf } from './states.ts';

/** Targets that no state has, ids that two states have, and compound states that begin nowhere. */
export function checkTargets(file: string, states: readonly RawState[]): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const byId = new Map<string, RawState>();
  for (const state of states) {
    const other = byId.get(state.id);
    if (other) {
      const message = `Two states have the id "${state.id}"; the other one is at ${other.pointer}.`;
      problems.push(
        problem('flow-duplicate-id', {
          file,
          pointer: pointerTo(state.pointer, 'id'),
          message,
          found: state.id,
        }),
      );
    }
    byId.set(state.id, state);
  }
  for (const state of states) {
    if (state.type === 'compound' && state.config.initial === undefined) {
      problems.push(
        problem('flow-missing-initial', {
          file,
          pointer: state.pointer,
          message: 'A state with states inside must say which one it begins in ("initial").',
          expected: state.children.map(({ key }) => key),
        }),
      );
    }
    for (const transition of transitionsOf(state)) {
      for (const { target, pointer } of transition.targets) {
        if (resolveTarget(transition, target, byId)) continue;
        const known = knownTargets(transition, target, byId);
        const suggestion = nearest(target, known);
        problems.push(
          problem('flow-unknown-target', {
            file,
            pointer,
            message: `No state is found at "${target}" from here.`,
            found: target,
            expected: known,
            ...(suggestion !== undefined && { suggestion }),
          }),
        );
      }
    }
    if (state.type === 'history' && typeof state.config.target === 'string' && state.parent) {
      const { target } = state.config;
      const found = target.startsWith('#') ? byIdPath(target, byId) : child(state.parent, target.split('.'));
      if (!found) {
        const known = state.parent.children.map(({ key }) => key);
        const suggestion = nearest(target, known);
        problems.push(
          problem('flow-unknown-target', {
            file,
            pointer: pointerTo(state.pointer, 'target'),
            message: `No state is found at "${target}" from here.`,
            found: target,
            expected: known,
            ...(suggestion !== undefined && { suggestion }),
          }),
        );
      }
    }
  }
  return problems;
}

/** The state that a target names, found as XState finds it. */
function resolveTarget(
  { state, kind }: RawTransition,
  target: string,
  byId: ReadonlyMap<string, RawState>,
): RawState | undefined {
  if (kind === 'initial') return state.children.find(({ key }) => key === target);
  if (target.startsWith('#')) return byIdPath(target, byId);
  if (target.startsWith('.')) return child(state, target.slice(1).split('.'));
  return state.parent && child(state.parent, target.split('.'));
}

function byIdPath(target: string, byId: ReadonlyMap<string, RawState>): RawState | undefined {
  const whole = target.slice(1);
  const [id, ...rest] = whole.split('.');
  return (byId.has(id!) && child(byId.get(id!)!, rest)) || undefined;
}

function child(state: RawState, path: readonly string[]): RawState | undefined {
  return path.reduce<RawState | undefined>(
    (found, key) => (key === '' ? found : found?.children.find((one) => one.key === key)),
    state,
  );
}

function knownTargets(
  { state, kind }: RawTransition,
  target: string,
  byId: ReadonlyMap<string, RawState>,
): string[] {
  if (kind === 'initial') return state.children.map(({ key }) => key);
  if (target.startsWith('#')) return [...byId.keys()].filter((id) => !id.includes('.')).map((id) => `#${id}`);
  if (target.startsWith('.')) return state.children.map(({ key }) => `.${key}`);
  return (state.parent?.children ?? []).map(({ key }) => key);
}
