import type { Db } from '../db/database.ts';
import { whereWords } from './plain-text.ts';

export interface StoredMail {
  id: string;
  key: string;
  caseId: string | null;
  recipientName: string;
  recipientEmail: string;
  subject: string;
  html: string;
  text: string;
  attachments: { name: string; mediaType: string }[];
  messageId: string;
  /** waiting: to be sent; kept: no mail server is set; failed: will be tried again. */
  status: 'waiting' | 'sent' | 'kept' | 'failed';
  lastError: string | null;
  createdAt: string;
  sentAt: string | null;
}

interface MailRow {
  id: string;
  key: string;
  case_id: string | null;
  recipient_name: string;
  recipient_email: string;
  subject: string;
  html: string;
  text: string;
  attachments: string;
  message_id: string;
  status: StoredMail['status'];
  last_error: string | null;
  created_at: string;
  sent_at: string | null;
}

function mailFromRow(row: MailRow): StoredMail {
  return {
    id: row.id,
    key: row.key,
    caseId: row.case_id,
    recipientName: row.recipient_name,
    recipientEmail: row.recipient_email,
    subject: row.subject,
    html: row.html,
    text: row.text,
    attachments: JSON.parse(row.attachments),
    messageId: row.message_id,
    status: row.status,
    lastError: row.last_error,
    createdAt: row.created_at,
    sentAt: row.sent_at,
  };
}

/** Rows of `mails`: the kept copy of each mail. */
export function mailsStore(db: Db) {
  return {
    async byKey(key: string): Promise<StoredMail | null> {
      const row = await db<MailRow>('mails').where({ key }).first();
      return row === undefined ? null : mailFromRow(row);
    },

    /** Does nothing when the key is there already. */
    async insert(mail: Omit<StoredMail, 'lastError' | 'sentAt'>): Promise<void> {
      await db('mails')
        .insert({
          id: mail.id,
          key: mail.key,
          case_id: mail.caseId,
          recipient_name: mail.recipientName,
          recipient_email: mail.recipientEmail,
          subject: mail.subject,
          html: mail.html,
          text: mail.text,
          attachments: JSON.stringify(mail.attachments),
          message_id: mail.messageId,
          status: mail.status,
          created_at: mail.createdAt,
        })
        .onConflict('key')
        .ignore();
    },

    async markSent(key: string, sentAt: string): Promise<void> {
      await db('mails').where({ key }).update({ status: 'sent', sent_at: sentAt, last_error: null });
    },

    async markFailed(key: string, reason: string): Promise<void> {
      await db('mails')
        .where({ key })
        .whereNot('status', 'sent')
        .update({ status: 'failed', last_error: reason });
    },

    async find(id: string): Promise<StoredMail | null> {
      const row = await db<MailRow>('mails').where({ id }).first();
      return row === undefined ? null : mailFromRow(row);
    },

    async countByStatus(): Promise<{ [status: string]: number }> {
      const rows: { status: string; count: number }[] = await db('mails')
        .groupBy('status')
        .select('status')
        .count({ count: '*' });
      return Object.fromEntries(rows.map((row) => [row.status, Number(row.count)]));
    },

    /** Newest first; `before` is the `createdAt/id` of the last one seen, `q` a part of subject, name or address. */
    async list(filter: {
      to?: string;
      q?: string;
      status?: StoredMail['status'];
      caseId?: string;
      before?: [string, string];
      limit: number;
    }): Promise<StoredMail[]> {
      const query = db<MailRow>('mails')
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'id', order: 'desc' },
        ])
        .limit(filter.limit);
      if (filter.to !== undefined) query.where('recipient_email', filter.to);
      if (filter.status !== undefined) query.where({ status: filter.status });
      if (filter.caseId !== undefined) query.where({ case_id: filter.caseId });
      if (filter.q) whereWords(db, query, ['subject', 'recipient_name'], filter.q, ['recipient_email']);
      if (filter.before !== undefined) {
        const [at, id] = filter.before;
        query.where((before) =>
          before
            .where('created_at', '<', at)
            .orWhere((same) => same.where('created_at', at).where('id', '<', id)),
        );
      }
      return (await query).map(mailFromRow);
    },
  };
}
