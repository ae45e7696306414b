import { todayIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { conflict, forbidden, notFound, unprocessable } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { filesStore } from '../stores/files.ts';
import { type TrainingFilter, type TrainingRecord, trainingStore } from '../stores/training.ts';
import { recordSecurity } from './record-security.ts';

/** The user's own records, newest course first. */
export function listMyTraining(deps: Pick<Deps, 'db'>, user: SessionUser): Promise<TrainingRecord[]> {
  return trainingStore(deps.db).ofUser(user.id);
}

/** Everybody's records, for staff. */
export function listTraining(
  deps: Pick<Deps, 'db'>,
  filter: TrainingFilter,
): Promise<(TrainingRecord & { holder: { id: string; name: string } })[]> {
  return trainingStore(deps.db).list(filter);
}

/** Adds a record for the user himself; it counts as unverified until staff look at it. */
export async function addTraining(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids'>,
  user: SessionUser,
  given: { course: string; completedOn: string; evidence: string | null },
): Promise<TrainingRecord> {
  const now = deps.clock.now().toISOString();
  // The first zone on earth in which a day begins decides what “not in the future” means.
  if (given.completedOn > todayIn('Pacific/Kiritimati', now)) {
    throw unprocessable('in-the-future', 'A course is recorded once it is completed.');
  }
  if (given.evidence !== null) {
    const file = await filesStore(deps.db).find(given.evidence);
    if (!file || file.uploadedBy !== user.id || file.place !== null) {
      throw unprocessable('unknown-file', 'The evidence is not a file that you uploaded for this.');
    }
  }
  const record: TrainingRecord = {
    id: deps.ids.next(),
    userId: user.id,
    ...given,
    verified: null,
    createdAt: now,
  };
  await deps.transact((tx) => trainingStore(tx).add(record));
  return record;
}

/** Takes back a record of one's own; a verified one stays. */
export async function removeTraining(
  deps: Pick<Deps, 'transact'>,
  user: SessionUser,
  recordId: string,
): Promise<void> {
  await deps.transact(async (tx) => {
    const store = trainingStore(tx);
    const record = await store.get(recordId);
    if (record?.userId !== user.id) throw notFound('This record');
    if (!(await store.removeUnverified(recordId, user.id))) {
      throw conflict('verified', 'A verified record stays. Ask staff to change it.');
    }
  });
}

/** Staff say that a record is true, or take that back. Nobody verifies his own. */
export async function verifyTraining(
  deps: Pick<Deps, 'transact' | 'clock' | 'ids'>,
  user: SessionUser,
  recordId: string,
  verified: boolean,
): Promise<TrainingRecord> {
  return deps.transact(async (tx) => {
    const store = trainingStore(tx);
    const record = await store.get(recordId);
    if (!record) throw notFound('This record');
    if (record.userId === user.id) throw forbidden('Somebody else verifies your training.');
    const mark = verified ? { by: user.id, at: deps.clock.now().toISOString() } : null;
    await store.verify(recordId, mark);
    await recordSecurity(tx, deps, verified ? 'training-verified' : 'training-unverified', user, recordId);
    return { ...record, verified: mark };
  });
}
