import type { Db } from '../db/database.ts';

/** A file that someone uploaded and the scanner let pass. */
export interface StoredFile {
  id: string;
  sha256: string;
  name: string;
  size: number;
  /** Media type by content. */
  type: string;
  /** The place in a case that it was uploaded for; null for a file of one's own (evidence of training). */
  place: { caseId: string; form: string; step: string; pointer: string } | null;
  uploadedBy: string;
  createdAt: string;
}

/** What stands in an answer for an uploaded file. */
export type FileAnswer = Pick<StoredFile, 'id' | 'name' | 'size' | 'type' | 'sha256'>;

interface FileRow {
  id: string;
  sha256: string;
  name: string;
  size: number;
  type: string;
  case_id: string | null;
  form: string | null;
  step: string | null;
  pointer: string | null;
  uploaded_by: string;
  created_at: string;
}

function fileFromRow(row: FileRow): StoredFile {
  return {
    id: row.id,
    sha256: row.sha256,
    name: row.name,
    size: Number(row.size),
    type: row.type,
    place:
      row.case_id === null
        ? null
        : { caseId: row.case_id, form: row.form ?? '', step: row.step ?? '', pointer: row.pointer ?? '' },
    uploadedBy: row.uploaded_by,
    createdAt: row.created_at,
  };
}

/** Rows of `files` and `refused_files`. */
export function filesStore(db: Db) {
  return {
    async insert(file: StoredFile): Promise<void> {
      await db('files').insert({
        id: file.id,
        sha256: file.sha256,
        name: file.name,
        size: file.size,
        type: file.type,
        case_id: file.place?.caseId ?? null,
        form: file.place?.form ?? null,
        step: file.place?.step ?? null,
        pointer: file.place?.pointer ?? null,
        uploaded_by: file.uploadedBy,
        created_at: file.createdAt,
      });
    },

    async find(id: string): Promise<StoredFile | null> {
      const row = await db<FileRow>('files').where({ id }).first();
      return row === undefined ? null : fileFromRow(row);
    },

    /** What somebody uploaded, oldest first. */
    async ofUploader(userId: string): Promise<StoredFile[]> {
      const rows = await db<FileRow>('files').where({ uploaded_by: userId }).orderBy(['created_at', 'id']);
      return rows.map(fileFromRow);
    },

    async ofCase(caseId: string): Promise<StoredFile[]> {
      const rows = await db<FileRow>('files').where({ case_id: caseId }).orderBy(['created_at', 'id']);
      return rows.map(fileFromRow);
    },

    /** Notes an upload that the scanner refused. */
    async refuse(refused: {
      id: string;
      sha256: string;
      name: string;
      found: string;
      caseId: string | null;
      uploadedBy: string;
      createdAt: string;
    }): Promise<void> {
      await db('refused_files').insert({
        id: refused.id,
        sha256: refused.sha256,
        name: refused.name,
        found: refused.found,
        case_id: refused.caseId,
        uploaded_by: refused.uploadedBy,
        created_at: refused.createdAt,
      });
    },

    async refused(): Promise<{ name: string; found: string; uploadedBy: string; createdAt: string }[]> {
      const rows: { name: string; found: string; uploaded_by: string; created_at: string }[] = await db(
        'refused_files',
      ).orderBy('created_at', 'desc');
      return rows.map((row) => ({
        name: row.name,
        found: row.found,
        uploadedBy: row.uploaded_by,
        createdAt: row.created_at,
      }));
    },
  };
}
