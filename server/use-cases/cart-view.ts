import { todayIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import type { SessionUser } from '../rights/rights.ts';
import { accessCodesStore, type StoredCode } from '../stores/access-codes.ts';
import { invoicesStore, type StoredInvoice } from '../stores/invoices.ts';
import { type BillingAddress, ordersStore, type StoredOrder } from '../stores/orders.ts';
import { shownCode } from './access-code-text.ts';
import { type CodeProblem, decideDiscount } from './decide-discount.ts';
import { type InvoiceView, invoiceViews } from './invoice-view.ts';
import { type Obstacle, obstacles, payerOf } from './payable-invoices.ts';

/** A cart as its owner sees it. Amounts in cents. */
export interface CartView {
  lines: { invoice: InvoiceView; discount: number }[];
  /** Invoices that cannot be ordered any more; they count for nothing and leave with the next change. */
  dropped: { id: string; number: string; why: Obstacle }[];
  currency: string | null;
  note: string;
  billing: BillingAddress | null;
  code: CodeInCart | null;
  total: number;
  discount: number;
  /** What the gateway is to take. */
  amount: number;
}

export interface CodeInCart {
  code: string;
  kind: StoredCode['kind'];
  value: number;
  /** Why it pays nothing. */
  problem: CodeProblem | null;
}

type CartDeps = Pick<Deps, 'db' | 'releases' | 'clock'>;

/** What is in somebody's cart, and what of it can be ordered now. */
export interface OpenedCart {
  order: StoredOrder;
  payable: StoredInvoice[];
  dropped: { invoice: StoredInvoice; why: Obstacle }[];
  code: StoredCode | null;
  problem: CodeProblem | null;
  /** Invoice id → cents that the code takes off. */
  discounts: ReadonlyMap<string, number>;
}

const none: ReadonlyMap<string, number> = new Map();

/** Invoices stand by their number. */
export async function openCart(deps: CartDeps, user: SessionUser, order: StoredOrder): Promise<OpenedCart> {
  const ids = (await ordersStore(deps.db).lines(order.id)).map((line) => line.invoiceId);
  const invoices = await invoicesStore(deps.db).findAll(ids);
  const found = await obstacles(deps, invoices);
  // Who has left a company since does not see how its invoices stand.
  const mayPay = await payerOf(deps, user);
  const payable: StoredInvoice[] = [];
  const dropped: OpenedCart['dropped'] = [];
  for (const invoice of invoices) {
    const why = mayPay(invoice) ? (found.get(invoice.id) ?? null) : 'not-payable';
    if (why === null) payable.push(invoice);
    else dropped.push({ invoice, why });
  }
  const cart = { order, payable, dropped };
  if (order.codeId === null) return { ...cart, code: null, problem: null, discounts: none };
  const code = await accessCodesStore(deps.db).find(order.codeId);
  const decided = await discountsFor(deps, user, code, payable);
  return 'problem' in decided
    ? { ...cart, code, problem: decided.problem, discounts: none }
    : { ...cart, code, problem: null, discounts: decided.discounts };
}

/** What a code would take off these invoices today. */
export async function discountsFor(
  deps: CartDeps,
  user: SessionUser,
  code: StoredCode | null,
  invoices: StoredInvoice[],
) {
  const releases = await deps.releases.currentOf(invoices.map((invoice) => invoice.program));
  const now = deps.clock.now().toISOString();
  return decideDiscount(
    code,
    user.id,
    invoices.map((invoice) => ({
      invoiceId: invoice.id,
      total: invoice.total,
      currency: invoice.currency,
      program: invoice.program,
      companyId: invoice.companyId,
      today: todayIn(releases.get(invoice.program)?.definition.timeZone ?? 'UTC', now),
    })),
  );
}

export async function cartView(deps: CartDeps, cart: OpenedCart | null): Promise<CartView> {
  if (cart === null) return emptyCart;
  const views = await invoiceViews(deps.db, cart.payable);
  const total = views.reduce((sum, view) => sum + view.total, 0);
  const lines = views.map((invoice) => ({ invoice, discount: cart.discounts.get(invoice.id) ?? 0 }));
  const discount = lines.reduce((sum, line) => sum + line.discount, 0);
  return {
    lines,
    dropped: cart.dropped.map(({ invoice, why }) => ({ id: invoice.id, number: invoice.number, why })),
    currency: cart.payable[0]?.currency ?? null,
    note: cart.order.note,
    billing: cart.order.billing,
    code: cart.code && {
      code: shownCode(cart.code.code),
      kind: cart.code.kind,
      value: cart.code.value,
      problem: cart.problem,
    },
    total,
    discount,
    amount: total - discount,
  };
}

const emptyCart: CartView = {
  lines: [],
  dropped: [],
  currency: null,
  note: '',
  billing: null,
  code: null,
  total: 0,
  discount: 0,
  amount: 0,
};
