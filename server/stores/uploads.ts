import type { Db } from '../db/database.ts';
import type { FileAnswer } from './files.ts';

/** A file that somebody began to send in parts. */
export interface StoredUpload {
  id: string;
  userId: string;
  place: { caseId: string; form: string; step: string; pointer: string };
  name: string;
  /** Bytes of the whole file. */
  size: number;
  /** What the file became; null while it is on its way. */
  answer: FileAnswer | null;
  createdAt: string;
}

interface UploadRow {
  id: string;
  user_id: string;
  case_id: string;
  form: string;
  step: string;
  pointer: string;
  name: string;
  size: number;
  answer: string | null;
  created_at: string;
}

/** Rows of `uploads`. */
export function uploadsStore(db: Db) {
  return {
    async insert(upload: StoredUpload): Promise<void> {
      await db<UploadRow>('uploads').insert({
        id: upload.id,
        user_id: upload.userId,
        case_id: upload.place.caseId,
        form: upload.place.form,
        step: upload.place.step,
        pointer: upload.place.pointer,
        name: upload.name,
        size: upload.size,
        answer: upload.answer && JSON.stringify(upload.answer),
        created_at: upload.createdAt,
      });
    },

    async find(id: string): Promise<StoredUpload | null> {
      const row = await db<UploadRow>('uploads').where({ id }).first();
      if (row === undefined) return null;
      return {
        id: row.id,
        userId: row.user_id,
        place: { caseId: row.case_id, form: row.form, step: row.step, pointer: row.pointer },
        name: row.name,
        size: Number(row.size),
        answer: row.answer === null ? null : JSON.parse(row.answer),
        createdAt: row.created_at,
      };
    },

    /** False when it was finished before, or given up. */
    async finish(id: string, answer: FileAnswer): Promise<boolean> {
      const changed = await db<UploadRow>('uploads')
        .where({ id })
        .whereNull('answer')
        .update({ answer: JSON.stringify(answer) });
      return changed === 1;
    },

    async remove(id: string): Promise<void> {
      await db<UploadRow>('uploads').where({ id }).delete();
    },

    /** How many a person has on the way. */
    async unfinishedOf(userId: string): Promise<number> {
      const found = await db<UploadRow>('uploads')
        .where({ user_id: userId })
        .whereNull('answer')
        .count<{ n: number | string }>({ n: '*' })
        .first();
      return Number(found?.n ?? 0);
    },

    /** Those begun before an instant, which nobody will go on with. */
    async olderThan(instant: string): Promise<string[]> {
      const rows = await db<UploadRow>('uploads').where('created_at', '<', instant).select('id').limit(100);
      return rows.map(({ id }) => id);
    },
  };
}
