import type { CaseData, CaseEvent, Refused } from '../model/case.ts';
import type { AnswerProblem } from '../model/problem.ts';
import type { Release } from '../model/release.ts';
import type { Instant, Text } from '../model/text.ts';
import type { CompleteParts, EventMeta } from '../model/workflow.ts';
import { checkSubmission } from './check-submission.ts';
import { isAt } from './places.ts';
import { refused } from './refusals.ts';
import { signatureHash, stepsNamed } from './signatures.ts';

/** What is missing or wrong in the parts of forms that an event wants complete, though it submits nothing. */
export async function problemsOfParts(
  release: Release,
  parts: CompleteParts | undefined,
  caseData: CaseData,
  now: Instant,
): Promise<AnswerProblem[]> {
  if (!parts) return [];
  const but = new Set(parts.but);
  const wanted = stepsNamed(release, parts.of)
    .map(({ form, step }) => `${form}.${step}`)
    .filter((name) => !but.has(name));
  const forms = [...new Set(wanted.map((name) => name.split('.')[0]!))];
  const { problems } = await checkSubmission(release, { forms, caseData, now });
  // What a rule says of a whole form is said of none of its steps that are left out.
  return problems.filter(({ place }) => forms.includes(place) || wanted.some((name) => isAt(place, name)));
}

const changedText: Text = {
  en: 'What you are asked to sign was changed after it was shown to you. Nothing was signed. Read it again, then sign.',
  fr: 'Ce que vous devez signer a été modifié après vous avoir été présenté. Rien n’a été signé. Relisez-le, puis signez.',
};

/** Refuses a signature under anything but what its giver says that he was shown. */
export function refuseUnseen(
  release: Release,
  data: CaseData,
  meta: EventMeta | undefined,
  event: CaseEvent,
  now: Instant,
): Refused | undefined {
  if (meta?.signs === undefined) return undefined;
  if (event.shown === signatureHash(release, meta.signs, { data, now })) return undefined;
  return refused('shown-changed', [{ message: changedText, severity: 'error' }]);
}
