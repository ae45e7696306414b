import type { Deps } from '../deps.ts';
import { conflict, forbidden, type HttpProblem, notFound, unprocessable } from '../http/problem.ts';
import { knownState } from '../rights/known-state.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import { programsWhere } from '../rights/require-right.ts';
import type { SessionUser } from '../rights/rights.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { paymentsStore } from '../stores/payments.ts';

type PayableDeps = Pick<Deps, 'db' | 'releases'>;

/** How many invoices an order may have. */
export const longestOrder = 50;

/**
 * The invoices by number, each of which the user may pay: people of the company, and those who keep the
 * program's accounts (a payment by telephone). Seeing them as administrator is not enough. Throws 404 and 403.
 */
export async function requirePayer(
  deps: PayableDeps,
  user: SessionUser,
  ids: string[],
): Promise<StoredInvoice[]> {
  const invoices = await invoicesStore(deps.db).findAll(ids);
  const scope = await invoiceScope(deps, user);
  if (invoices.length < ids.length || invoices.some((invoice) => !inScope(scope, invoice))) {
    throw notFound('This invoice');
  }
  if (!invoices.every(await payerOf(deps, user))) {
    throw forbidden({
      en: 'Only people of the company pay its invoices.',
      fr: 'Seules les personnes de l’entreprise paient ses factures.',
    });
  }
  return invoices;
}

/** Tells which invoices the user may pay now. */
export async function payerOf(
  deps: PayableDeps,
  user: SessionUser,
): Promise<(invoice: StoredInvoice) => boolean> {
  const { companies } = await invoiceScope(deps, user);
  const kept = await programsWhere(deps.db, deps.releases, user, 'invoices');
  return (invoice) => companies.includes(invoice.companyId) || kept.includes(invoice.program);
}

/** Why an invoice cannot be ordered now. */
export type Obstacle = 'paid' | 'void' | 'being-paid' | 'not-payable';

/** What stands in the way of each invoice, null where nothing does. */
export async function obstacles(
  deps: PayableDeps,
  invoices: StoredInvoice[],
): Promise<Map<string, Obstacle | null>> {
  const open = invoices.filter((invoice) => invoice.status === 'open');
  const [beingPaid, cases] = await Promise.all([
    paymentsStore(deps.db).pendingOf(open.map(({ id }) => id)),
    caseStore(deps.db).findAll(open.map(({ caseId }) => caseId)),
  ]);
  const found = new Map<string, Obstacle | null>();
  for (const invoice of invoices) {
    if (invoice.status !== 'open') found.set(invoice.id, invoice.status);
    else if (beingPaid.has(invoice.id)) found.set(invoice.id, 'being-paid');
    else {
      const stored = cases.find((one) => one.id === invoice.caseId);
      const payable = stored !== undefined && (await inPayableState(deps, stored));
      found.set(invoice.id, payable ? null : 'not-payable');
    }
  }
  return found;
}

async function inPayableState(deps: PayableDeps, stored: StoredCase): Promise<boolean> {
  const release = await deps.releases.get(stored.releaseHash);
  const tag = release.definition.payment?.payableTag;
  return tag === undefined || knownState(release, stored.snapshot, stored.states).tags.includes(tag);
}

/** The same as a refusal of the first invoice that cannot be ordered. */
export async function requirePayable(deps: PayableDeps, invoices: StoredInvoice[]): Promise<void> {
  const found = await obstacles(deps, invoices);
  for (const invoice of invoices) {
    const obstacle = found.get(invoice.id) ?? null;
    if (obstacle !== null) throw obstacleProblem(obstacle, invoice.number);
  }
}

export function obstacleProblem(obstacle: Obstacle, number: string): HttpProblem {
  switch (obstacle) {
    case 'paid':
      return conflict('not-open', {
        en: `Invoice ${number} is paid.`,
        fr: `La facture ${number} est payée.`,
      });
    case 'void':
      return conflict('not-open', {
        en: `Invoice ${number} is void.`,
        fr: `La facture ${number} est annulée.`,
      });
    case 'being-paid':
      return conflict('being-paid', {
        en: 'A payment of this invoice is being processed.',
        fr: 'Un paiement de cette facture est en cours.',
      });
    case 'not-payable':
      return conflict('not-payable', {
        en: `Invoice ${number} cannot be paid now.`,
        fr: `La facture ${number} ne peut pas être payée pour l’instant.`,
      });
  }
}

/** Throws 422 where the invoices are of several currencies. */
export function oneCurrency(invoices: StoredInvoice[]): string {
  const [currency, ...others] = new Set(invoices.map((invoice) => invoice.currency));
  if (currency === undefined || others.length > 0) {
    throw unprocessable('mixed-currencies', {
      en: 'Pay invoices of one currency at a time.',
      fr: 'Payez les factures d’une seule monnaie à la fois.',
    });
  }
  return currency;
}
