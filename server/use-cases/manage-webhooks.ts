import type { Deps } from '../deps.ts';
import { checkedUrl, OutboundRefused } from '../gateways/outbound/outbound-client.ts';
import { notFound, unprocessable } from '../http/problem.ts';
import { type StoredDelivery, type StoredWebhook, webhooksStore } from '../stores/webhooks.ts';

export type WebhookView = Omit<StoredWebhook, 'secret'>;

/** Addresses that hear of cases, without their secrets. */
export async function listWebhooks(deps: Pick<Deps, 'db'>): Promise<WebhookView[]> {
  return (await webhooksStore(deps.db).list()).map(({ secret: _secret, ...hook }) => hook);
}

/** Adds an address; its secret is shown this once. Throws 422 for one that may not be called. */
export async function addWebhook(
  deps: Pick<Deps, 'clock' | 'ids' | 'transact' | 'settings'>,
  given: { url: string; topics: string[] },
): Promise<StoredWebhook> {
  try {
    checkedUrl(given.url, deps.settings.outboundPrivate);
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error;
    throw unprocessable('wrong-address', error.message);
  }
  const hook: StoredWebhook = {
    ...given,
    id: deps.ids.next(),
    secret: `whsec_${Buffer.from(deps.ids.secret()).toString('base64')}`,
    active: true,
    createdAt: deps.clock.now().toISOString(),
  };
  await deps.transact((tx) => webhooksStore(tx).insert(hook));
  return hook;
}

export async function removeWebhook(deps: Pick<Deps, 'transact'>, id: string): Promise<void> {
  if (!(await deps.transact((tx) => webhooksStore(tx).remove(id)))) throw notFound('This webhook');
}

export async function listDeliveries(deps: Pick<Deps, 'db'>, id: string): Promise<StoredDelivery[]> {
  if ((await webhooksStore(deps.db).find(id)) === null) throw notFound('This webhook');
  return webhooksStore(deps.db).deliveries(id, 100);
}
