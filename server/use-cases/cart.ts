import type { Knex } from 'knex';
import type { Deps } from '../deps.ts';
import { notFound, tooMany, unprocessable } from '../http/problem.ts';
import { consume } from '../identity/rate-limit.ts';
import type { SessionUser } from '../rights/rights.ts';
import { accessCodesStore } from '../stores/access-codes.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { type BillingAddress, ordersStore, type StoredOrder } from '../stores/orders.ts';
import { keptCode } from './access-code-text.ts';
import { type CartView, cartView, discountsFor, openCart } from './cart-view.ts';
import { codeProblem } from './code-problem.ts';
import { longestOrder, oneCurrency, requirePayable, requirePayer } from './payable-invoices.ts';

export type CartDeps = Pick<Deps, 'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'settings'>;

/** The user's cart; an empty one when there is none. */
export async function readCart(deps: CartDeps, user: SessionUser): Promise<CartView> {
  const order = await ordersStore(deps.db).cartOf(user.id);
  return cartView(deps, order && (await openCart(deps, user, order)));
}

/** Changes the cart, made when there is none, and takes out what cannot be ordered any more. */
async function changeCart(
  deps: CartDeps,
  user: SessionUser,
  change: (tx: Knex.Transaction, order: StoredOrder, now: string) => Promise<void>,
  found?: StoredOrder | null,
): Promise<CartView> {
  const before = found === undefined ? await ordersStore(deps.db).cartOf(user.id) : found;
  const gone = before === null ? [] : (await openCart(deps, user, before)).dropped;
  const now = deps.clock.now().toISOString();
  await deps.transact(async (tx) => {
    const orders = ordersStore(tx);
    const order = await orders.openCart(user.id, deps.ids.next(), now);
    await change(tx, order, now);
    await orders.removeLines(
      order.id,
      gone.map(({ invoice }) => invoice.id),
    );
  });
  return readCart(deps, user);
}

/** Puts invoices into the cart. Throws as `start-payment` does where one cannot be ordered. */
export async function addToCart(deps: CartDeps, user: SessionUser, given: string[]): Promise<CartView> {
  const ids = [...new Set(given)];
  const added = await requirePayer(deps, user, ids);
  await requirePayable(deps, added);
  return changeCart(deps, user, async (tx, order, now) => {
    const orders = ordersStore(tx);
    const there = (await orders.lines(order.id)).map((line) => line.invoiceId);
    const all = [...new Set([...there, ...ids])];
    if (all.length > longestOrder) {
      throw unprocessable('cart-full', {
        en: `An order has at most ${longestOrder} invoices.`,
        fr: `Une commande a au plus ${longestOrder} factures.`,
      });
    }
    const open = (await invoicesStore(tx).findAll(all)).filter((invoice) => invoice.status === 'open');
    oneCurrency(open);
    await orders.addLines(order.id, ids, now);
  });
}

/** Takes an invoice out of the cart. Throws 404 when it is not in it. */
export async function removeFromCart(
  deps: CartDeps,
  user: SessionUser,
  invoiceId: string,
): Promise<CartView> {
  const order = await ordersStore(deps.db).cartOf(user.id);
  const lines = order === null ? [] : await ordersStore(deps.db).lines(order.id);
  if (!lines.some((line) => line.invoiceId === invoiceId)) throw notFound('This invoice');
  return changeCart(deps, user, (tx, { id }) => ordersStore(tx).removeLines(id, [invoiceId]), order);
}

/** Keeps the note and the billing address as they are typed. */
export async function updateCart(
  deps: CartDeps,
  user: SessionUser,
  change: { note?: string | undefined; billing?: BillingAddress | null | undefined },
): Promise<CartView> {
  return changeCart(deps, user, (tx, { id }) =>
    ordersStore(tx).update(id, {
      ...(change.note === undefined ? {} : { note: change.note }),
      ...(change.billing === undefined ? {} : { billing: change.billing }),
    }),
  );
}

/** Whoever tries codes gets no further than this. */
const guesses = { window: 900, max: 10 };
const guessesFromOnePlace = { window: 900, max: 40 };

/** Applies an access code. Throws 422 with the reason where it pays nothing of what is in the cart. */
export async function applyAccessCode(
  deps: CartDeps,
  user: SessionUser,
  typed: string,
  clientAddress: string,
): Promise<CartView> {
  await limitGuesses(deps, user, clientAddress);
  const code = await accessCodesStore(deps.db).byCode(keptCode(typed));
  const order = await ordersStore(deps.db).cartOf(user.id);
  const payable = order === null ? [] : (await openCart(deps, user, order)).payable;
  const decided = await discountsFor(deps, user, code, payable);
  if ('problem' in decided || code === null) {
    throw codeProblem('problem' in decided ? decided.problem : 'unknown');
  }
  return changeCart(deps, user, (tx, { id }) => ordersStore(tx).update(id, { codeId: code.id }), order);
}

async function limitGuesses(deps: CartDeps, user: SessionUser, clientAddress: string): Promise<void> {
  if (!deps.settings.rateLimits) return;
  const wait = await deps.transact(async (tx) => {
    const now = Date.now();
    const own = await consume(tx, deps.ids, `access-code:${user.id}`, guesses, now);
    const place = `access-code-from:${clientAddress}`;
    return Math.max(own, await consume(tx, deps.ids, place, guessesFromOnePlace, now));
  });
  if (wait > 0) throw tooMany(wait);
}

export function removeAccessCode(deps: CartDeps, user: SessionUser): Promise<CartView> {
  return changeCart(deps, user, (tx, { id }) => ordersStore(tx).update(id, { codeId: null }));
}
