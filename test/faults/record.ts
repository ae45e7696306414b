import type { Json, JsonObject } from '../../engine/index.ts';

/** A command that carried an `Idempotency-Key`, with the answer that its sender got. */
export interface KeyedAnswer {
  what: 'start-case' | 'send-event' | 'start-payment';
  path: string;
  key: string;
  body: JsonObject;
  /** Who sent it: an index into the load's people. */
  sender: string;
  status: number;
  answer: Json;
}

export interface AcknowledgedEvent {
  caseId: string;
  key: string;
  type: string;
  data: JsonObject | null;
  /** The case's revision that the answer named. */
  revision: number;
}

export interface AcknowledgedSave {
  caseId: string;
  form: string;
  step: string;
  /** The step's revision that the answer named. */
  revision: number;
  data: JsonObject;
}

/** Everything that the server acknowledged to the load, and what it should not have said. */
export interface LoadRecord {
  keyed: KeyedAnswer[];
  /** Ids of cases whose start was answered. */
  started: string[];
  events: AcknowledgedEvent[];
  saves: AcknowledgedSave[];
  /** Cases whose invoice was paid: the gateway's page took the card. */
  paid: { caseId: string; payment: string; invoice: string }[];
  /** Answers that make no sense for what was sent, in words. */
  surprises: string[];
}

export function emptyRecord(): LoadRecord {
  return { keyed: [], started: [], events: [], saves: [], paid: [], surprises: [] };
}
