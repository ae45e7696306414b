import type { AnswerProblem, CaseData, Instant, Json, JsonObject, Place, Release } from '../model/index.ts';
import { answerProblem, checkData, stepOf } from './answer-problems.ts';
import { prefillStep } from './prefill.ts';
import { protectData } from './protect.ts';

export interface StepInput {
  form: string;
  step: string;
  /** What the person sent. */
  data: JsonObject;
  /** What is stored; `null` when the step was never saved, and its first values stand for it. */
  stored: JsonObject | null;
  /** Places that may be changed; `null` is all of the step. */
  only: Place[] | null;
  caseData: CaseData;
  now: Instant;
}

export interface StepResult {
  /** What may be stored: a draft, with the data of fields that are hidden now. */
  data: JsonObject;
  /** What is wrong or missing; a draft may have any number of them. */
  problems: AnswerProblem[];
  /** Changes that were asked for and not made, because the person may not make them. */
  refused: AnswerProblem[];
}

const MOST_LEVELS = 40;

/** Checks the data of one step as a person saves it. */
export function checkStep(release: Release, input: StepInput): StepResult {
  const place = { form: input.form, step: input.step };
  const before = input.stored ?? prefillStep(release, input.form, input.step, input.caseData, input.now);
  if (levelsOf(input.data, MOST_LEVELS + 1) > MOST_LEVELS) {
    const refused = [answerProblem(release, place, [], 'depth')];
    return { data: before, problems: checkData(release, place, before).problems, refused };
  }
  const only = input.only?.map((open) => pathInStep(open, place)).filter((path) => path !== null) ?? null;
  const { data, refused } = protectData(stepOf(release, place), input.data, before, only);
  return {
    data,
    problems: checkData(release, place, data).problems,
    refused: refused.map(({ path, reason }) => answerProblem(release, place, path, reason)),
  };
}

/** The part of a place that is inside the step: `[]` is all of it, `null` when it is elsewhere. */
function pathInStep(open: Place, { form, step }: { form: string; step: string }): string[] | null {
  const [inForm, inStep, ...path] = open.split('.');
  return inForm === form && (inStep === undefined || inStep === step) ? path : null;
}

/** How deeply a value is nested, counted up to a limit so that hostile data costs nothing. */
function levelsOf(value: Json, limit: number): number {
  if (limit === 0 || value === null || typeof value !== 'object') return 0;
  let deepest = 0;
  for (const inner of Object.values(value)) deepest = Math.max(deepest, levelsOf(inner, limit - 1));
  return deepest + 1;
}
