import type { Answers, Instant, JsonObject, Sha256 } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** What was filled in at one step of a form, complete or not. */
export interface StoredStep {
  caseId: string;
  form: string;
  step: string;
  revision: number;
  data: JsonObject;
  /** Of `data`, so that a changed byte is found. */
  hash: Sha256;
  updatedAt: Instant;
  updatedBy: string;
}

interface AnswerRow {
  case_id: string;
  form: string;
  step: string;
  revision: number;
  data: string;
  hash: string;
  updated_at: string;
  updated_by: string;
}

function fromRow(row: AnswerRow): StoredStep {
  return {
    caseId: row.case_id,
    form: row.form,
    step: row.step,
    revision: Number(row.revision),
    data: JSON.parse(row.data),
    hash: row.hash,
    updatedAt: row.updated_at,
    updatedBy: row.updated_by,
  };
}

/** Rows of `answers`. */
export function answerStore(db: Db) {
  return {
    async ofCase(caseId: string): Promise<StoredStep[]> {
      const rows = await db<AnswerRow>('answers').where({ case_id: caseId });
      return rows.map(fromRow);
    },

    /** The rows as they stand, for a check that wants to name one whose text is no JSON any more. */
    async rawOfCase(caseId: string): Promise<{ form: string; step: string; data: string; hash: string }[]> {
      return db<AnswerRow>('answers')
        .where({ case_id: caseId })
        .select('form', 'step', 'data', 'hash')
        .orderBy(['form', 'step']);
    },

    /**
     * Writes a step over the revision that was seen (0: none was there yet).
     * False, and nothing written, when somebody else wrote it since.
     */
    async save(step: StoredStep, seen: number): Promise<boolean> {
      const values = {
        revision: step.revision,
        data: JSON.stringify(step.data),
        hash: step.hash,
        updated_at: step.updatedAt,
        updated_by: step.updatedBy,
      };
      const key = { case_id: step.caseId, form: step.form, step: step.step };
      if (seen > 0) {
        const changed = await db('answers')
          .where({ ...key, revision: seen })
          .update(values);
        return changed === 1;
      }
      const inserted = await db('answers')
        .insert({ ...key, ...values })
        .onConflict(['case_id', 'form', 'step'])
        .ignore()
        .returning('form');
      return inserted.length === 1;
    },
  };
}

/** Stored steps as expressions see them: form → step → data. */
export function toAnswers(steps: Pick<StoredStep, 'form' | 'step' | 'data'>[]): Answers {
  const answers: Answers = {};
  for (const { form, step, data } of steps) {
    answers[form] ??= {};
    answers[form][step] = data;
  }
  return answers;
}
