import { type CalendarDate, todayIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { statementPdf } from '../gateways/pdf/statement-pdf.ts';
import { notFound, wrongField } from '../http/problem.ts';
import { inScope, invoiceScope } from '../rights/paper-scope.ts';
import type { SessionUser } from '../rights/rights.ts';
import { companyStore } from '../stores/companies.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { ledgerStore } from '../stores/ledger.ts';
import { ordersStore } from '../stores/orders.ts';
import { paymentsStore } from '../stores/payments.ts';
import { type Account, decideStatement, type Movement } from './decide-statement.ts';

export type StatementDeps = Pick<Deps, 'db' | 'releases'>;

export interface StatementAsk {
  company: string;
  from: CalendarDate;
  to: CalendarDate;
}

/** A company's account over a period. */
export interface StatementView {
  company: { id: string; name: string };
  from: CalendarDate;
  to: CalendarDate;
  accounts: Account[];
}

/**
 * What a company was invoiced, has paid and owes: for its people all of it, for staff what concerns the
 * programs whose accounts they keep. Throws 404 for a company none of whose invoices one may see.
 */
export async function readStatement(
  deps: StatementDeps,
  user: SessionUser,
  { company: id, from, to }: StatementAsk,
): Promise<StatementView> {
  if (from > to) {
    const message = {
      en: 'The period ends before it begins.',
      fr: 'La période se termine avant d’avoir commencé.',
    };
    throw wrongField('period', '/to', message);
  }
  const scope = await invoiceScope(deps, user);
  const company = await companyStore(deps.db).get(id);
  const invoices = (await invoicesStore(deps.db).ofCompany(id)).filter((invoice) => inScope(scope, invoice));
  if (company === undefined || (invoices.length === 0 && !scope.companies.includes(id))) {
    throw notFound('This statement');
  }
  const movements = await movementsOf(deps, invoices);
  return {
    company: { id, name: company.name },
    from,
    to,
    accounts: decideStatement(movements, { from, to }),
  };
}

/** Days are those of each invoice's program. */
async function movementsOf(deps: StatementDeps, invoices: StoredInvoice[]): Promise<Movement[]> {
  const releases = await deps.releases.currentOf(invoices.map((invoice) => invoice.program));
  const zoneOf = (program: string) => releases.get(program)?.definition.timeZone ?? 'UTC';
  const paid = invoices.flatMap((invoice) => (invoice.paymentId ? [invoice.paymentId] : []));
  const payments = new Map((await paymentsStore(deps.db).findAll(paid)).map((one) => [one.id, one]));
  const shares = await paymentsStore(deps.db).sharesOf(paid);
  const refunds = (await ledgerStore(deps.db).ofPayments(paid)).filter((entry) => entry.kind === 'refund');
  const orders = await ordersStore(deps.db).findAll(
    [...payments.values()].flatMap((one) => one.orderId ?? []),
  );
  return invoices.flatMap((invoice) => {
    const { id, number, description, currency } = invoice;
    const day = (at: string) => todayIn(zoneOf(invoice.program), at);
    const payment = payments.get(invoice.paymentId ?? '');
    const found = orders.find((one) => one.id === payment?.orderId);
    const order = found === undefined ? null : { id: found.id, number: found.number ?? '' };
    const move = (on: CalendarDate, kind: Movement['kind'], amount: number): Movement[] =>
      amount === 0
        ? []
        : [
            {
              on,
              kind,
              currency,
              amount,
              invoice: { id, number, description },
              order: kind === 'invoice' || kind === 'void' ? null : order,
            },
          ];
    const share = shares.find((one) => one.paymentId === payment?.id && one.invoiceId === id);
    const moves = move(invoice.issuedOn, 'invoice', invoice.total);
    if (invoice.voidedAt !== null) moves.push(...move(day(invoice.voidedAt), 'void', -invoice.total));
    if (invoice.paidAt !== null && share !== undefined) {
      moves.push(...move(day(invoice.paidAt), 'access-code', -share.discount));
      moves.push(...move(day(invoice.paidAt), 'payment', -share.amount));
    }
    // What went back is shown where it came from: with the first invoice that its payment covered.
    const first = shares.find((one) => one.paymentId === payment?.id);
    if (first?.invoiceId === id) {
      for (const refund of refunds.filter((one) => one.paymentId === payment?.id)) {
        moves.push(...move(day(refund.at), 'refund', refund.amount));
      }
    }
    return moves;
  });
}

/** The same on paper. */
export async function printStatement(
  deps: StatementDeps & Pick<Deps, 'settings' | 'clock'>,
  user: SessionUser,
  ask: StatementAsk,
): Promise<{ name: string; pdf: Buffer }> {
  const statement = await readStatement(deps, user, ask);
  const pdf = await statementPdf({
    ...statement,
    language: user.language,
    organization: deps.settings.organization,
  });
  const what = user.language === 'fr' ? 'releve' : 'statement';
  return { name: `${what}_${statement.from}_${statement.to}.pdf`, pdf };
}
