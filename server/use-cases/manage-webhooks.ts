import type { Deps } from '../deps.ts';
import { checkedUrl, OutboundRefused } from '../gateways/outbound/outbound-client.ts';
import { conflict, notFound, wrongField } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { outboxStore } from '../stores/outbox.ts';
import { type StoredDelivery, type StoredWebhook, webhooksStore } from '../stores/webhooks.ts';
import { recordSecurity } from './record-security.ts';

export type WebhookView = Omit<StoredWebhook, 'secret'>;
type WriteDeps = Pick<Deps, 'db' | 'clock' | 'ids' | 'transact' | 'settings'>;

/** What a delivery on trial is called. */
const trialTopic = 'attest.test';

/** Addresses that hear of cases, without their secrets, and how many deliveries to each failed. */
export async function listWebhooks(
  deps: Pick<Deps, 'db' | 'releases'>,
): Promise<{ items: (WebhookView & { failed: number })[]; topics: string[] }> {
  const store = webhooksStore(deps.db);
  const [hooks, failed] = await Promise.all([store.list(), store.countFailed()]);
  const topics = new Set<string>();
  for (const release of await deps.releases.listCurrent()) collectTopics(release.workflow.machine, topics);
  return {
    items: hooks.map((hook) => ({ ...withoutSecret(hook), failed: failed[hook.id] ?? 0 })),
    topics: [...topics].sort(),
  };
}

/** Adds an address; its secret is shown this once. Throws 422 for one that may not be called. */
export async function addWebhook(
  deps: WriteDeps,
  by: SessionUser,
  given: { url: string; topics: string[] },
): Promise<StoredWebhook> {
  requireCallable(deps, given.url);
  const hook: StoredWebhook = {
    ...given,
    id: deps.ids.next(),
    secret: newSecret(deps),
    active: true,
    createdAt: deps.clock.now().toISOString(),
  };
  await deps.transact(async (tx) => {
    await webhooksStore(tx).insert(hook);
    await recordSecurity(tx, deps, 'webhook-added', by, hook.id, { url: hook.url });
  });
  return hook;
}

/** Changes where it goes, what it hears, or whether it hears anything. */
export async function updateWebhook(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
  change: { url?: string | undefined; topics?: string[] | undefined; active?: boolean | undefined },
): Promise<WebhookView> {
  if (change.url !== undefined) requireCallable(deps, change.url);
  return withoutSecret(
    await write(deps, by, 'webhook-changed', id, (hook) => ({
      ...hook,
      url: change.url ?? hook.url,
      topics: change.topics ?? hook.topics,
      active: change.active ?? hook.active,
    })),
  );
}

/** A new secret, shown this once; the one before is worth nothing from now on. */
export function rotateWebhookSecret(deps: WriteDeps, by: SessionUser, id: string): Promise<StoredWebhook> {
  const secret = newSecret(deps);
  return write(deps, by, 'webhook-secret-rotated', id, (hook) => ({ ...hook, secret }));
}

/** Queues a delivery on trial, which says nothing of any case. Throws 409 when the address is switched off. */
export async function testWebhook(
  deps: Pick<Deps, 'transact' | 'clock' | 'ids' | 'wakeOutbox'>,
  id: string,
): Promise<{ delivery: string }> {
  const delivery = deps.ids.next();
  const key = `webhook-test:${delivery}`;
  await deps.transact(async (tx) => {
    const hooks = webhooksStore(tx);
    const hook = await hooks.find(id);
    if (hook === null) throw notFound('This webhook');
    if (!hook.active)
      throw conflict('switched-off', {
        en: 'This webhook is switched off.',
        fr: 'Ce webhook est désactivé.',
      });
    const now = deps.clock.now().toISOString();
    const body = JSON.stringify({ type: trialTopic, timestamp: now, data: {} });
    await hooks.addDelivery({ id: delivery, key, webhookId: id, topic: trialTopic, body, createdAt: now });
    const row = { id: deps.ids.next(), key, type: 'webhook-delivery', params: { key }, at: now, now };
    await outboxStore(tx).add(row);
  });
  deps.wakeOutbox();
  return { delivery };
}

export async function removeWebhook(deps: WriteDeps, by: SessionUser, id: string): Promise<void> {
  await deps.transact(async (tx) => {
    const hooks = webhooksStore(tx);
    const hook = await hooks.find(id);
    if (hook === null || !(await hooks.remove(id))) throw notFound('This webhook');
    await recordSecurity(tx, deps, 'webhook-removed', by, id, { url: hook.url });
  });
}

export async function listDeliveries(deps: Pick<Deps, 'db'>, id: string): Promise<StoredDelivery[]> {
  if ((await webhooksStore(deps.db).find(id)) === null) throw notFound('This webhook');
  return webhooksStore(deps.db).deliveries(id, 100);
}

function write(
  deps: WriteDeps,
  by: SessionUser,
  event: string,
  id: string,
  change: (hook: StoredWebhook) => StoredWebhook,
): Promise<StoredWebhook> {
  return deps.transact(async (tx) => {
    const hook = await webhooksStore(tx).find(id);
    if (hook === null) throw notFound('This webhook');
    const changed = change(hook);
    await webhooksStore(tx).update(changed);
    await recordSecurity(tx, deps, event, by, id, { url: changed.url });
    return changed;
  });
}

function requireCallable(deps: Pick<Deps, 'settings'>, url: string): void {
  try {
    checkedUrl(url, deps.settings.outboundPrivate);
  } catch (error) {
    if (!(error instanceof OutboundRefused)) throw error;
    throw wrongField('wrong-address', '/url', error.words);
  }
}

const newSecret = (deps: Pick<Deps, 'ids'>) => `whsec_${Buffer.from(deps.ids.secret()).toString('base64')}`;

function withoutSecret({ secret: _secret, ...hook }: StoredWebhook): WebhookView {
  return hook;
}

/** The topics that a workflow's `webhook` actions name. */
function collectTopics(node: unknown, into: Set<string>): void {
  if (typeof node !== 'object' || node === null) return;
  if ('type' in node && node.type === 'webhook' && 'params' in node) {
    const { params } = node;
    if (typeof params === 'object' && params !== null && 'topic' in params) {
      if (typeof params.topic === 'string') into.add(params.topic);
    }
  }
  for (const part of Object.values(node)) collectTopics(part, into);
}
