import { textIn, todayIn } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { conflict, forbidden, notFound, unprocessable } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { filesStore } from '../stores/files.ts';
import {
  type TrainingFilter,
  type TrainingHolder,
  type TrainingRecord,
  trainingStore,
} from '../stores/training.ts';
import { userStore } from '../stores/users.ts';
import { coursesCalled, requireKnownCourse, type Titled, withTitle, withTitles } from './course-titles.ts';
import { recordSecurity } from './record-security.ts';

/** The user's own records, newest course first. */
export async function listMyTraining(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
): Promise<Titled<TrainingRecord>[]> {
  return withTitles(deps, await trainingStore(deps.db).ofUser(user.id));
}

/** Everybody's records, for staff. A search finds courses by what people call them, too. */
export async function listTraining(
  deps: Pick<Deps, 'db' | 'clock' | 'releases'>,
  filter: Omit<TrainingFilter, 'today' | 'courses'>,
): Promise<Titled<TrainingRecord & { holder: TrainingHolder; evidenceName: string | null }>[]> {
  const today = deps.clock.now().toISOString().slice(0, 10);
  const courses = filter.q ? await coursesCalled(deps, filter.q) : [];
  return withTitles(deps, await trainingStore(deps.db).list({ ...filter, courses, today }));
}

/** Adds a record for the user himself; it counts as unverified until staff look at it. */
export async function addTraining(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'releases'>,
  user: SessionUser,
  given: { course: string; completedOn: string; evidence: string | null },
): Promise<Titled<TrainingRecord>> {
  const now = deps.clock.now().toISOString();
  await requireKnownCourse(deps, given.course);
  // The first zone on earth in which a day begins decides what “not in the future” means.
  if (given.completedOn > todayIn('Pacific/Kiritimati', now)) {
    const message = 'A course is recorded once it is completed.';
    throw unprocessable('in-the-future', message, { reasons: [{ pointer: '/completedOn', message }] });
  }
  if (given.evidence !== null) {
    const file = await filesStore(deps.db).find(given.evidence);
    if (!file || file.uploadedBy !== user.id || file.place !== null) {
      const message = 'The evidence is not a file that you uploaded for this.';
      throw unprocessable('unknown-file', message, { reasons: [{ pointer: '/evidence', message }] });
    }
  }
  const record: TrainingRecord = {
    id: deps.ids.next(),
    userId: user.id,
    ...given,
    verified: null,
    rejected: null,
    createdAt: now,
  };
  await deps.transact((tx) => trainingStore(tx).add(record));
  return withTitle(deps, record);
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

/**
 * Staff say that a record is true, and until when it counts, or take that back. Nobody verifies his own. Throws
 * 422 for an end before the course.
 */
export async function verifyTraining(
  deps: Pick<Deps, 'transact' | 'clock' | 'ids' | 'releases'>,
  user: SessionUser,
  recordId: string,
  { verified, until }: { verified: boolean; until: string | null },
): Promise<Titled<TrainingRecord>> {
  const marked = await deps.transact(async (tx) => {
    const store = trainingStore(tx);
    const record = await anothers(tx, user, recordId);
    if (until !== null && until < record.completedOn) {
      const message = 'A course does not end before it was completed.';
      throw unprocessable('ends-too-early', message, { reasons: [{ pointer: '/until', message }] });
    }
    const mark = verified ? { by: user.id, at: deps.clock.now().toISOString(), until } : null;
    await store.verify(recordId, mark);
    await recordSecurity(tx, deps, verified ? 'training-verified' : 'training-unverified', user, recordId);
    return { ...record, verified: mark, rejected: null };
  });
  return withTitle(deps, marked);
}

/** Staff could not confirm a record; its holder is told why by mail. */
export async function rejectTraining(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'identity' | 'baseUrl' | 'releases'>,
  user: SessionUser,
  recordId: string,
  reason: string,
): Promise<Titled<TrainingRecord>> {
  const rejectedRecord = await deps.transact(async (tx) => {
    const found = await anothers(tx, user, recordId);
    const rejected = { by: user.id, at: deps.clock.now().toISOString(), reason };
    await trainingStore(tx).reject(recordId, rejected);
    await recordSecurity(tx, deps, 'training-rejected', user, recordId);
    return { ...found, verified: null, rejected };
  });
  const record = await withTitle(deps, rejectedRecord);
  const holder = await userStore(deps.db).get(record.userId);
  if (holder) {
    await deps.identity.mails.trainingRejected({
      to: holder.email,
      name: holder.name,
      language: holder.language,
      course: textIn(record.title, holder.language) ?? record.course,
      reason,
      link: `${deps.baseUrl}/account`,
    });
  }
  return record;
}

async function anothers(tx: Db, user: SessionUser, recordId: string): Promise<TrainingRecord> {
  const record = await trainingStore(tx).get(recordId);
  if (!record) throw notFound('This record');
  if (record.userId === user.id) throw forbidden('Somebody else verifies your training.');
  return record;
}
