import type { Db } from '../db/database.ts';

export interface TrainingRecord {
  id: string;
  userId: string;
  course: string;
  /** A calendar date. */
  completedOn: string;
  /** Id of the file that shows it. */
  evidence: string | null;
  verified: { by: string; at: string } | null;
  createdAt: string;
}

export interface TrainingFilter {
  userId: string | undefined;
  verified: boolean | undefined;
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
      ? { by: row.verified_by, at: row.verified_at }
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
    ): Promise<(TrainingRecord & { holder: { id: string; name: string } })[]> {
      const query = db('training_records')
        .join('user', 'user.id', 'training_records.user_id')
        .orderBy(['training_records.created_at', 'training_records.id'])
        .limit(filter.limit)
        .select('training_records.*', 'user.name as holder_name');
      if (filter.userId !== undefined) query.where('user_id', filter.userId);
      if (filter.verified === true) query.whereNotNull('verified_at');
      if (filter.verified === false) query.whereNull('verified_at');
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
      const rows: (Row & { holder_name: string })[] = await query;
      return rows.map((row) => ({ ...toRecord(row), holder: { id: row.user_id, name: row.holder_name } }));
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
    async verify(id: string, verified: { by: string; at: string } | null): Promise<void> {
      await db('training_records')
        .where({ id })
        .update({ verified_by: verified?.by ?? null, verified_at: verified?.at ?? null });
    },
    /** Only records that nobody has verified. */
    async removeUnverified(id: string, userId: string): Promise<boolean> {
      return (
        (await db('training_records').where({ id, user_id: userId }).whereNull('verified_at').del()) === 1
      );
    },
  };
}
