import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem, RulesetExample } from '../../model/index.ts';
import { caseNames } from '../platform-names.ts';
import { type RulesetPlace, unknown } from './ruleset-place.ts';

/** Names in examples that the ruleset or the case does not have; such an example would prove nothing. */
export function checkExamples(place: RulesetPlace): ProgramProblem[] {
  return (place.ruleset.examples ?? []).flatMap((example, index) =>
    checkExample(place, example, pointerTo('/examples', index)),
  );
}

function checkExample(place: RulesetPlace, example: RulesetExample, pointer: string): ProgramProblem[] {
  const facts = Object.keys(place.ruleset.facts ?? {});
  const parameters = Object.keys(place.ruleset.parameters ?? {});
  const outcomes = place.ruleset.rules.flatMap((rule) =>
    isObject(rule.event) && typeof rule.event.type === 'string' ? [rule.event.type] : [],
  );
  const inside = (...path: (string | number)[]) => pointerTo(pointer, ...path);
  const { expect } = example;
  return [
    ...strangers(place, 'fact', example.facts, facts, inside('facts')),
    ...strangers(place, 'fact', expect.facts, facts, inside('expect', 'facts')),
    ...strangers(place, 'parameter', example.parameters, parameters, inside('parameters')),
    ...strangers(place, 'outcome', expect.params, outcomes, inside('expect', 'params')),
    ...strangers(
      place,
      'part of a case',
      example.case,
      [...place.release.forms.keys(), ...caseNames],
      inside('case'),
    ),
    ...expect.outcomes.flatMap((type, index) =>
      outcomes.includes(type)
        ? []
        : [
            unknown(
              place,
              'example-unknown-name',
              inside('expect', 'outcomes', index),
              'outcome',
              type,
              outcomes,
            ),
          ],
    ),
  ];
}

function strangers(
  place: RulesetPlace,
  what: string,
  named: object | undefined,
  known: string[],
  pointer: string,
): ProgramProblem[] {
  return Object.keys(named ?? {})
    .filter((name) => !known.includes(name))
    .map((name) => unknown(place, 'example-unknown-name', pointerTo(pointer, name), what, name, known));
}
