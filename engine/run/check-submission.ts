import type { AnswerProblem, Answers, CaseData, CaseEvent, Instant, Release } from '../model/index.ts';
import { checkData } from './answer-problems.ts';
import { checkFormRules } from './check-form.ts';
import { stepChoices, strayChoices } from './choices.ts';
import { prefillStep } from './prefill.ts';

export interface SubmissionInput {
  /** The forms that are submitted together. */
  forms: readonly string[];
  /** The case with the answers as they stand in its drafts. */
  caseData: CaseData;
  now: Instant;
  /** The event that submits, for rulesets that read it. */
  event?: CaseEvent;
}

export interface SubmissionResult {
  /** All that is missing or wrong; errors refuse the submission, warnings and notes do not. */
  problems: AnswerProblem[];
  /** What is submitted: every step of the forms, without the data of hidden fields. */
  answers: Answers;
}

/**
 * Checks whole forms as they are submitted. Hidden fields are neither required nor kept. A step that
 * nobody opened counts with its first values. Closing steps, which are shown only afterwards, are left out.
 */
export async function checkSubmission(release: Release, input: SubmissionInput): Promise<SubmissionResult> {
  const problems: AnswerProblem[] = [];
  const answers: Answers = {};
  for (const form of input.forms) {
    const loaded = release.forms.get(form);
    if (!loaded) throw new Error(`no form ${form} in release ${release.hash}`);
    answers[form] = {};
    for (const { id: step, closing } of loaded.definition.steps) {
      if (closing) continue;
      const stored = input.caseData.answers[form]?.[step];
      const data = stored ?? prefillStep(release, form, step, input.caseData, input.now);
      const { shown, problems: found } = checkData(release, { form, step }, data);
      answers[form][step] = shown;
      const choices = stepChoices(release, form, step, input.caseData, input.now);
      problems.push(...found, ...strayChoices({ form, step }, shown, choices));
    }
  }
  const submitted = { ...input.caseData, answers: { ...input.caseData.answers, ...answers } };
  for (const form of input.forms) {
    problems.push(...(await checkFormRules(release, form, submitted, input.now, input.event)));
  }
  return { problems, answers };
}
