import type { Actor, CaseData, CaseEvent, Refused } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, JsonObject } from '../model/text.ts';
import { checkStep } from './check-step.ts';
import { checkSubmission } from './check-submission.ts';
import { problemsRefused } from './refusals.ts';

/**
 * Checks an event's data by the first step of its form, as a submission of that form: hidden data is
 * dropped, problems refuse. An event without a form has no data, unless the system sends it.
 */
export async function checkEventData(
  release: Release,
  caseData: CaseData,
  form: string | undefined,
  event: CaseEvent,
  actor: Actor,
  now: Instant,
): Promise<{ ok: true; data: JsonObject } | Refused> {
  const data = event.data ?? {};
  const step = form === undefined ? undefined : release.forms.get(form)?.definition.steps[0]?.id;
  if (form === undefined || step === undefined) {
    return { ok: true, data: actor.roles.includes('system') ? data : {} };
  }
  const entered = checkStep(release, { form, step, data, stored: null, only: null, caseData, now });
  const answers = { ...caseData.answers, [form]: { [step]: entered.data } };
  const checked = await checkSubmission(release, {
    forms: [form],
    caseData: { ...caseData, answers },
    now,
    event: { type: event.type, data: entered.data },
  });
  return (
    problemsRefused('invalid-data', [...entered.refused, ...checked.problems]) ?? {
      ok: true,
      data: checked.answers[form]?.[step] ?? {},
    }
  );
}
