import { textIn, todayIn } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import type { Deps } from '../deps.ts';
import { conflict, forbidden, notFound, wrongField } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { filesStore } from '../stores/files.ts';
import { namesStore } from '../stores/names.ts';
import {
  type TrainingFilter,
  type TrainingHolder,
  type TrainingRecord,
  trainingStore,
} from '../stores/training.ts';
import { userStore } from '../stores/users.ts';
import { coursesCalled, requireKnownCourse, type Titled, withTitle, withTitles } from './course-titles.ts';
import { recordSecurity } from './record-security.ts';
import { trainingScope } from './training-scope.ts';

/** The user's own records, newest course first. */
export async function listMyTraining(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
): Promise<Titled<TrainingRecord>[]> {
  return withTitles(deps, await trainingStore(deps.db).ofUser(user.id));
}

/** A record as whoever checks it sees it. */
export type HeldTraining = Titled<
  TrainingRecord & {
    holder: TrainingHolder;
    evidenceName: string | null;
    /** Who confirmed or refused it. */
    checkedBy: string | null;
  }
>;

/**
 * Records of the courses that the user checks, with their holders. A search finds courses by what people call
 * them, too.
 */
export async function listTraining(
  deps: Pick<Deps, 'db' | 'clock' | 'releases'>,
  user: SessionUser,
  filter: Omit<TrainingFilter, 'today' | 'courses' | 'within'>,
): Promise<HeldTraining[]> {
  const { courses: within, zone } = await trainingScope(deps, user);
  const today = todayIn(zone, deps.clock.now().toISOString());
  const courses = filter.q ? await coursesCalled(deps, filter.q) : [];
  const found = await trainingStore(deps.db).list({ ...filter, courses, within, today });
  const checker = (one: TrainingRecord) => (one.verified ?? one.rejected)?.by;
  const names = await namesStore(deps.db).users(found.flatMap((one) => checker(one) ?? []));
  return withTitles(
    deps,
    found.map((one) => ({ ...one, checkedBy: names.get(checker(one) ?? '') ?? null })),
  );
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
    const message = {
      en: 'A course is recorded once it is completed.',
      fr: 'Une formation s’inscrit une fois terminée.',
    };
    throw wrongField('in-the-future', '/completedOn', message);
  }
  if (given.evidence !== null) {
    const file = await filesStore(deps.db).find(given.evidence);
    if (!file || file.uploadedBy !== user.id || file.place !== null) {
      const message = {
        en: 'The evidence is not a file that you uploaded for this.',
        fr: 'La preuve n’est pas un fichier que vous avez envoyé pour cela.',
      };
      throw wrongField('unknown-file', '/evidence', message);
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
      throw conflict('verified', {
        en: 'A verified record stays. Ask staff to change it.',
        fr: 'Une formation confirmée reste. Demandez au personnel de la modifier.',
      });
    }
  });
}

/**
 * Staff say that a record is true, and until when it counts, or take that back. Nobody verifies his own. Throws
 * 422 for an end before the course, and where nothing shows the course and no note says why it is believed.
 */
export async function verifyTraining(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'releases'>,
  user: SessionUser,
  recordId: string,
  { verified, until, note }: { verified: boolean; until: string | null; note: string | null },
): Promise<Titled<TrainingRecord>> {
  const { courses } = await trainingScope(deps, user);
  const marked = await deps.transact(async (tx) => {
    const store = trainingStore(tx);
    const record = await anothers(tx, user, recordId, courses);
    // Whoever takes a confirmation back says no date, and one that came along is not read.
    if (verified && until !== null && until < record.completedOn) {
      const message = {
        en: 'A course does not end before it was completed.',
        fr: 'Une formation ne prend pas fin avant d’avoir été suivie.',
      };
      throw wrongField('ends-too-early', '/until', message);
    }
    if (verified && record.evidence === null && note === null) {
      const message = {
        en: 'Nothing was added that shows this course. Write down why you confirm it.',
        fr: 'Rien ne prouve cette formation. Écrivez pourquoi vous la confirmez.',
      };
      throw wrongField('without-evidence', '/note', message);
    }
    const mark = verified ? { by: user.id, at: deps.clock.now().toISOString(), until, note } : null;
    await store.verify(recordId, mark);
    const event = verified ? 'training-verified' : 'training-unverified';
    await recordSecurity(tx, deps, event, user, recordId, verified && note !== null ? { note } : {});
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
  const { courses } = await trainingScope(deps, user);
  const rejectedRecord = await deps.transact(async (tx) => {
    const found = await anothers(tx, user, recordId, courses);
    const rejected = { by: user.id, at: deps.clock.now().toISOString(), reason };
    await trainingStore(tx).reject(recordId, rejected);
    await recordSecurity(tx, deps, 'training-rejected', user, recordId, { reason });
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

/** A record that the user may check. To whoever checks other courses it does not exist. */
async function anothers(
  tx: Db,
  user: SessionUser,
  recordId: string,
  courses: string[] | null,
): Promise<TrainingRecord> {
  const record = await trainingStore(tx).get(recordId);
  if (!record || !(courses?.includes(record.course) ?? true)) throw notFound('This record');
  if (record.userId === user.id)
    throw forbidden({
      en: 'Somebody else verifies your training.',
      fr: 'Quelqu’un d’autre confirme votre formation.',
    });
  return record;
}
