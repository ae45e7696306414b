import type { Decision, HistoryEntry, Json, JsonObject, Sha256 } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

interface HistoryRow {
  case_id: string;
  seq: number;
  data: string | null;
  entry: string;
  decisions: string;
  hash: string;
}

interface FactsRow {
  case_id: string;
  history_seq: number;
  position: number;
  facts: string;
  parameters: string;
}

type DecisionWithoutFacts = Omit<Decision, 'facts' | 'parameters'>;

/** One row of the history with what its sender wrote, which the entry itself holds by hash only. */
export interface StoredEntry {
  entry: HistoryEntry;
  data: JsonObject | null;
  /** Parts of the row whose text is no JSON: somebody changed it. */
  broken: string[];
}

/** A move of a case, without its decisions: who sent what, and where it led. */
export interface Said
  extends Pick<HistoryEntry, 'seq' | 'at' | 'kind' | 'actor' | 'snapshot' | 'timers' | 'timer'> {
  event: string;
  data: JsonObject | null;
}

/** A command, under the key that its sender chose. `scope`: whose key it is and for what. */
export interface Command {
  scope: string;
  key: string;
  bodyHash: Sha256;
}

function factsRows(entry: HistoryEntry, program: string) {
  return entry.decisions.map((decision, position) => ({
    case_id: entry.case,
    history_seq: entry.seq,
    position,
    program,
    ruleset: decision.ruleset,
    release_hash: decision.release,
    facts: JSON.stringify(decision.facts),
    parameters: JSON.stringify(decision.parameters),
    outcomes: JSON.stringify(decision.outcomes.map((outcome) => outcome.type)),
  }));
}

/**
 * Rows of `history` and `decision_facts`. A decision's facts are stored once: the history row leaves them
 * out and reading puts them back, so that the entry's hash covers both.
 */
export function historyStore(db: Db) {
  return {
    /**
     * Writes one entry; `data` is what the sender of its event wrote, `answer` what he is told. False,
     * and nothing written, when the row or the command's key is there already.
     */
    async append(
      entry: HistoryEntry,
      program: string,
      data: JsonObject | null,
      command: (Command & { answer: Json }) | null,
    ): Promise<boolean> {
      const { decisions, ...rest } = entry;
      const withoutFacts = decisions.map(({ facts: _, parameters: __, ...decision }) => decision);
      const written = await db('history')
        .insert({
          case_id: entry.case,
          seq: entry.seq,
          at: entry.at,
          kind: entry.kind,
          event: entry.event.type,
          data: data === null ? null : JSON.stringify(data),
          entry: JSON.stringify(rest),
          decisions: JSON.stringify(withoutFacts),
          hash: entry.hash,
          command_scope: command?.scope ?? null,
          command_key: command?.key ?? null,
          command_body_hash: command?.bodyHash ?? null,
          command_answer: command ? JSON.stringify(command.answer) : null,
        })
        .onConflict()
        .ignore()
        .returning('seq');
      if (written.length === 0) return false;
      if (decisions.length > 0) await db('decision_facts').insert(factsRows(entry, program));
      return true;
    },

    /** What a command was answered, if it was. */
    async answerTo(
      command: Pick<Command, 'scope' | 'key'>,
    ): Promise<{ bodyHash: Sha256; answer: Json } | undefined> {
      const row = await db('history')
        .where({ command_scope: command.scope, command_key: command.key })
        .first('command_body_hash', 'command_answer');
      return row && { bodyHash: row.command_body_hash, answer: JSON.parse(row.command_answer) };
    },

    /** Who sent each of these events last: event type → user id. */
    async lastSenders(caseId: string, events: readonly string[]): Promise<{ [event: string]: string }> {
      const rows: { event: string; entry: string }[] = await db('history')
        .where({ case_id: caseId, kind: 'event' })
        .whereIn('event', [...new Set(events)])
        .orderBy('seq')
        .select('event', 'entry');
      return Object.fromEntries(
        rows.map(({ event, entry }) => [event, (JSON.parse(entry) as HistoryEntry).actor.id]),
      );
    },

    /** What moved a case, oldest first: no records beside it, of each no decisions, and none whose text is damaged. */
    async saidIn(caseId: string): Promise<Said[]> {
      const rows: Pick<HistoryRow, 'seq' | 'data' | 'entry' | 'hash'>[] = await db('history')
        .where({ case_id: caseId })
        .whereNot({ kind: 'record' })
        .orderBy('seq')
        .select('seq', 'data', 'entry', 'hash');
      return rows.flatMap((row) => {
        const { entry, data, broken } = readRow({ ...row, decisions: '[]' }, new Map());
        const { event, ...rest } = entry;
        return broken.length > 0 ? [] : [{ ...rest, event: event.type, data }];
      });
    },

    /** The whole history, oldest first. A row whose text is damaged comes back with what can be read. */
    async ofCase(caseId: string): Promise<StoredEntry[]> {
      const rows = await db<HistoryRow>('history').where({ case_id: caseId }).orderBy('seq');
      const facts = new Map<string, FactsRow>();
      for (const row of await db<FactsRow>('decision_facts').where({ case_id: caseId })) {
        facts.set(`${row.history_seq}/${row.position}`, row);
      }
      return rows.map((row) => readRow(row, facts));
    },
  };
}

function readRow(row: Omit<HistoryRow, 'case_id'>, facts: Map<string, FactsRow>): StoredEntry {
  const broken: string[] = [];
  const read = <T>(part: string, text: string | null | undefined, fallback: T): T => {
    if (text === null || text === undefined) return fallback;
    try {
      return JSON.parse(text) as T;
    } catch {
      broken.push(part);
      return fallback;
    }
  };
  const entry = read('entry', row.entry, {} as HistoryEntry);
  const decisions = read<DecisionWithoutFacts[]>('decisions', row.decisions, []);
  return {
    entry: {
      ...entry,
      seq: row.seq,
      hash: row.hash,
      decisions: decisions.map((decision, position) => {
        const own = facts.get(`${row.seq}/${position}`);
        const part = `decision ${decision.ruleset}`;
        return {
          ...decision,
          facts: read<JsonObject[]>(part, own?.facts, []),
          parameters: read<JsonObject>(part, own?.parameters, {}),
        };
      }),
    },
    data: read<JsonObject | null>('data', row.data, null),
    broken,
  };
}
