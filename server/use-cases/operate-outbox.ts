import { z } from 'zod';
import type { Deps } from '../deps.ts';
import { decodeCursor, page } from '../http/paging.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { type LedgerEntry, ledgerStore } from '../stores/ledger.ts';
import { namesStore } from '../stores/names.ts';
import { outboxPlace, outboxStore } from '../stores/outbox.ts';
import { recordSecurity } from './record-security.ts';

type ReadDeps = Pick<Deps, 'db'>;
type WriteDeps = Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'wakeOutbox'>;

export interface OutboxView {
  counts: { [status: string]: number };
  types: { type: string; status: EffectRow['status']; count: number }[];
  items: (EffectRow & { caseNumber: string | null })[];
  /** Cursor of the next page; `null` on the last. */
  next: string | null;
}

const placeShape = z.tuple([z.string(), z.number(), z.number(), z.string()]);

/** Counts of the outbox and a page of its rows, the newest first, of one status, type or case where said. */
export async function listOutbox(
  deps: ReadDeps,
  filter: { status?: EffectRow['status']; type?: string; caseId?: string; cursor?: string; limit: number },
): Promise<OutboxView> {
  const store = outboxStore(deps.db);
  const { cursor, limit, ...which } = filter;
  const after = decodeCursor(cursor, placeShape);
  const [counts, types, rows] = await Promise.all([
    store.countByStatus(),
    store.countByType(),
    store.list({ ...which, after, limit: limit + 1 }),
  ]);
  const { items, next } = page(rows, limit, outboxPlace);
  const cases = items.flatMap(({ caseId }) => caseId ?? []);
  const numbers = await namesStore(deps.db).caseNumbers(cases);
  const numberOf = (caseId: string | null) => (caseId === null ? null : (numbers.get(caseId) ?? null));
  return { counts, types, items: items.map((row) => ({ ...row, caseNumber: numberOf(row.caseId) })), next };
}

/** Gives a dead effect new attempts. Throws 404, or 409 when it is not dead. */
export async function retryEffect(deps: WriteDeps, by: SessionUser, id: string): Promise<EffectRow> {
  const row = await outboxStore(deps.db).find(id);
  if (row === null) throw notFound('This effect');
  await deps.transact(async (tx) => {
    if (!(await outboxStore(tx).revive(id, deps.clock.now().toISOString()))) throw notDead();
    await recordSecurity(tx, deps, 'effect-retried', by, id, { type: row.type });
  });
  deps.wakeOutbox();
  return (await outboxStore(deps.db).find(id)) ?? row;
}

/**
 * Gives every dead effect of a type new attempts. `count` is how many the administrator was shown; throws 409
 * when there are others by now, so that nobody sends what he did not mean to.
 */
export async function retryEffects(
  deps: WriteDeps,
  by: SessionUser,
  type: string,
  count: number,
): Promise<{ retried: number }> {
  await deps.transact(async (tx) => {
    const retried = await outboxStore(tx).reviveAll(type, deps.clock.now().toISOString());
    if (retried !== count) {
      throw conflict('count-changed', {
        en: `There are ${retried} of them by now. Look again, then retry.`,
        fr: `Il y en a maintenant ${retried}. Vérifiez, puis réessayez.`,
      });
    }
    await recordSecurity(tx, deps, 'effects-retried', by, type, { count: String(count) });
  });
  deps.wakeOutbox();
  return { retried: count };
}

/** Settles that a dead effect is never to be tried again. Throws 404, or 409 when it is not dead. */
export async function giveUpEffect(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
  reason: string,
): Promise<EffectRow> {
  const row = await outboxStore(deps.db).find(id);
  if (row === null) throw notFound('This effect');
  await deps.transact(async (tx) => {
    if (!(await outboxStore(tx).giveUp(id, deps.clock.now().toISOString()))) throw notDead();
    await recordSecurity(tx, deps, 'effect-given-up', by, id, { type: row.type, reason });
  });
  return (await outboxStore(deps.db).find(id)) ?? row;
}

/** Money that came in differently from what was asked for. */
export function listPaymentQuestions(deps: ReadDeps, limit: number): Promise<LedgerEntry[]> {
  return ledgerStore(deps.db).needingAttention(limit);
}

const notDead = () =>
  conflict('not-dead', {
    en: 'This effect is not among the dead letters.',
    fr: 'Cet effet ne fait pas partie de ceux qui ont échoué.',
  });
