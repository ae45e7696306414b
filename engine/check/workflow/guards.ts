import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { Json, JsonObject } from '../../model/text.ts';
import { problem } from '../problem.ts';
import { unknownDecision, unknownName } from './known-names.ts';
import { type RawState, transitionsOf } from './states.ts';

const builtIn = ['decision', 'and', 'or', 'not'];

/** Guards that do not exist, say nothing, or call themselves; rulesets and outcomes that do not exist. */
export function checkGuards(release: Release, file: string, states: readonly RawState[]): ProgramProblem[] {
  const named = (release.workflow.guards ?? {}) as { [name: string]: Json };
  const problems: ProgramProblem[] = [];
  const used = new Set<string>();
  const check = (guard: Json | undefined, pointer: string) =>
    problems.push(...checkGuard(release, file, guard, pointer, used));
  for (const transition of states.flatMap(transitionsOf)) {
    if (transition.guard !== undefined) check(transition.guard, transition.guardPointer);
  }
  for (const [name, guard] of Object.entries(named)) {
    const pointer = pointerTo('/guards', name);
    if (builtIn.includes(name)) {
      const message = `"${name}" is a guard of the platform; choose another name.`;
      problems.push(problem('flow-reserved-name', { file, pointer, message, found: name }));
    }
    check(guard, pointer);
    if (reaches(name, name, named)) {
      const message = `The guard "${name}" calls itself.`;
      problems.push(problem('flow-guard-cycle', { file, pointer, message, found: name }));
    }
  }
  for (const name of Object.keys(named)) {
    if (used.has(name)) continue;
    const message = `Nothing uses the guard "${name}".`;
    problems.push(
      problem('flow-unused-name', { file, pointer: pointerTo('/guards', name), message, found: name }),
    );
  }
  return problems;
}

function checkGuard(
  release: Release,
  file: string,
  guard: Json | undefined,
  pointer: string,
  used: Set<string>,
): ProgramProblem[] {
  const { type, params } = shape(guard);
  if (type === undefined)
    return [faultyParams(file, pointer, 'A guard is a name, or an object with a type.')];
  const at = typeof guard === 'string' ? pointer : pointerTo(pointer, 'type');
  const inside = pointerTo(pointer, 'params');
  if (type === 'decision') {
    if (typeof params.ruleset !== 'string' || typeof params.outcome !== 'string') {
      return [faultyParams(file, pointer, 'The guard "decision" needs the params "ruleset" and "outcome".')];
    }
    return unknownDecision(release, file, params, inside);
  }
  if (type === 'and' || type === 'or') {
    const { guards } = params;
    if (!Array.isArray(guards) || guards.length === 0) {
      return [
        faultyParams(file, pointer, `The guard "${type}" needs a list of guards in the param "guards".`),
      ];
    }
    return guards.flatMap((one, index) =>
      checkGuard(release, file, one, pointerTo(inside, 'guards', index), used),
    );
  }
  if (type === 'not') {
    if (params.guard === undefined) {
      return [faultyParams(file, pointer, 'The guard "not" needs a guard in the param "guard".')];
    }
    return checkGuard(release, file, params.guard, pointerTo(inside, 'guard'), used);
  }
  const names = Object.keys(release.workflow.guards ?? {});
  if (!names.includes(type)) {
    return [unknownName('flow-unknown-guard', { file, pointer: at }, 'guard', type, [...builtIn, ...names])];
  }
  used.add(type);
  if (Object.keys(params).length === 0) return [];
  const message = `The guard "${type}" is defined under "guards" and takes no params; these are ignored.`;
  return [problem('flow-ignored-params', { file, pointer: inside, message })];
}

function faultyParams(file: string, pointer: string, message: string): ProgramProblem {
  return problem('flow-guard-params', { file, pointer, message });
}

function shape(guard: Json | undefined): { type: string | undefined; params: JsonObject } {
  if (typeof guard === 'string') return { type: guard, params: {} };
  if (!isObject(guard) || typeof guard.type !== 'string') return { type: undefined, params: {} };
  return { type: guard.type, params: isObject(guard.params) ? guard.params : {} };
}

/** Whether a guard's definition leads to a name, over any number of other guards. */
function reaches(
  name: string,
  wanted: string,
  named: { [name: string]: Json },
  seen = new Set<string>(),
): boolean {
  const calls = (guard: Json | undefined): string[] => {
    const { type, params } = shape(guard);
    if (type === undefined || type === 'decision') return [];
    if (type === 'and' || type === 'or')
      return Array.isArray(params.guards) ? params.guards.flatMap(calls) : [];
    return type === 'not' ? calls(params.guard) : [type];
  };
  return calls(named[name]).some((called) => {
    if (called === wanted) return true;
    if (seen.has(called)) return false;
    seen.add(called);
    return reaches(called, wanted, named, seen);
  });
}
