import {
  type Answers,
  type Place,
  type Release,
  type Text,
  tickedValues,
  valueAtPlace,
} from '../../engine/index.ts';
import type { CaseWithData } from './load-case.ts';

/** Something that the present state asks for, of a form that is not open as a whole. */
export interface AskedItem {
  place: Place;
  title: Text;
  /** Whether it is ticked as addressed; null where there is nothing to tick. */
  done: boolean | null;
}

/** What of a form the present state asks for, in its order. */
export function askedItems(
  { release, stored, data }: CaseWithData,
  form: string,
  places: Place[],
  now: string,
): AskedItem[] {
  const { context } = stored.snapshot;
  return places
    .filter((place) => place.startsWith(`${form}.`))
    .map((place) => {
      const [, step = ''] = place.split('.');
      const base = `${form}.${step}`;
      const ticks = Object.entries(tickedValues(release, form, step, { data, context }, now))
        .map(([pointer, value]) => ({ at: `${base}${pointer.replaceAll('/', '.')}`, value }))
        // A step as a whole is not addressed by the tick of one of its questions.
        .filter(({ at }) => place !== base && at.startsWith(`${place}.`));
      const done = ticks.length === 0 ? null : ticks.every((tick) => isTicked(data.answers, tick));
      return { place, title: titleOf(release, place), done };
    });
}

const isTicked = (answers: Answers, { at, value }: { at: Place; value: unknown }): boolean =>
  value !== undefined && valueAtPlace(answers, at) === value;

/** What people call a place: its question, its step, or the label of its field. */
function titleOf(release: Release, place: Place): Text {
  const [formId = '', stepId = '', ...path] = place.split('.');
  const questions = (release.scorecard?.scorecard.elements ?? []).flatMap((element) => element.questions);
  const question = questions.find((one) => one.answer === place || one.review === place);
  if (question) return question.title;
  const form = release.forms.get(formId);
  if (path.length === 0) return form?.definition.steps.find((one) => one.id === stepId)?.title ?? place;
  const texts = Object.entries(form?.steps.get(stepId)?.step.i18n ?? {}).flatMap(([language, keys]) => {
    const label = keys[`${path.join('.')}.label`];
    return label === undefined ? [] : [[language, label] as const];
  });
  return texts.length > 0 ? Object.fromEntries(texts) : (path.at(-1) ?? place);
}
