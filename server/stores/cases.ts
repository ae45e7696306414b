import type { CalendarDate, Instant, JsonObject, Sha256, Snapshot } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** Stands in `next_due` for "nothing is due": sorts behind every date on both databases. */
const NEVER = '9999-12-31';

/** A case as it is stored, without its answers. */
export interface StoredCase {
  id: string;
  program: string;
  releaseHash: Sha256;
  number: string | null;
  companyId: string;
  assessorId: string;
  assigneeId: string | null;
  /** Grows by one with every history row. */
  revision: number;
  /** Grows by one with every save of a step. */
  answersRevision: number;
  /** First active leaf state. */
  state: string;
  states: string[];
  stateKey: string;
  ended: boolean;
  openedAt: Instant;
  openedOn: CalendarDate;
  submittedOn: CalendarDate | null;
  endedAt: Instant | null;
  nextDue: CalendarDate | null;
  summary: JsonObject;
  search: string;
  /** Hash of the last history row. */
  lastHash: Sha256;
  updatedAt: Instant;
  snapshot: Snapshot;
}

export type CaseDbRow = Record<string, string | number | null> & { id: string };

export function caseFromRow(row: CaseDbRow): StoredCase {
  const text = (column: string) => row[column] as string;
  const maybe = (column: string) => (row[column] ?? null) as string | null;
  return {
    id: row.id,
    program: text('program'),
    releaseHash: text('release_hash'),
    number: maybe('number'),
    companyId: text('company_id'),
    assessorId: text('assessor_id'),
    assigneeId: maybe('assignee_id'),
    revision: Number(row.revision),
    answersRevision: Number(row.answers_revision),
    state: text('state'),
    states: JSON.parse(text('states')),
    stateKey: text('state_key'),
    ended: Boolean(row.ended),
    openedAt: text('opened_at'),
    openedOn: text('opened_on'),
    submittedOn: maybe('submitted_on'),
    endedAt: maybe('ended_at'),
    nextDue: row.next_due === NEVER ? null : text('next_due'),
    summary: JSON.parse(text('summary')),
    search: text('search'),
    lastHash: text('last_hash'),
    updatedAt: text('updated_at'),
    snapshot: JSON.parse(text('snapshot')),
  };
}

/** What a step of the workflow changes in a case's row. */
export type CaseProgress = Pick<
  StoredCase,
  | 'number'
  | 'state'
  | 'states'
  | 'stateKey'
  | 'ended'
  | 'submittedOn'
  | 'endedAt'
  | 'nextDue'
  | 'summary'
  | 'search'
  | 'lastHash'
  | 'updatedAt'
  | 'snapshot'
>;

function progressToRow(progress: CaseProgress) {
  return {
    number: progress.number,
    state: progress.state,
    states: JSON.stringify(progress.states),
    state_key: progress.stateKey,
    ended: progress.ended ? 1 : 0,
    submitted_on: progress.submittedOn,
    ended_at: progress.endedAt,
    next_due: progress.nextDue ?? NEVER,
    summary: JSON.stringify(progress.summary),
    search: progress.search,
    last_hash: progress.lastHash,
    updated_at: progress.updatedAt,
    snapshot: JSON.stringify(progress.snapshot),
  };
}

/** Rows of `cases`. */
export function caseStore(db: Db) {
  return {
    async find(id: string): Promise<StoredCase | undefined> {
      const row = await db<CaseDbRow>('cases').where({ id }).first();
      return row && caseFromRow(row);
    },

    /** Ids of cases with this number; more than one when several programs count alike. */
    async findAll(ids: string[]): Promise<StoredCase[]> {
      return (await db<CaseDbRow>('cases').whereIn('id', ids)).map(caseFromRow);
    },
    /** Cases of a company that have not ended and are somebody's work; none of them moves before the transaction ends. */
    async holdOpenOf(companyId: string, assigneeId: string): Promise<StoredCase[]> {
      const rows = await db<CaseDbRow>('cases')
        .where({ company_id: companyId, assignee_id: assigneeId, ended: 0 })
        .orderBy('id')
        .forUpdate();
      return rows.map(caseFromRow);
    },
    async idsByNumber(number: string): Promise<string[]> {
      return db('cases').where({ number }).orderBy('id').pluck('id');
    },

    async insert(stored: StoredCase): Promise<void> {
      await db('cases').insert({
        ...progressToRow(stored),
        id: stored.id,
        program: stored.program,
        release_hash: stored.releaseHash,
        company_id: stored.companyId,
        assessor_id: stored.assessorId,
        assignee_id: stored.assigneeId,
        revision: stored.revision,
        answers_revision: stored.answersRevision,
        opened_at: stored.openedAt,
        opened_on: stored.openedOn,
      });
    },

    /**
     * Moves a case one revision on. False, and nothing written, when its workflow or its answers
     * are no longer those that the step was decided on.
     */
    async advance(
      seen: Pick<StoredCase, 'id' | 'revision' | 'answersRevision'>,
      progress: CaseProgress,
    ): Promise<boolean> {
      const changed = await db('cases')
        .where({ id: seen.id, revision: seen.revision, answers_revision: seen.answersRevision })
        .update({ ...progressToRow(progress), revision: seen.revision + 1 });
      return changed === 1;
    },

    /** Notes that answers changed; false when the workflow has moved since `revision` was read. */
    async touchAnswers(
      seen: Pick<StoredCase, 'id' | 'revision'>,
      change: { updatedAt: Instant; summary?: JsonObject },
    ): Promise<boolean> {
      const changed = await db('cases')
        .where({ id: seen.id, revision: seen.revision })
        .update({
          answers_revision: db.raw('answers_revision + 1'),
          updated_at: change.updatedAt,
          ...(change.summary ? { summary: JSON.stringify(change.summary) } : {}),
        });
      return changed === 1;
    },

    /** Notes a history row that changes nothing of the case itself; false when the case has moved. */
    async record(
      seen: Pick<StoredCase, 'id' | 'revision'>,
      change: { lastHash: Sha256; updatedAt: Instant },
    ): Promise<boolean> {
      const changed = await db('cases')
        .where({ id: seen.id, revision: seen.revision })
        .update({
          last_hash: change.lastHash,
          updated_at: change.updatedAt,
          revision: seen.revision + 1,
        });
      return changed === 1;
    },

    /** Records an assignment together with its history row; false when the case has moved. */
    async assign(
      seen: Pick<StoredCase, 'id' | 'revision'>,
      change: { assigneeId: string | null; lastHash: Sha256; updatedAt: Instant },
    ): Promise<boolean> {
      const changed = await db('cases')
        .where({ id: seen.id, revision: seen.revision })
        .update({
          assignee_id: change.assigneeId,
          last_hash: change.lastHash,
          updated_at: change.updatedAt,
          revision: seen.revision + 1,
        });
      return changed === 1;
    },
  };
}
