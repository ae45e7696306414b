import type { Instant, JsonObject, Text } from '../../engine/index.ts';
import { submissionStore } from '../stores/submissions.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { readHistory } from './read-history.ts';
import { requireForm } from './require-form.ts';

/** A form as it was when it was submitted. */
export interface SubmittedForm {
  /** Of the history row of the event that submitted it. */
  seq: number;
  at: Instant;
  by: { id: string; name: string };
  event: { type: string; label: Text | null };
  /** Step → data, without what was hidden. */
  steps: { [step: string]: JsonObject };
}

/** The frozen copies of a form, oldest first: the steps of it that the reader may see now. 404 without `view`. */
export async function listSubmissions(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<SubmittedForm[]> {
  const { form, steps } = await requireForm(deps, query);
  const frozen = await submissionStore(deps.db).ofForm(query.caseId, form.id);
  if (frozen.length === 0) return [];
  const history = await readHistory(deps, query);
  return frozen.flatMap(({ historySeq, at, data }) => {
    const line = history.find(({ seq }) => seq === historySeq);
    if (!line) return [];
    const seen = Object.entries(data).filter(([step]) => steps.has(step));
    const { id, name } = line.actor;
    const { type, label } = line.event;
    return [
      { seq: historySeq, at, by: { id, name }, event: { type, label }, steps: Object.fromEntries(seen) },
    ];
  });
}
