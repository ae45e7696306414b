import type { CalendarDate, Instant, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A link that lets one person without an account sign one step of one case. */
export interface SignedLink {
  id: string;
  key: string;
  tokenHash: string;
  caseId: string;
  historySeq: number;
  role: Role;
  form: string;
  step: string;
  /** Sent once the step is signed. */
  event: string;
  /** Other events that may be sent instead. */
  events: string[];
  name: string;
  email: string;
  language: string;
  createdAt: Instant;
  expiresOn: CalendarDate;
  expiresAt: Instant;
  openedAt: Instant | null;
  usedAt: Instant | null;
  replacedAt: Instant | null;
}

interface Row {
  id: string;
  key: string;
  token_hash: string;
  case_id: string;
  history_seq: number;
  role: string;
  form: string;
  step: string;
  event: string;
  events: string;
  name: string;
  email: string;
  language: string;
  created_at: string;
  expires_on: string;
  expires_at: string;
  opened_at: string | null;
  used_at: string | null;
  replaced_at: string | null;
}

const fromRow = (row: Row): SignedLink => ({
  id: row.id,
  key: row.key,
  tokenHash: row.token_hash,
  caseId: row.case_id,
  historySeq: Number(row.history_seq),
  role: row.role,
  form: row.form,
  step: row.step,
  event: row.event,
  events: JSON.parse(row.events),
  name: row.name,
  email: row.email,
  language: row.language,
  createdAt: row.created_at,
  expiresOn: row.expires_on,
  expiresAt: row.expires_at,
  openedAt: row.opened_at,
  usedAt: row.used_at,
  replacedAt: row.replaced_at,
});

/** Rows of `signed_links`. */
export function signedLinkStore(db: Db) {
  return {
    async byTokenHash(tokenHash: string): Promise<SignedLink | undefined> {
      const row = await db<Row>('signed_links').where({ token_hash: tokenHash }).first();
      return row && fromRow(row);
    },

    /** Keeps a link and ends older ones for the same step and address. Nothing happens when it is there. */
    async issue(link: Omit<SignedLink, 'openedAt' | 'usedAt' | 'replacedAt'>): Promise<void> {
      const written = await db('signed_links')
        .insert({
          id: link.id,
          key: link.key,
          token_hash: link.tokenHash,
          case_id: link.caseId,
          history_seq: link.historySeq,
          role: link.role,
          form: link.form,
          step: link.step,
          event: link.event,
          events: JSON.stringify(link.events),
          name: link.name,
          email: link.email,
          language: link.language,
          created_at: link.createdAt,
          expires_on: link.expiresOn,
          expires_at: link.expiresAt,
        })
        .onConflict('key')
        .ignore()
        .returning('id');
      if (written.length === 0) return;
      const { caseId: case_id, form, step, email } = link;
      await db('signed_links')
        .where({ case_id, form, step, email, used_at: null, replaced_at: null })
        .where('history_seq', '<', link.historySeq)
        .update({ replaced_at: link.createdAt });
    },

    /** Whether another link to the same step waits for the same person. */
    async isAwaited({ caseId: case_id, form, step, email }: SignedLink): Promise<boolean> {
      const open = { case_id, form, step, email, used_at: null, replaced_at: null };
      return (await db('signed_links').where(open).first('id')) !== undefined;
    },

    /** True when this was the first time. */
    async markOpened(id: string, at: Instant): Promise<boolean> {
      return (await db('signed_links').where({ id, opened_at: null }).update({ opened_at: at })) === 1;
    },

    /** False when it was used or replaced meanwhile. */
    async markUsed(id: string, at: Instant): Promise<boolean> {
      const open = { id, used_at: null, replaced_at: null };
      return (await db('signed_links').where(open).update({ used_at: at })) === 1;
    },

    /** Who came by these links, for the history: link id → person. */
    async people(ids: string[]): Promise<Map<string, { name: string; email: string }>> {
      if (ids.length === 0) return new Map();
      const rows = await db<Row>('signed_links').whereIn('id', ids).select('id', 'name', 'email');
      return new Map(rows.map(({ id, name, email }) => [id, { name, email }]));
    },
  };
}
