import type { Client } from './client.ts';
import { newKey, type PermitPeople, sendEvent, submittedPermit } from './permit-case.ts';
import type { TestServer } from './test-server.ts';

/** What the toy program's invoice says, taxes included. */
export const fee = 2625;

/** A case that waits for its payment, with its invoice. */
export async function billedPermit(
  server: TestServer,
  people: PermitPeople,
): Promise<{ caseId: string; invoice: string; number: string }> {
  const caseId = await submittedPermit(people);
  await sendEvent(people.clerk, caseId, 'APPROVE');
  const path = `/api/v1/invoices?case=${caseId}`;
  // Where the dispatcher runs by itself, it may have the effect in hand.
  for (let attempt = 0; attempt < 50; attempt += 1) {
    await server.outbox.drain();
    const list = await people.gardener.get<{ items: { id: string; number: string }[] }>(path);
    const [invoice] = list.body.items;
    if (invoice !== undefined) return { caseId, invoice: invoice.id, number: invoice.number };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error('The case has no invoice.');
}

export interface CartBody {
  lines: { invoice: { id: string; number: string }; discount: number }[];
  dropped: { id: string; number: string; why: string }[];
  code: { code: string; problem: string | null } | null;
  total: number;
  discount: number;
  amount: number;
  note: string;
  billing: { name: string; postalCode: string } | null;
}

export interface PlacedBody {
  id: string;
  order: string;
  redirect: string | null;
  code: string;
}

export interface OrderBody {
  id: string;
  number: string;
  state: string;
  amount: number;
  discount: number;
  failure: string | null;
  refunded: number;
  lines: { invoice: { id: string; status: string }; discount: number }[];
}

/** A browser's ways with its cart and orders. */
export function shopper(client: Client) {
  const key = () => ({ headers: { 'Idempotency-Key': `${newKey()}-shopper` } });
  return {
    cart: async () => (await client.get<CartBody>('/api/v1/cart')).body,
    add: (...invoices: string[]) =>
      client.post<CartBody & { code: string }>('/api/v1/cart/invoices', { invoices }),
    apply: (code: string) => client.put<CartBody>('/api/v1/cart/access-code', { code }),
    submit: (amount: number, more: object = {}, headers = key()) =>
      client.post<PlacedBody>('/api/v1/orders', { amount, ...more }, headers),
    order: async (id: string) => (await client.get<OrderBody>(`/api/v1/orders/${id}`)).body,
    retry: (id: string) => client.post<PlacedBody>(`/api/v1/orders/${id}/payments`, undefined, key()),
    cancel: (id: string) => client.post<{ code: string }>(`/api/v1/orders/${id}/cancel`),
  };
}

/** Pays on the trial gateway's page with one of its test cards, and lets the notice come. */
export async function payByCard(server: TestServer, redirect: string | null, number: string) {
  if (redirect === null) throw new Error('There is nothing to pay.');
  const answer = await server.anonymous.request(new URL(redirect).pathname, {
    method: 'POST',
    headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `number=${number}`,
  });
  await server.outbox.drain();
  return answer.status;
}
