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
  const { items } = (await payer.must('GET', '/api/v1/invoices')).body as {
    items: { id: string; status: string; case: { id: string } }[];
  };
  const open = items.filter((invoice) => invoice.case.id === caseId && invoice.status === 'open');
  if (open.length === 0) throw new CommandFailed('There is no open invoice to pay.');
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
