import type { Instant } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** One message as it is stored; its text is null once it was erased. */
export interface StoredMessage {
  seq: number;
  id: string;
  caseId: string;
  thread: string;
  author: { id: string; name: string };
  at: Instant;
  text: string | null;
  /** Row of the case's history that holds its hash. */
  historySeq: number;
}

interface MessageRow {
  seq: number;
  id: string;
  case_id: string;
  thread: string;
  author_id: string;
  author_name: string | null;
  at: string;
  body: string | null;
  history_seq: number;
}

function fromRow(row: MessageRow): StoredMessage {
  return {
    seq: Number(row.seq),
    id: row.id,
    caseId: row.case_id,
    thread: row.thread,
    author: { id: row.author_id, name: row.author_name ?? row.author_id },
    at: row.at,
    text: row.body,
    historySeq: Number(row.history_seq),
  };
}

/** Rows of `messages` and `message_reads`. */
export function messageStore(db: Db) {
  const found = () =>
    db<MessageRow>('messages')
      .leftJoin('user', 'user.id', 'messages.author_id')
      .select<MessageRow[]>('messages.*', 'user.name as author_name');
  return {
    async insert(message: {
      id: string;
      caseId: string;
      thread: string;
      authorId: string;
      at: Instant;
      text: string;
      historySeq: number;
      key: string;
    }): Promise<void> {
      await db('messages').insert({
        id: message.id,
        case_id: message.caseId,
        thread: message.thread,
        author_id: message.authorId,
        at: message.at,
        body: message.text,
        history_seq: message.historySeq,
        command_key: message.key,
      });
    },

    /** What somebody wrote, on all cases, oldest first. */
    async ofAuthor(authorId: string): Promise<StoredMessage[]> {
      return (await found().where({ author_id: authorId }).orderBy('messages.seq')).map(fromRow);
    },

    /** What its author sent under this key. */
    async byKey(caseId: string, authorId: string, key: string): Promise<StoredMessage | undefined> {
      const [row] = await found().where({ case_id: caseId, author_id: authorId, command_key: key });
      return row && fromRow(row);
    },

    /** The newest of some threads, newest first, from before `before` when it is given. */
    async page(
      caseId: string,
      threads: readonly string[],
      before: number | null,
      limit: number,
    ): Promise<StoredMessage[]> {
      const query = found()
        .where({ case_id: caseId })
        .whereIn('thread', [...threads])
        .orderBy('seq', 'desc')
        .limit(limit);
      if (before !== null) query.where('seq', '<', before);
      return (await query).map(fromRow);
    },

    /** Every message of a case, for its proof. */
    async ofCase(caseId: string): Promise<StoredMessage[]> {
      return (await found().where({ case_id: caseId }).orderBy('seq')).map(fromRow);
    },

    /** Notes that somebody has read a thread up to a message; never back. */
    async markRead(mark: {
      caseId: string;
      thread: string;
      userId: string;
      seq: number;
      at: Instant;
    }): Promise<void> {
      await db('message_reads')
        .insert({
          case_id: mark.caseId,
          thread: mark.thread,
          user_id: mark.userId,
          last_seq: mark.seq,
          at: mark.at,
        })
        .onConflict(['case_id', 'thread', 'user_id'])
        .merge()
        .where('message_reads.last_seq', '<', mark.seq);
    },

    /** What others wrote and somebody has not read: case → thread → how many. */
    async unread(userId: string, caseIds: readonly string[]): Promise<Map<string, Map<string, number>>> {
      const rows: { case_id: string; thread: string; count: number | string }[] = await db('messages as m')
        .leftJoin('message_reads as r', (on) =>
          on
            .on('r.case_id', 'm.case_id')
            .andOn('r.thread', 'm.thread')
            .andOn('r.user_id', db.raw('?', [userId])),
        )
        .whereIn('m.case_id', [...caseIds])
        .whereNot('m.author_id', userId)
        .whereRaw('m.seq > coalesce(r.last_seq, 0)')
        .groupBy('m.case_id', 'm.thread')
        .select('m.case_id', 'm.thread')
        .count({ count: '*' });
      const all = new Map<string, Map<string, number>>();
      for (const { case_id, thread, count } of rows) {
        const ofCase = all.get(case_id) ?? new Map<string, number>();
        all.set(case_id, ofCase.set(thread, Number(count)));
      }
      return all;
    },
  };
}
