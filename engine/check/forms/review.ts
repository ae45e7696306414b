import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { LoadedForm, ProgramProblem, Release, ReviewDefinition } from '../../model/index.ts';
import { itemNode, keyword, propertyNames, propertyNode, rootNode } from '../../run/schema-node.ts';
import { findPlace } from '../places.ts';
import { unknownName } from './step-place.ts';

/** What is no step and may be read beside one all the same. */
const BESIDE_STEPS = ['assessor.training'];

/** Faults of what a form says about judging another: every name in it must exist. */
export function checkReview(release: Release, form: LoadedForm): ProgramProblem[] {
  const { review } = form.definition;
  if (!review) return [];
  const unknown = (pointer: string, found: string, known: readonly string[], message: string) =>
    known.includes(found)
      ? []
      : [unknownName('form-unknown-review', form.file, pointer, found, known, message)];
  const forms = [...release.forms.keys()];
  const marks = marksOf(release, form);
  return [
    ...unknown('/review/of', review.of, forms, `There is no form "${review.of}".`),
    ...review.accepts.flatMap((mark, index) => {
      const message = `No judgement of this form has the mark "${mark}".`;
      return unknown(pointerTo('/review/accepts', index), mark, marks, message);
    }),
    ...(review.standing ?? []).flatMap(({ ruleset, unmet }, index) => {
      const known = release.rulesets.get(ruleset)?.ruleset;
      const pointer = pointerTo('/review/standing', index);
      if (!known) {
        const message = `There is no ruleset "${ruleset}".`;
        return unknown(pointerTo(pointer, 'ruleset'), ruleset, [...release.rulesets.keys()], message);
      }
      const outcomes = known.rules.map(({ event }) => (isObject(event) ? String(event.type) : ''));
      const message = `The ruleset "${ruleset}" has no outcome "${unmet}".`;
      return unknown(pointerTo(pointer, 'unmet'), unmet, outcomes, message);
    }),
    ...deficiencyNames(form, review).flatMap(([key, found, known]) =>
      unknown(`/review/deficiencies/${key}`, found, known, `There is no ${key} "${found}".`),
    ),
    ...Object.entries(review.beside ?? {}).flatMap(([step, places]) => {
      const pointer = pointerTo('/review/beside', step);
      const message = `The form has no step "${step}".`;
      const all = [...release.forms.values()].flatMap(({ id, steps }) =>
        [...steps.keys()].map((one) => `${id}.${one}`),
      );
      const readable = [...all, ...BESIDE_STEPS];
      return [
        ...unknown(pointer, step, [...form.steps.keys()], message),
        ...places.flatMap((place, index) =>
          unknown(pointerTo(pointer, index), place, readable, `There is no step "${place}".`),
        ),
      ];
    }),
  ];
}

/** Marks that the judgements of this form offer. */
function marksOf(release: Release, { id }: LoadedForm): string[] {
  const marks = (release.scorecard?.scorecard.elements ?? [])
    .flatMap(({ questions }) => questions.map(({ review }) => review ?? ''))
    .filter((place) => place.startsWith(`${id}.`))
    .flatMap((place) => {
      const found = findPlace(release, place);
      const mark = 'node' in found && found.node ? propertyNode(found.node, 'mark') : undefined;
      const offered = mark && keyword(mark, 'enum');
      return Array.isArray(offered) ? offered.filter((one) => typeof one === 'string') : [];
    });
  return [...new Set(marks)];
}

type Named = [key: string, found: string, known: string[]];

/** What `deficiencies` names, from the step inwards, up to the first name that does not exist. */
function deficiencyNames({ steps }: LoadedForm, { deficiencies }: ReviewDefinition): Named[] {
  if (!deficiencies) return [];
  const { step, table, question, text } = deficiencies;
  const found = steps.get(step)?.step;
  if (!found) return [['step', step, [...steps.keys()]]];
  const root = rootNode(found.schema);
  const list = propertyNode(root, table);
  const row = list && itemNode(list);
  if (!row) return [['table', table, propertyNames(root).filter((name) => name !== table)]];
  const columns = propertyNames(row);
  return [
    ['question', question, columns],
    ['text', text, columns],
  ];
}
