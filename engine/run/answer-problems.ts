import type { ErrorObject } from 'ajv';
import { isObject } from '../load/is-object.ts';
import { pointerSegments, pointerTo } from '../load/pointer.ts';
import type { AnswerProblem, FormStep, Json, JsonObject, Release } from '../model/index.ts';
import { hiddenPlaces, withoutHidden } from './hidden.ts';
import type { Segment } from './json-values.ts';
import { answerMessage } from './messages.ts';
import { stepValidators } from './step-validators.ts';
import { asRead } from './unseen-text.ts';

/** A step of a release by name; throws where there is none. */
export interface StepPlace {
  form: string;
  step: string;
}

export function stepOf(release: Release, { form, step }: StepPlace): FormStep {
  const found = release.forms.get(form)?.steps.get(step);
  if (!found) throw new Error(`no step ${form}.${step} in release ${release.hash}`);
  return found.step;
}

/** Keywords that an empty text breaks by being empty. */
const ofWriting = new Set(['minLength', 'pattern', 'format', 'enum', 'oneOf']);

const valueIn = (value: Json | undefined, segment: Segment): Json | undefined =>
  Array.isArray(value) ? value[Number(segment)] : isObject(value) ? value[segment] : undefined;

/** The data without what is hidden, and what the step's schema has against it. */
export function checkData(
  release: Release,
  place: StepPlace,
  data: JsonObject,
): { shown: JsonObject; problems: AnswerProblem[] } {
  const step = stepOf(release, place);
  const hidden = hiddenPlaces(step, data);
  const shown = withoutHidden(data, hidden);
  const errors = stepValidators(step).validate(shown, {
    isHidden: (pointer, property) => hidden.isHidden([...dataPath(shown, pointer), property]),
  });
  const problems = meaningful(errors).map((error) => {
    const path = dataPath(shown, error.instancePath);
    if (error.keyword === 'required') path.push(String(error.params.missingProperty));
    const isEmpty =
      ofWriting.has(error.keyword) && asRead(path.reduce<Json | undefined>(valueIn, shown)) === '';
    // How something is written is no matter of a field that nobody has written in.
    const keyword = isEmpty ? 'required' : error.keyword;
    return answerProblem(release, place, path, keyword, isEmpty ? {} : (error.params as JsonObject));
  });
  return { shown, problems: unique(problems) };
}

/** A problem at a data path of a step. */
export function answerProblem(
  release: Release,
  place: StepPlace,
  path: readonly Segment[],
  keyword: string,
  params: JsonObject = {},
): AnswerProblem {
  return {
    severity: 'error',
    place: [place.form, place.step, ...path].join('.'),
    pointer: pointerTo('', ...path),
    keyword,
    params,
    message: answerMessage(release.definition.languages, stepOf(release, place), path, keyword, params),
  };
}

/** Segments of a pointer into the data, indices of lists as numbers. */
function dataPath(data: JsonObject, pointer: string): Segment[] {
  let value: Json | undefined = data;
  return pointerSegments(pointer).map((segment) => {
    const key = Array.isArray(value) ? Number(segment) : segment;
    value = valueIn(value, segment);
    return key;
  });
}

/**
 * Leaves out errors that repeat another in more general words: that an `if` failed beside what its
 * `then` said, and why each branch of a choice was not it where the choice itself is reported.
 */
function meaningful(errors: ErrorObject[]): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'oneOf' || keyword === 'anyOf');
  const containing = errors.filter(({ keyword }) => keyword === 'contains');
  return errors.filter((error) => {
    // Why no entry of a list is the one that it must contain.
    if (containing.some((list) => error.schemaPath.startsWith(`${list.schemaPath}/`))) return false;
    if (error.keyword === 'if') return errors.every((other) => other === error || other.keyword === 'if');
    if (error.keyword === 'propertyNames') return true;
    const inChoice = choices.some(
      (choice) => choice !== error && choice.instancePath === error.instancePath && isBranch(choice, error),
    );
    return !inChoice;
  });
}

/** An error that only says that a value is not this one of the choices. */
function isBranch(choice: ErrorObject, error: ErrorObject): boolean {
  return ['const', 'enum', 'type'].includes(error.keyword) && choice.keyword !== error.keyword;
}

function unique(problems: AnswerProblem[]): AnswerProblem[] {
  const seen = new Set<string>();
  return problems.filter(({ pointer, keyword }) => {
    const key = `${pointer} ${keyword}`;
    return !seen.has(key) && seen.add(key);
  });
}
