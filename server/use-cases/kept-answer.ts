import type { Knex } from 'knex';
import type { Instant, Json, Sha256 } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { unprocessable } from '../http/problem.ts';
import { idempotencyStore } from '../stores/idempotency.ts';
import { StaleCase } from './apply-step.ts';

/** A command with the key under which its answer is kept. */
export interface KeyedCommand {
  /** Whose key it is and for what: two people's equal keys have nothing to do with each other. */
  scope: string;
  key: string;
  bodyHash: Sha256;
}

/**
 * The answer that the same command already got, if any. Throws a 422 problem when the key was used
 * for something else.
 */
export async function keptAnswer(db: Db, command: KeyedCommand | null): Promise<Json | undefined> {
  if (!command) return undefined;
  const kept = await idempotencyStore(db).find(command.scope, command.key);
  if (!kept) return undefined;
  if (kept.bodyHash !== command.bodyHash) {
    throw unprocessable('idempotency-key-reused', 'This Idempotency-Key was used for another request.');
  }
  return kept.answer;
}

/** Keeps an answer with the step that it answers. Throws `StaleCase` when the key was used meanwhile. */
export async function keepAnswer(
  tx: Knex.Transaction,
  command: KeyedCommand | null,
  answer: Json,
  at: Instant,
): Promise<void> {
  if (!command) return;
  const { scope, key, bodyHash } = command;
  if (!(await idempotencyStore(tx).keep(scope, key, { bodyHash, answer }, at))) throw new StaleCase();
}
