import { addDays, todayIn } from '../../../engine/index.ts';
import { invoicesStore } from '../../stores/invoices.ts';
import { sequenceStore } from '../../stores/sequences.ts';
import { queueCaseEvent } from '../case-events.ts';
import { readCharge } from '../charge.ts';
import type { EffectDeps } from '../effect-deps.ts';
import type { EffectHandler } from '../handler.ts';
import { caseOf } from '../row-case.ts';

/**
 * Writes one invoice under the effect's key. A charge of nothing is paid at once, and its case hears so:
 * otherwise it would wait for a payment that nobody can make.
 */
export function invoiceHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    const release = await deps.releases.get(stored.releaseHash);
    const { numbering, currency, timeZone, payment } = release.definition;
    const charge = readCharge(row.params, currency);
    await deps.transact(async (tx) => {
      const store = invoicesStore(tx);
      if ((await store.byKey(row.key)) !== null) return;
      const issuedOn = todayIn(timeZone, row.createdAt);
      const year = Number(issuedOn.slice(0, 4));
      const id = deps.ids.next();
      const now = deps.clock.now().toISOString();
      await store.insert(
        {
          id,
          key: row.key,
          number: await sequenceStore(tx).nextNumber(stored.program, 'invoice', numbering.invoice, year),
          program: stored.program,
          caseId: stored.id,
          companyId: stored.companyId,
          currency,
          description: charge.description,
          total: charge.total,
          status: 'open',
          issuedOn,
          dueOn: addDays(issuedOn, charge.dueInDays),
          createdAt: row.createdAt,
          paidAt: null,
          paymentId: null,
          voidedAt: null,
        },
        charge.lines,
      );
      if (charge.total > 0) return;
      await store.markPaid(id, '', now);
      if (payment === undefined) return;
      const event = { caseId: stored.id, type: payment.settled, data: {}, key: `free:${row.key}` };
      await queueCaseEvent(tx, deps.ids, { ...event, mustApply: true, now });
    });
  };
}
