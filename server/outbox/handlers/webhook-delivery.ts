import { OutboundRefused } from '../../gateways/outbound/outbound-client.ts';
import { signMessage } from '../../gateways/outbound/signature.ts';
import { webhooksStore } from '../../stores/webhooks.ts';
import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';

/** Posts one signed message to one address. Anything but 2xx is tried again; the id stays the same. */
export function webhookDeliveryHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const delivery = await webhooksStore(deps.db).delivery(row.key);
    if (delivery === null || delivery.status === 'delivered') return;
    const hook = await webhooksStore(deps.db).find(delivery.webhookId);
    if (hook === null || !hook.active) return;
    const note = (answerStatus: number | null, error: string | null) =>
      deps.transact((tx) =>
        webhooksStore(tx).noteAttempt(row.key, {
          status: error === null ? 'delivered' : 'failed',
          answerStatus,
          error,
          at: deps.clock.now().toISOString(),
        }),
      );
    let status: number;
    try {
      const answer = await deps.outbound.send({
        url: hook.url,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...signMessage(hook.secret, delivery.id, deps.clock.now(), delivery.body),
        },
        body: delivery.body,
      });
      status = answer.status;
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      await note(null, reason);
      throw error instanceof OutboundRefused ? new CannotEverWork(reason) : error;
    }
    if (status < 200 || status > 299) {
      await note(status, `answered ${status}`);
      // 410: the receiver wants no more of these.
      if (status === 410) throw new CannotEverWork('answered 410');
      throw new Error(`answered ${status}`);
    }
    await note(status, null);
  };
}
