import type { Decision, Snapshot, TimerChange } from './case.ts';
import type { Instant, Json, JsonObject, Sha256 } from './text.ts';
import type { Role } from './workflow.ts';

/** An effect as the history keeps it: what it was, and the hash of what it said. */
export interface EffectRecord {
  type: string;
  /** Letter that a `mail`, `letter` or `certificate` effect names. */
  letter?: string;
  paramsHash: Sha256;
}

/**
 * One step of a case's life, as it is stored. What a person wrote (the event's data, the answers) is
 * present by its hash only, so that it can be erased and the chain still be proved.
 */
export interface HistoryEntry {
  format: 1;
  case: string;
  /** 1, 2, 3 … without a gap. */
  seq: number;
  at: Instant;
  /** `record` stands for what does not move the machine (an assignment, a correction of a company). */
  kind: 'start' | 'event' | 'timer' | 'record';
  release: Sha256;
  actor: { id: string; roles: Role[] };
  /** `type` is the event's, the XState event of a timer, `start`, or the name of a record. */
  event: { type: string; dataHash: Sha256 | null };
  /** Id of the timer that fired. */
  timer: string | null;
  /** Hash of the answers that were submitted with the event. */
  answersHash: Sha256 | null;
  decisions: Decision[];
  /** What each `set` of the step gave, in order. */
  assigned: JsonObject[];
  /** Free facts of a `record`. */
  note: Json;
  snapshot: Snapshot;
  timers: TimerChange[];
  effects: EffectRecord[];
  previousHash: Sha256 | null;
  hash: Sha256;
}

/** Something that a check of a case's history found. */
export interface HistoryDifference {
  seq: number;
  /** What differs, as a dotted name (`hash`, `previousHash`, `snapshot.value`, `decision.size`). */
  what: string;
  recorded: Json;
  found: Json;
  /** In one sentence. */
  message: string;
}
