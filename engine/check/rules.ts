import { isObject } from '../load/is-object.ts';
import { pointerTo } from '../load/pointer.ts';
import type { JsonObject, ProgramProblem, Release } from '../model/index.ts';
import { checkRoot, unknownKeys } from './rules/conditions.ts';
import { checkExamples } from './rules/examples.ts';
import { checkOutcome } from './rules/outcomes.ts';
import { checkValues } from './rules/parameters.ts';
import { checkReferences } from './rules/recursion.ts';
import { at, type RulesetPlace, rulesetPlace } from './rules/ruleset-place.ts';
import { checkScorecard } from './scorecard.ts';

const RULE_KEYS = ['name', 'title', 'priority', 'conditions', 'event'];

/** Faults of all rulesets and of the scorecard: names, grammar, types, places, examples' names. */
export function checkRulesets(release: Release): ProgramProblem[] {
  const rulesets = [...release.rulesets.values()].map(({ id, file, ruleset }) =>
    rulesetPlace(release, id, file, ruleset),
  );
  return [...rulesets.flatMap(checkRuleset), ...checkScorecard(release)];
}

function checkRuleset(place: RulesetPlace): ProgramProblem[] {
  const { conditions = {}, rules } = place.ruleset;
  return [
    ...checkValues(place),
    ...Object.entries(conditions).flatMap(([name, node]) =>
      checkRoot(place, node, pointerTo('/conditions', name)),
    ),
    ...rules.flatMap((rule, index) => checkRule(place, rule, pointerTo('/rules', index))),
    ...checkReferences(place),
    ...checkExamples(place),
  ];
}

function checkRule(place: RulesetPlace, rule: JsonObject, pointer: string): ProgramProblem[] {
  const problems = unknownKeys(place, rule, RULE_KEYS, pointer);
  const { priority, conditions, event } = rule;
  if (priority !== undefined && !(Number.isInteger(priority) && Number(priority) > 0)) {
    const message = 'A priority is a whole number from 1.';
    problems.push(
      at(place, 'rule-invalid-priority', pointerTo(pointer, 'priority'), message, { found: priority }),
    );
  }
  problems.push(...checkRoot(place, conditions, pointerTo(pointer, 'conditions')));
  if (isObject(event)) problems.push(...checkOutcome(place, event, pointerTo(pointer, 'event')));
  return problems;
}
