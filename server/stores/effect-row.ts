import type { JsonObject } from '../../engine/index.ts';

/** One thing for the world to do, as it stands in the outbox. */
export interface EffectRow {
  id: string;
  /** Null for what belongs to no case's order (deliveries, notices). */
  caseId: string | null;
  historySeq: number | null;
  position: number | null;
  /** Names the effect for good: every handler stores what it made under this key. */
  key: string;
  type: string;
  params: JsonObject;
  /** given-up: died, and an administrator settled that it is never to be tried again. */
  status: 'pending' | 'leased' | 'done' | 'dead' | 'given-up';
  attempts: number;
  availableAt: string;
  leaseUntil: string | null;
  /** Grows with every claim; who comes back with an older one is refused. */
  generation: number;
  lastError: string | null;
  createdAt: string;
  doneAt: string | null;
}

export interface OutboxDbRow {
  id: string;
  case_id: string | null;
  history_seq: number | null;
  position: number | null;
  key: string;
  type: string;
  params: string;
  status: EffectRow['status'];
  attempts: number;
  available_at: string;
  lease_until: string | null;
  generation: number;
  last_error: string | null;
  created_at: string;
  done_at: string | null;
}

export function effectFromRow(row: OutboxDbRow): EffectRow {
  return {
    id: row.id,
    caseId: row.case_id,
    historySeq: row.history_seq,
    position: row.position,
    key: row.key,
    type: row.type,
    params: JSON.parse(row.params),
    status: row.status,
    attempts: Number(row.attempts),
    availableAt: row.available_at,
    leaseUntil: row.lease_until,
    generation: Number(row.generation),
    lastError: row.last_error,
    createdAt: row.created_at,
    doneAt: row.done_at,
  };
}
