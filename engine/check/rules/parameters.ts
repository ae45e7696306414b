import { canonicalJson } from '../../load/hash.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, Parameter, ProgramProblem } from '../../model/index.ts';
import { isCalendarDate } from '../../run/calendar.ts';
import { checkExpression } from '../expression-types.ts';
import { platformNames } from '../platform-names.ts';
import { typeOfJson, typeOfUnit, typeWords } from '../value-types.ts';
import { at, factScope, type RulesetPlace } from './ruleset-place.ts';

/** Faults of parameters (value against unit and bounds), of facts (their expressions), and of both names together. */
export function checkValues(place: RulesetPlace): ProgramProblem[] {
  const { parameters = {}, facts = {} } = place.ruleset;
  const both = Object.keys(facts).filter((name) => Object.hasOwn(parameters, name));
  return [
    ...both.map((name) => {
      const message = `"${name}" is the name of a parameter, too; rules could read only one of them.`;
      return at(place, 'rule-name-collision', pointerTo('/facts', name), message, { found: name });
    }),
    ...Object.entries(parameters).flatMap(([name, parameter]) => checkParameter(place, name, parameter)),
    ...Object.keys(facts).flatMap((name) => checkFact(place, name)),
    ...checkForEach(place),
  ];
}

function checkParameter(place: RulesetPlace, name: string, parameter: Parameter): ProgramProblem[] {
  const pointer = pointerTo('/parameters', name, 'value');
  const { value, unit, minimum, maximum } = parameter;
  const found = typeOfJson(value);
  const wanted = typeOfUnit(unit);
  const isDate = unit !== 'date' || isCalendarDate(value);
  if (wanted.kind !== 'unknown' && (found.kind !== wanted.kind || !isDate)) {
    const message = `The value is ${typeWords(found)}, which cannot be said in the unit "${unit}".`;
    return [at(place, 'rule-parameter-type', pointer, message, { found: value, expected: unit as Json })];
  }
  const range = {
    ...(minimum === undefined ? {} : { minimum }),
    ...(maximum === undefined ? {} : { maximum }),
  };
  if (typeof value === 'number' && (value < (minimum ?? value) || value > (maximum ?? value))) {
    const message = 'The value is outside the range that the parameter may have.';
    return [at(place, 'rule-parameter-range', pointer, message, { found: value, expected: range })];
  }
  const allowed = parameter.enum;
  if (allowed && !allowed.some((one) => canonicalJson(one) === canonicalJson(value))) {
    const message = 'The value is not one of those that the parameter may have.';
    return [at(place, 'rule-parameter-range', pointer, message, { found: value, expected: allowed })];
  }
  return [];
}

function checkFact(place: RulesetPlace, name: string): ProgramProblem[] {
  const { release, id, file, ruleset } = place;
  const fact = ruleset.facts?.[name];
  if (!fact) return [];
  const problems = checkExpression(release, fact.from, {
    ...factScope(id, file, ruleset, name),
    pointer: pointerTo('/facts', name, 'from'),
  });
  if (problems.length > 0) return problems;
  const computed = place.types.get(name) ?? { kind: 'unknown' };
  const said = typeOfUnit(fact.unit);
  const fits = [computed, said].some((type) => type.kind === 'unknown') || computed.kind === said.kind;
  // A list of percentages is said entry by entry.
  const entries =
    computed.kind === 'list' && [undefined, 'unknown', said.kind].includes(computed.items?.kind);
  if (fits || entries) return problems;
  const message = `The expression gives ${typeWords(computed)}, which cannot be said in the unit "${fact.unit}".`;
  return [
    at(place, 'rule-unit-mismatch', pointerTo('/facts', name, 'unit'), message, { found: fact.unit ?? null }),
  ];
}

function checkForEach(place: RulesetPlace): ProgramProblem[] {
  const { release, id, file, ruleset } = place;
  if (!ruleset.forEach) return [];
  const { items, as } = ruleset.forEach;
  const scope = { file, pointer: '/forEach/items', ruleset: id, expects: 'list' as const };
  const problems = checkExpression(release, items, scope);
  const taken = [...release.forms.keys(), ...platformNames];
  if (taken.includes(as)) {
    const message = `"${as}" is a name that expressions know already; the element would hide it.`;
    problems.push(at(place, 'rule-name-collision', '/forEach/as', message, { found: as }));
  }
  return problems;
}
