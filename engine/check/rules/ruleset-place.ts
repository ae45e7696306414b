import type { Json, ProgramProblem, Release, Ruleset } from '../../model/index.ts';
import type { ProblemCode } from '../codes.ts';
import { expressionType } from '../expression-types.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';
import { typeOfJson, typeOfUnit, type ValueType } from '../value-types.ts';

/** A ruleset with what its checks need to know of it. */
export interface RulesetPlace {
  release: Release;
  id: string;
  file: string;
  ruleset: Ruleset;
  /** Kinds of values that facts and parameters have, by name. */
  types: ReadonlyMap<string, ValueType>;
}

export function rulesetPlace(release: Release, id: string, file: string, ruleset: Ruleset): RulesetPlace {
  const types = new Map<string, ValueType>();
  for (const [name, parameter] of Object.entries(ruleset.parameters ?? {}))
    types.set(name, typeOfJson(parameter.value));
  for (const [name, fact] of Object.entries(ruleset.facts ?? {})) {
    const computed = expressionType(release, fact.from, factScope(id, file, ruleset, name));
    types.set(
      name,
      computed.kind === 'unknown' || computed.kind === 'null' ? typeOfUnit(fact.unit) : computed,
    );
  }
  return { release, id, file, ruleset, types };
}

/** Where a fact's expression stands and what it sees. */
export function factScope(id: string, file: string, ruleset: Ruleset, name: string) {
  const item = ruleset.forEach ? { item: ruleset.forEach } : {};
  return { file, pointer: `/facts/${name}/from`, ruleset: id, ...item };
}

/** A problem in this ruleset. */
export function at(
  place: RulesetPlace,
  code: ProblemCode,
  pointer: string,
  message: string,
  more: { found?: Json; expected?: Json; suggestion?: string } = {},
): ProgramProblem {
  return problem(code, { file: place.file, pointer, message, ...more });
}

/** A name that is not among the known ones, with the nearest of them. */
export function unknown(
  place: RulesetPlace,
  code: ProblemCode,
  pointer: string,
  what: string,
  found: string,
  known: Iterable<string>,
): ProgramProblem {
  const names = [...known];
  const suggestion = nearest(found, names);
  return at(place, code, pointer, `There is no ${what} "${found}".`, {
    found,
    expected: names,
    ...(suggestion ? { suggestion } : {}),
  });
}

/** Names that rules may read as facts. */
export const factNames = (place: RulesetPlace) => place.types.keys();
