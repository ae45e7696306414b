import type { AnswerProblem, OfferedEvent } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { ApiError, api } from '../../shared/api/client.ts';
import { type EventPreview, previewEvent } from '../../shared/api/review.ts';

/** What an event would come to before its dialog is opened. */
export interface Foreseen {
  /** Null where what is still to be written in the dialog decides. */
  plan: EventPreview | null;
  /** What it would be refused for whatever is written: nobody is asked for words that cannot be sent. */
  barred: unknown;
}

/** Asks the server what an event would come to as things stand now. Nothing is changed. */
export async function foresee(found: CaseView, event: OfferedEvent): Promise<Foreseen> {
  const missing = await missingOf(found.id, event);
  if (missing.length > 0) return { plan: null, barred: refusal('incomplete', missing) };
  try {
    if (event.form) return { plan: null, barred: await objection(found.id, event) };
    return { plan: await previewEvent(found.id, found.revision, event.type, {}), barred: null };
  } catch (error) {
    return { plan: null, barred: error };
  }
}

/** What the forms that an event submits still lack; with it what keeps nobody from sending them. */
async function missingOf(id: string, { submits = [] }: OfferedEvent): Promise<AnswerProblem[]> {
  const states = await Promise.all(
    submits.map((form) => api<{ problems: AnswerProblem[] }>(`/cases/${id}/forms/${form}/state`)),
  );
  const problems = states.flatMap(({ body }) => body.problems);
  return problems.some(({ severity }) => severity === 'error') ? problems : [];
}

/** What the rules have against it: the page may be behind what was saved on it just now. */
async function objection(id: string, { type }: OfferedEvent): Promise<ApiError | null> {
  const { body } = await api<CaseView>(`/cases/${id}`);
  const now = body.events.find((one) => one.type === type);
  if (!now || now.offered) return null;
  return refusal('rules', now.reasons);
}

const refusal = (code: string, reasons: NonNullable<ApiError['problem']['reasons']>) =>
  new ApiError({ title: '', status: 422, code, reasons });
