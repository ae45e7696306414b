import type { Text } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

export interface StoredLetter {
  id: string;
  key: string;
  caseId: string;
  letter: string;
  title: Text;
  language: string;
  subject: string;
  html: string;
  /** SHA-256 of the PDF in the file store. */
  pdf: string;
  recipients: { name: string; email: string }[];
  /** The role it was written to; null for an address that stands in the program's data. */
  role: string | null;
  createdAt: string;
}

interface LetterRow {
  id: string;
  key: string;
  case_id: string;
  letter: string;
  title: string;
  language: string;
  subject: string;
  html: string;
  pdf: string;
  recipients: string;
  role: string | null;
  created_at: string;
}

function letterFromRow(row: LetterRow): StoredLetter {
  return {
    id: row.id,
    key: row.key,
    caseId: row.case_id,
    letter: row.letter,
    title: JSON.parse(row.title),
    language: row.language,
    subject: row.subject,
    html: row.html,
    pdf: row.pdf,
    recipients: JSON.parse(row.recipients),
    role: row.role,
    createdAt: row.created_at,
  };
}

/** Rows of `letters`. */
export function lettersStore(db: Db) {
  return {
    async byKey(key: string): Promise<StoredLetter | null> {
      const row = await db<LetterRow>('letters').where({ key }).first();
      return row === undefined ? null : letterFromRow(row);
    },

    async find(id: string): Promise<StoredLetter | null> {
      const row = await db<LetterRow>('letters').where({ id }).first();
      return row === undefined ? null : letterFromRow(row);
    },

    async ofCase(caseId: string): Promise<StoredLetter[]> {
      const rows = await db<LetterRow>('letters').where({ case_id: caseId }).orderBy(['created_at', 'id']);
      return rows.map(letterFromRow);
    },

    /** Does nothing when the key is there already. */
    async insert(letter: StoredLetter): Promise<void> {
      await db('letters')
        .insert({
          id: letter.id,
          key: letter.key,
          case_id: letter.caseId,
          letter: letter.letter,
          title: JSON.stringify(letter.title),
          language: letter.language,
          subject: letter.subject,
          html: letter.html,
          pdf: letter.pdf,
          recipients: JSON.stringify(letter.recipients),
          role: letter.role,
          created_at: letter.createdAt,
        })
        .onConflict('key')
        .ignore();
    },
  };
}

/** `202600012-approved.pdf`. */
export function letterFileName(letter: string, number: string | null): string {
  return `${[number, letter].filter((part) => part !== null).join('-')}.pdf`;
}
