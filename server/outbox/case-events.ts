import type { JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import type { Ids } from '../ids.ts';
import { outboxStore } from '../stores/outbox.ts';

/** An event that a gateway, not a person, brings to a case. */
export interface GatewayEvent {
  caseId: string;
  type: string;
  data: JsonObject;
  /** The command's idempotency key: the event is applied once, however often it is sent. */
  key: string;
}

/** `refused`: the workflow does not take this event now, in words for operations. */
export type CaseEventSender = (event: GatewayEvent) => Promise<{ ok: true } | { ok: false; refused: string }>;

/**
 * Queues an event inside the transaction that found out about it, so that it cannot be lost.
 * `mustApply`: a refusal is tried again and at last lies with the dead letters for a person to look at (money
 * came in); otherwise a refusal is the end of it.
 */
export async function queueCaseEvent(
  tx: Db,
  ids: Ids,
  event: GatewayEvent & { mustApply: boolean; now: string },
): Promise<void> {
  const { now, ...params } = event;
  await outboxStore(tx).add({
    id: ids.next(),
    key: `case-event:${event.key}`,
    type: 'case-event',
    params,
    at: now,
    now,
  });
}
