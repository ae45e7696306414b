import type { Instant, JsonObject, Sha256 } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A form as it was when it was submitted: a frozen copy that no save touches. */
export interface Submission {
  caseId: string;
  historySeq: number;
  form: string;
  /** step → data */
  data: { [step: string]: JsonObject };
  hash: Sha256;
  at: Instant;
}

/** Rows of `submissions`. */
export function submissionStore(db: Db) {
  return {
    async insert(submissions: Submission[]): Promise<void> {
      if (submissions.length === 0) return;
      await db('submissions').insert(
        submissions.map((submission) => ({
          case_id: submission.caseId,
          history_seq: submission.historySeq,
          form: submission.form,
          data: JSON.stringify(submission.data),
          hash: submission.hash,
          at: submission.at,
        })),
      );
    },

    /** Copies of one form, oldest first. */
    async ofForm(caseId: string, form: string): Promise<Pick<Submission, 'historySeq' | 'at' | 'data'>[]> {
      const rows = await db('submissions')
        .where({ case_id: caseId, form })
        .select('history_seq', 'at', 'data')
        .orderBy('history_seq');
      return rows.map((row) => ({
        historySeq: Number(row.history_seq),
        at: row.at,
        data: JSON.parse(row.data),
      }));
    },

    /** When each form was submitted last: form → moment. */
    async latest(caseId: string): Promise<Map<string, Instant>> {
      const rows: { form: string; at: string }[] = await db('submissions')
        .where({ case_id: caseId })
        .groupBy('form')
        .select('form')
        .max({ at: 'at' });
      return new Map(rows.map(({ form, at }) => [form, at]));
    },

    async rawOfCase(
      caseId: string,
    ): Promise<{ history_seq: number; form: string; data: string; hash: string }[]> {
      return db('submissions')
        .where({ case_id: caseId })
        .select('history_seq', 'form', 'data', 'hash')
        .orderBy(['history_seq', 'form']);
    },
  };
}
