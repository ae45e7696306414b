import type { Program } from '../../../engine/index.ts';
import { testCards } from '../../gateways/payments/test-cards.ts';
import { CommandFailed } from '../command-failed.ts';
import type { Client } from './client.ts';

/** What the gateway is to say, by the program's name of the event. */
export function cardFor(payment: Program['payment'], event: string): string | undefined {
  const outcome =
    event === payment?.settled
      ? 'settled'
      : event === payment?.failed
        ? 'failed'
        : event === payment?.pending
          ? 'delayed'
          : undefined;
  return testCards.find((card) => card.outcome === outcome)?.number;
}

/** Pays the open invoices of a case on the gateway's page, with a test card. */
export async function pay(payer: Client, server: string, caseId: string, card: string): Promise<void> {
  const open = await openInvoices(payer, caseId);
  const order = await payer.must(
    'POST',
    '/api/v1/payments',
    { invoices: open.map(({ id }) => id) },
    {
      'idempotency-key': crypto.randomUUID(),
    },
  );
  const { redirect } = order.body as { redirect: string };
  await fetch(new URL(redirect, server), {
    method: 'POST',
    redirect: 'manual',
    headers: { 'content-type': 'application/x-www-form-urlencoded', origin: new URL(server).origin },
    body: new URLSearchParams({ number: card, name: 'Test Card', expiry: '12/39', code: '123' }),
  });
}

/** An invoice is written by the outbox, so it may come a moment after the case asks for its payment. */
async function openInvoices(payer: Client, caseId: string): Promise<{ id: string }[]> {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { items } = (await payer.must('GET', `/api/v1/invoices?case=${caseId}&status=open`)).body as {
      items: { id: string }[];
    };
    if (items.length > 0) return items;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new CommandFailed('There is no open invoice to pay.');
}
