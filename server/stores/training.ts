import type { Db } from '../db/database.ts';
import { whereWords } from './plain-text.ts';

export interface TrainingRecord {
  id: string;
  userId: string;
  course: string;
  /** A calendar date. */
  completedOn: string;
  /** Id of the file that shows it. */
  evidence: string | null;
  /**
   * Staff confirmed it; `until`: the last date on which it counts, null for ever; `note`: why, where nothing
   * showed it.
   */
  verified: { by: string; at: string; until: string | null; note: string | null } | null;
  /** Staff could not confirm it. */
  rejected: { by: string; at: string; reason: string } | null;
  createdAt: string;
}

export interface TrainingHolder {
  id: string;
  name: string;
  email: string;
}

export interface TrainingFilter {
  userId: string | undefined;
  /** Only records of these courses; `null` for all. */
  within: string[] | null;
  /** `expired` as of `today`; `verified` leaves these out. */
  status: 'waiting' | 'verified' | 'expired' | 'rejected' | undefined;
  today: string;
  /** A part of the holder's name or of the course. */
  q: string | undefined;
  /** Courses that count as found by `q`, too. */
  courses: string[];
  /** The last record seen. */
  after: { createdAt: string; id: string } | null;
  limit: number;
}

interface Row {
  id: string;
  user_id: string;
  course: string;
  completed_on: string;
  evidence_file_id: string | null;
  verified_by: string | null;
  verified_at: string | null;
  valid_until: string | null;
  verified_note: string | null;
  rejected_by: string | null;
  rejected_at: string | null;
  rejected_reason: string | null;
  created_at: string;
}

const toRecord = (row: Row): TrainingRecord => ({
  id: row.id,
  userId: row.user_id,
  course: row.course,
  completedOn: row.completed_on,
  evidence: row.evidence_file_id,
  verified:
    row.verified_by !== null && row.verified_at !== null
      ? { by: row.verified_by, at: row.verified_at, until: row.valid_until, note: row.verified_note }
      : null,
  rejected:
    row.rejected_by !== null && row.rejected_at !== null
      ? { by: row.rejected_by, at: row.rejected_at, reason: row.rejected_reason ?? '' }
      : null,
  createdAt: row.created_at,
});

/** Courses that people say they completed; rules read them. */
export function trainingStore(db: Db) {
  return {
    async get(id: string): Promise<TrainingRecord | undefined> {
      const row: Row | undefined = await db('training_records').where({ id }).first();
      return row && toRecord(row);
    },
    /** Newest course first. */
    async ofUser(userId: string): Promise<TrainingRecord[]> {
      const rows = await db<Row>('training_records')
        .where({ user_id: userId })
        .orderBy([
          { column: 'completed_on', order: 'desc' },
          { column: 'id', order: 'asc' },
        ]);
      return rows.map(toRecord);
    },
    /** For staff: all records with their holders, oldest entry first. */
    async list(
      filter: TrainingFilter,
    ): Promise<(TrainingRecord & { holder: TrainingHolder; evidenceName: string | null })[]> {
      const query = db('training_records')
        .join('user', 'user.id', 'training_records.user_id')
        .orderBy(['training_records.created_at', 'training_records.id'])
        .limit(filter.limit)
        .leftJoin('files', 'files.id', 'training_records.evidence_file_id')
        .select(
          'training_records.*',
          'user.name as holder_name',
          'user.email as holder_email',
          'files.name as evidence_name',
        );
      if (filter.within !== null) query.whereIn('course', filter.within);
      if (filter.userId !== undefined) query.where('user_id', filter.userId);
      if (filter.status === 'waiting') query.whereNull('verified_at').whereNull('rejected_at');
      if (filter.status === 'rejected') query.whereNotNull('rejected_at');
      if (filter.status === 'verified') {
        query
          .whereNotNull('verified_at')
          .where((holds) => holds.whereNull('valid_until').orWhere('valid_until', '>=', filter.today));
      }
      if (filter.status === 'expired') query.where('valid_until', '<', filter.today);
      if (filter.q) {
        const { q, courses } = filter;
        query.where((some) => {
          some.where((named) => whereWords(db, named, ['user.name'], q, ['course']));
          some.orWhereIn('course', courses);
        });
      }
      const { after } = filter;
      if (after) {
        query.where((where) =>
          where
            .where('training_records.created_at', '>', after.createdAt)
            .orWhere((same) =>
              same
                .where('training_records.created_at', after.createdAt)
                .andWhere('training_records.id', '>', after.id),
            ),
        );
      }
      const rows: (Row & { holder_name: string; holder_email: string; evidence_name: string | null })[] =
        await query;
      return rows.map((row) => ({
        ...toRecord(row),
        holder: { id: row.user_id, name: row.holder_name, email: row.holder_email },
        evidenceName: row.evidence_name,
      }));
    },
    /** Whether a file shows a course, one of `within` where this is given. */
    async isEvidence(file: string, within: string[] | null): Promise<boolean> {
      const query = db('training_records').where({ evidence_file_id: file });
      if (within !== null) query.whereIn('course', within);
      return (await query.first('id')) !== undefined;
    },
    async add(record: TrainingRecord): Promise<void> {
      await db('training_records').insert({
        id: record.id,
        user_id: record.userId,
        course: record.course,
        completed_on: record.completedOn,
        evidence_file_id: record.evidence,
        verified_by: record.verified?.by ?? null,
        verified_at: record.verified?.at ?? null,
        created_at: record.createdAt,
      });
    },
    /** Confirms, or takes that back; a rejection is over either way. */
    async verify(id: string, verified: TrainingRecord['verified']): Promise<void> {
      await db('training_records')
        .where({ id })
        .update({
          verified_by: verified?.by ?? null,
          verified_at: verified?.at ?? null,
          valid_until: verified?.until ?? null,
          verified_note: verified?.note ?? null,
          rejected_by: null,
          rejected_at: null,
          rejected_reason: null,
        });
    },
    /** A rejected record counts as unverified. */
    async reject(id: string, rejected: NonNullable<TrainingRecord['rejected']>): Promise<void> {
      await db('training_records').where({ id }).update({
        verified_by: null,
        verified_at: null,
        valid_until: null,
        verified_note: null,
        rejected_by: rejected.by,
        rejected_at: rejected.at,
        rejected_reason: rejected.reason,
      });
    },
    /** Only records that nobody has verified. */
    async removeUnverified(id: string, userId: string): Promise<boolean> {
      return (
        (await db('training_records').where({ id, user_id: userId }).whereNull('verified_at').del()) === 1
      );
    },
  };
}
