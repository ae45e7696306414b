import {
  type Answers,
  isAt,
  type Place,
  type Release,
  type Text,
  tickedValues,
  valueAtPlace,
} from '../../engine/index.ts';
import type { FormOutline, StepOutline } from './form-outline.ts';
import type { CaseWithData } from './load-case.ts';

/** Something that the present state asks for, of a form that is not open as a whole. */
export interface AskedItem {
  place: Place;
  title: Text;
  /** Whether it is ticked as addressed; null where there is nothing to tick. */
  done: boolean | null;
}

/** A form as its reader sees it. */
type AskedForm = Pick<FormOutline, 'id' | 'only'> & { steps: readonly Pick<StepOutline, 'id' | 'canEdit'>[] };

/** What of a form the present state asks its reader for, in its order: what others are to change is not asked of him. */
export function askedItems(
  { release, stored, data }: Pick<CaseWithData, 'release' | 'stored' | 'data'>,
  { id: form, only, steps }: AskedForm,
  now: string,
): AskedItem[] {
  const { context } = stored.snapshot;
  const own = steps.filter(({ canEdit }) => canEdit).map(({ id }) => `${form}.${id}`);
  return (only ?? [])
    .filter((place) => own.some((step) => isAt(place, step)))
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
