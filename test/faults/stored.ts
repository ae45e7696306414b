import type { Knex } from 'knex';
import type { HistoryEntry, JsonObject } from '../../engine/index.ts';

export interface StoredHistory {
  caseId: string;
  seq: number;
  event: string;
  data: JsonObject | null;
  entry: Pick<HistoryEntry, 'kind' | 'timer' | 'timers' | 'effects'>;
}

/** All rows that the promises are about, as they stand when everything is quiet. */
export interface Stored {
  cases: { id: string; number: string | null; revision: number; state: string }[];
  answers: { caseId: string; form: string; step: string; revision: number; data: JsonObject }[];
  /** One row a save, by the revision that it made. */
  savesNoted: { caseId: string; form: string; step: string; revision: number }[];
  /** By case, in order. */
  history: StoredHistory[];
  outbox: { key: string; caseId: string | null; type: string; status: string; lastError: string | null }[];
  timers: { caseId: string; id: string; status: string; dueAt: string; lastError: string | null }[];
  mails: { key: string; caseId: string | null }[];
  letters: { key: string }[];
  invoices: { id: string; key: string; number: string; caseId: string; status: string }[];
  certificates: { key: string; number: string; caseId: string }[];
  payments: { id: string; key: string; status: string }[];
  ledger: { paymentId: string; kind: string }[];
  sequences: { kind: string; value: number }[];
}

/** Reads them all. */
export async function readStored(db: Knex): Promise<Stored> {
  const history: { case_id: string; seq: number; event: string; data: string | null; entry: string }[] =
    await db('history').orderBy(['case_id', 'seq']);
  const answers: { case_id: string; form: string; step: string; revision: number; data: string }[] =
    await db('answers');
  return {
    cases: await db('cases').select('id', 'number', 'revision', 'state'),
    answers: answers.map(({ case_id, data, ...rest }) => ({
      caseId: case_id,
      ...rest,
      data: JSON.parse(data),
    })),
    savesNoted: await db('changes')
      .where({ kind: 'save' })
      .select('case_id as caseId', 'form', 'step', 'revision'),
    history: history.map((row) => ({
      caseId: row.case_id,
      seq: Number(row.seq),
      event: row.event,
      data: row.data === null ? null : JSON.parse(row.data),
      entry: JSON.parse(row.entry),
    })),
    outbox: await db('outbox').select(
      'key',
      'case_id as caseId',
      'type',
      'status',
      'last_error as lastError',
    ),
    timers: await db('timers').select(
      'case_id as caseId',
      'id',
      'status',
      'due_at as dueAt',
      'last_error as lastError',
    ),
    mails: await db('mails').select('key', 'case_id as caseId'),
    letters: await db('letters').select('key'),
    invoices: await db('invoices').select('id', 'key', 'number', 'case_id as caseId', 'status'),
    certificates: await db('certificates').select('key', 'number', 'case_id as caseId'),
    payments: await db('payments').select('id', 'key', 'status'),
    ledger: await db('ledger').select('payment_id as paymentId', 'kind'),
    sequences: await db('sequences').select('kind', 'value'),
  };
}

/** Effects that still wait, run, or will be tried again, and timers that are due. */
export async function unfinished(db: Knex, now: Date): Promise<number> {
  const at = now.toISOString();
  const [effects] = await db('outbox').whereIn('status', ['pending', 'leased']).count({ count: '*' });
  const [timers] = await db('timers')
    .where({ status: 'pending' })
    .where('due_at', '<=', at)
    .count({ count: '*' });
  return Number(effects?.count ?? 0) + Number(timers?.count ?? 0);
}
