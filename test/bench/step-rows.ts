import type { Knex } from 'knex';

type Row = Record<string, unknown>;

/** Tables with rows of one step, beside the case itself, its history and its timers. */
const tables = ['decision_facts', 'outbox', 'submissions'] as const;

/** All rows that one event of a case wrote, taken from the database after it. */
export interface StepRows {
  case: Row;
  history: Row;
  added: { [table in (typeof tables)[number]]: Row[] };
  /** Set by this step, or cancelled by it. */
  timers: Row[];
  change: Row;
}

/** Reads what the last event of a case wrote. */
export async function readStepRows(db: Knex, caseId: string): Promise<StepRows> {
  const found: Row = await db('cases').where({ id: caseId }).first();
  const seq = Number(found.revision);
  const ofStep = (table: string): Promise<Row[]> => db(table).where({ case_id: caseId, history_seq: seq });
  const latest: Row = await db('changes').where({ case_id: caseId }).orderBy('id', 'desc').first();
  const { id: _, ...change } = latest;
  return {
    case: found,
    history: await db('history').where({ case_id: caseId, seq }).first(),
    added: {
      decision_facts: await ofStep('decision_facts'),
      outbox: await ofStep('outbox'),
      submissions: await ofStep('submissions'),
    },
    timers: await ofStep('timers'),
    change,
  };
}

/** Writes the same rows for another case and revision, in one plain transaction. */
export async function writeStepRows(db: Knex, rows: StepRows, caseId: string, seq: number): Promise<void> {
  await db.transaction(async (tx) => {
    const { id: _, ...changed } = rows.case;
    await tx('cases')
      .where({ id: caseId, revision: seq - 1 })
      .update({ ...changed, number: null, revision: seq });
    await tx('history').insert({
      ...rows.history,
      case_id: caseId,
      seq,
      command_scope: caseId,
      command_key: `${seq}`,
    });
    for (const table of tables) {
      const added = rows.added[table].map((row, position) => ({
        ...row,
        case_id: caseId,
        history_seq: seq,
        ...(table === 'outbox'
          ? { id: `${caseId}-${seq}-${position}`, key: `${caseId}:${seq}:${position}` }
          : {}),
      }));
      if (added.length > 0) await tx(table).insert(added);
    }
    await writeTimers(
      tx,
      rows.timers.map((row) => ({ ...row, case_id: caseId, history_seq: seq })),
    );
    await tx('changes').insert({ ...rows.change, case_id: caseId, revision: seq });
  });
}

async function writeTimers(tx: Knex.Transaction, timers: Row[]): Promise<void> {
  const set = timers.filter((timer) => timer.status === 'pending');
  const cancelled = timers.filter((timer) => timer.status === 'cancelled');
  for (const { case_id, history_seq } of cancelled.slice(0, 1)) {
    const ids = cancelled.map((timer) => String(timer.id));
    await tx('timers').where({ case_id }).whereIn('id', ids).update({ status: 'cancelled', history_seq });
  }
  if (set.length > 0) await tx('timers').insert(set).onConflict(['case_id', 'id']).merge();
}
