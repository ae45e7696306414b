import {
  type AnswerProblem,
  type Answers,
  checkSubmission,
  type OfferedRow,
  offeredRows,
  type Place,
  type Release,
  type StepProgress,
  stepProgress,
  type Text,
  tickedValues,
  valueAtPlace,
} from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { formOutline } from './form-outline.ts';
import { type CaseWithData, loadCaseWithData } from './load-case.ts';

/** Something that the present state asks for, of a form that is not open as a whole. */
export interface AskedItem {
  place: Place;
  title: Text;
  /** Whether it is ticked as addressed; null where there is nothing to tick. */
  done: boolean | null;
}

/** How a form stands as a whole, computed from what is saved. */
export interface FormState {
  /** All that keeps it from being submitted, and what rules say beside. */
  problems: AnswerProblem[];
  /** Places that may be changed, when not all of it may be; otherwise empty. */
  asked: AskedItem[];
  /** Of steps with questions of the scorecard. */
  progress: StepProgress[];
  /** Rows that answers give reason to write. */
  offers: OfferedRow[];
}

/** 404 without `view`. */
export async function readFormState(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<FormState> {
  const loaded = await loadCaseWithData(deps, query.user, query.caseId);
  const { stored, release, acting: roles, steps: saved, data: caseData } = loaded;
  const now = deps.clock.now().toISOString();
  const state = { snapshot: stored.snapshot, data: caseData };
  const outline = formOutline(query.form, { release, state, roles, saved, now });
  if (!outline) throw notFound('This form');
  const { problems } = await checkSubmission(release, { forms: [query.form], caseData, now });
  return {
    problems,
    asked: outline.canEdit ? askedItems(loaded, query.form, outline.only ?? [], now) : [],
    progress: stepProgress(release, query.form, caseData),
    offers: outline.canEdit ? offeredRows(release, query.form, caseData) : [],
  };
}

function askedItems(
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
