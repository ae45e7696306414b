import { outboxStore } from '../../stores/outbox.ts';
import { webhooksStore } from '../../stores/webhooks.ts';
import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';
import { caseOf } from '../row-case.ts';

/**
 * Queues one delivery for each address that hears the topic. Deliveries are rows of their own, outside the
 * case's order: an address that does not answer holds up nothing else.
 */
export function webhookHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const stored = await caseOf(deps.db, row);
    const { topic, data } = row.params;
    if (typeof topic !== 'string') throw new CannotEverWork('A webhook needs a topic.');
    const body = JSON.stringify({
      type: topic,
      timestamp: row.createdAt,
      data: { case: { id: stored.id, number: stored.number, program: stored.program }, ...objectOf(data) },
    });
    await deps.transact(async (tx) => {
      const hooks = webhooksStore(tx);
      const now = deps.clock.now().toISOString();
      for (const hook of await hooks.list()) {
        if (!hook.active || !(hook.topics.includes('*') || hook.topics.includes(topic))) continue;
        const key = `${row.key}:${hook.id}`;
        await hooks.addDelivery({
          id: deps.ids.next(),
          key,
          webhookId: hook.id,
          topic,
          body,
          createdAt: now,
        });
        const id = deps.ids.next();
        await outboxStore(tx).add({ id, key, type: 'webhook-delivery', params: { key }, at: now, now });
      }
    });
  };
}

function objectOf(value: unknown): object {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
}
