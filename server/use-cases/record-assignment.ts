import type { Knex } from 'knex';
import { type Actor, type Instant, type Release, recordEntry } from '../../engine/index.ts';
import { stale } from '../http/problem.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import { historyStore } from '../stores/history.ts';
import { StaleCase } from './apply-step.ts';

interface Assignment {
  /** The case as it was read. */
  stored: StoredCase;
  release: Release;
  /** Whose work it is now; `null`: nobody's. */
  assigneeId: string | null;
  /** Who says so. */
  actor: Pick<Actor, 'id' | 'roles'>;
  at: Instant;
}

/**
 * Writes whose work a case is, with its history row; the change is to be published once the transaction is over.
 * Throws {@link StaleCase} when the case has moved since it was read.
 */
export async function recordAssignment(
  tx: Knex.Transaction,
  { stored, release, assigneeId, actor, at }: Assignment,
): Promise<Change> {
  const seq = stored.revision + 1;
  const entry = recordEntry(
    {
      case: stored.id,
      seq,
      at,
      release: release.hash,
      actor,
      event: { type: 'assign', dataHash: null },
      answersHash: null,
      previousHash: stored.lastHash,
    },
    stored.snapshot,
    { assignee: assigneeId },
  );
  const moved = await caseStore(tx).assign(stored, { assigneeId, lastHash: entry.hash, updatedAt: at });
  if (!moved) throw new StaleCase();
  if (!(await historyStore(tx).append(entry, release.program, null, null))) throw new StaleCase();
  const change = { caseId: stored.id, kind: 'assign' as const, revision: seq, form: null, step: null, at };
  return { ...change, id: await changeStore(tx).append(change) };
}

/** Throws 412 where a case has moved since it was read. */
export async function orStale<T>(work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof StaleCase) throw stale();
    throw error;
  }
}
