import { isObject } from '../../load/is-object.ts';
import { isInherited } from '../../load/own.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { LoadedForm, ProgramProblem, Release } from '../../model/index.ts';
import { shownOutcomes } from '../../run/check-form.ts';
import { reservedNames } from '../platform-names.ts';
import { problem } from '../problem.ts';
import { checkFirstValues } from './first-values.ts';
import { unknownName } from './step-place.ts';

const IDENTIFIER = /^[a-z][A-Za-z0-9]*$/;

/** Faults of a form.json: names, checks and first values. */
export function checkDefinition(release: Release, form: LoadedForm): ProgramProblem[] {
  const { id, file } = form;
  const problems: ProgramProblem[] = [];
  if (!IDENTIFIER.test(id)) problems.push(invalidId(file, '', id, 'form'));
  if (reservedNames.includes(id)) {
    const message = `Expressions know "${id}" already; the form needs another name.`;
    problems.push(problem('form-reserved-name', { file, pointer: '', message, found: id }));
  }
  problems.push(...inherited(file, '', id, 'form'));
  const seen = new Set<string>();
  form.definition.steps.forEach((step, index) => {
    const pointer = pointerTo('/steps', index, 'id');
    if (!IDENTIFIER.test(step.id)) problems.push(invalidId(file, pointer, step.id, 'step'));
    problems.push(...inherited(file, pointer, step.id, 'step'));
    if (seen.has(step.id)) {
      const message = `There is a step "${step.id}" already.`;
      problems.push(problem('form-duplicate-step', { file, pointer, message, found: step.id }));
    }
    seen.add(step.id);
  });
  return [...problems, ...checkChecks(release, form), ...checkFirstValues(release, form)];
}

function invalidId(file: string, pointer: string, found: string, what: string): ProgramProblem {
  const message = `"${found}" cannot be the name of a ${what}: a lower-case letter, then letters and digits.`;
  return problem('form-invalid-id', { file, pointer, message, found });
}

/** Answers are kept under these names. */
function inherited(file: string, pointer: string, found: string, what: string): ProgramProblem[] {
  if (!isInherited(found)) return [];
  const message = `"${found}" cannot be the name of a ${what}: every object has something by that name already.`;
  return [problem('form-reserved-name', { file, pointer, message, found })];
}

function checkChecks(release: Release, { file, definition }: LoadedForm): ProgramProblem[] {
  return (definition.checks ?? []).flatMap((name, index) => {
    const pointer = pointerTo('/checks', index);
    const ruleset = release.rulesets.get(name)?.ruleset;
    if (!ruleset) {
      const message = `There is no ruleset "${name}".`;
      return [
        unknownName('form-unknown-ruleset', file, pointer, name, [...release.rulesets.keys()], message),
      ];
    }
    const types = ruleset.rules.map(({ event }) => Object(event).type as unknown);
    const named = [...new Set(types)].filter((type): type is string => typeof type === 'string');
    const says = named.some((type) => shownOutcomes.has(type));
    const others = named.filter(
      (type) => !shownOutcomes.has(type) && !(says && isAsked(release, name, type)),
    );
    return others.map((type) => {
      const message = `The outcome "${type}" of ${name} is not shown by a form.`;
      return problem('form-unknown-outcome', { file, pointer, message, expected: [...shownOutcomes] });
    });
  });
}

/** Whether the workflow decides by this outcome: then it has its use beside those that the form shows. */
function isAsked({ workflow }: Release, ruleset: string, outcome: string): boolean {
  const asks = (value: unknown): boolean => {
    if (Array.isArray(value)) return value.some(asks);
    if (!isObject(value)) return false;
    return (value.ruleset === ruleset && value.outcome === outcome) || Object.values(value).some(asks);
  };
  return asks(workflow);
}
