import type { Deps } from '../deps.ts';
import type { NoticeKind } from '../gateways/payments/payment-gateway.ts';
import { type SandboxPage, sandboxPage, sandboxPolicy } from '../gateways/payments/sandbox-page.ts';
import { testCard } from '../gateways/payments/test-cards.ts';
import { notFound } from '../http/problem.ts';
import { moneyText } from '../outbox/delivery-data.ts';
import { outboxStore } from '../stores/outbox.ts';
import { paymentsStore } from '../stores/payments.ts';
import { type SandboxSession, sandboxSessionsStore } from '../stores/sandbox-sessions.ts';

/** How long the delayed test card takes. */
const delayMs = 15_000;

export type SandboxDeps = Pick<Deps, 'clock' | 'ids' | 'db' | 'transact' | 'settings' | 'wakeOutbox'>;

/** What the sandbox's page shows. */
export interface SandboxCheckout {
  language: string;
  organization: string;
  description: string;
  amount: string;
  open: boolean;
  returnUrl: string;
}

async function sessionOf(deps: Pick<SandboxDeps, 'db'>, id: string): Promise<SandboxSession> {
  const session = await sandboxSessionsStore(deps.db).find(id);
  if (session === null) throw notFound('This payment page');
  return session;
}

/** Whoever holds the session's random name may pay it, as at any hosted page. */
export async function readSandboxCheckout(deps: SandboxDeps, id: string): Promise<SandboxCheckout> {
  const session = await sessionOf(deps, id);
  const payment = await paymentsStore(deps.db).find(session.paymentId);
  const payable = payment?.status === 'open' || payment?.status === 'failed';
  return {
    language: session.language,
    organization: deps.settings.organization.name,
    description: session.description,
    amount: moneyText(session.amount, session.currency, session.language),
    open: payable && (session.status === 'open' || session.status === 'declined'),
    returnUrl: session.returnUrl,
  };
}

export type SandboxResult = { goTo: string } | { message: 'declined' | 'not-a-test-card' };

/**
 * Takes a test card. What follows is queued with the attempt, in one transaction: the notice goes out even
 * when the server stops right after. Card numbers are compared and forgotten.
 */
export async function paySandbox(deps: SandboxDeps, id: string, number: string): Promise<SandboxResult> {
  const checkout = await readSandboxCheckout(deps, id);
  if (!checkout.open) return { goTo: checkout.returnUrl };
  const card = testCard(number);
  if (card === null) return { message: 'not-a-test-card' };
  const { outcome } = card;
  const session = await sessionOf(deps, id);
  const now = deps.clock.now();
  await deps.transact(async (tx) => {
    const status = outcome === 'failed' ? 'declined' : outcome === 'delayed' ? 'delayed' : 'paid';
    if (!(await sandboxSessionsStore(tx).attempt(session, status))) return;
    const notice = async (kind: NoticeKind, at: Date) => {
      const noticeId = `sandbox_${deps.ids.next()}`;
      await outboxStore(tx).add({
        id: deps.ids.next(),
        key: noticeId,
        type: 'sandbox-notice',
        params: {
          session: id,
          kind,
          noticeId,
          occurredAt: at.toISOString(),
          ...(card.failure === undefined ? {} : { failure: card.failure }),
        },
        at: at.toISOString(),
        now: now.toISOString(),
      });
    };
    if (outcome === 'delayed') {
      await notice('pending', now);
      await notice('settled', new Date(now.getTime() + delayMs));
    } else await notice(outcome, now);
  });
  deps.wakeOutbox();
  return outcome === 'failed' ? { message: 'declined' } : { goTo: session.returnUrl };
}

/** The page with the policy that it must be sent with. */
export function showSandboxPage(
  checkout: SandboxCheckout,
  message: SandboxPage['message'],
  nonce: string,
): { html: string; policy: string } {
  return { html: sandboxPage({ ...checkout, message, nonce }), policy: sandboxPolicy(nonce) };
}
