import type { Deps } from '../deps.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { type LedgerEntry, ledgerStore } from '../stores/ledger.ts';
import { mailsStore, type StoredMail } from '../stores/mails.ts';
import { outboxStore } from '../stores/outbox.ts';
import { type TimerView, timerViewStore } from '../stores/timer-view.ts';

type ReadDeps = Pick<Deps, 'db'>;

export interface OutboxView {
  counts: { [status: string]: number };
  items: EffectRow[];
}

/** Counts of the outbox and its newest rows, of one status where said. */
export async function listOutbox(
  deps: ReadDeps,
  filter: { status?: EffectRow['status']; caseId?: string; limit: number },
): Promise<OutboxView> {
  const store = outboxStore(deps.db);
  return { counts: await store.countByStatus(), items: await store.list(filter) };
}

/** Gives a dead effect new attempts. Throws 404, or 409 when it is not dead. */
export async function retryEffect(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'wakeOutbox'>,
  id: string,
): Promise<EffectRow> {
  const row = await outboxStore(deps.db).find(id);
  if (row === null) throw notFound('This effect');
  const revived = await deps.transact((tx) => outboxStore(tx).revive(id, deps.clock.now().toISOString()));
  if (!revived) throw conflict('not-dead', 'This effect is not among the dead letters.');
  deps.wakeOutbox();
  return (await outboxStore(deps.db).find(id)) ?? row;
}

/** Kept copies of mails, newest first. */
export function listMails(
  deps: ReadDeps,
  filter: { to?: string; before?: [string, string]; limit: number },
): Promise<StoredMail[]> {
  return mailsStore(deps.db).list(filter);
}

/** Deadlines of all cases, the next first. */
export function listTimers(
  deps: ReadDeps,
  filter: { status?: TimerView['status']; limit: number },
): Promise<TimerView[]> {
  return timerViewStore(deps.db).list(filter);
}

/** Money that came in differently from what was asked for. */
export function listPaymentQuestions(deps: ReadDeps, limit: number): Promise<LedgerEntry[]> {
  return ledgerStore(deps.db).needingAttention(limit);
}
