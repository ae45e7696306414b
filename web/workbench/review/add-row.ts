import { ApiError } from '../../shared/api/client.ts';
import { readStep, saveStep } from '../../shared/api/steps.ts';

const ATTEMPTS = 5;

/** Puts a row at the end of a list of a step that is not open here; somebody else's newer rows stay. */
export async function addRow(
  at: { case: string; form: string; step: string; table: string },
  row: Record<string, unknown>,
): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const { data, revision } = await readStep(at.case, at.form, at.step);
    const rows = Array.isArray(data[at.table]) ? (data[at.table] as unknown[]) : [];
    try {
      await saveStep(at.case, at.form, at.step, revision, { ...data, [at.table]: [...rows, row] });
      return;
    } catch (error) {
      const isStale = error instanceof ApiError && error.problem.status === 412;
      if (!isStale || attempt === ATTEMPTS) throw error;
    }
  }
}
