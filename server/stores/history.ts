import type { Decision, HistoryEntry, JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

interface HistoryRow {
  case_id: string;
  seq: number;
  at: string;
  kind: string;
  event: string;
  data: string | null;
  entry: string;
  hash: string;
}

interface DecisionRow {
  case_id: string;
  history_seq: number;
  position: number;
  ruleset: string;
  release_hash: string;
  at: string;
  facts_hash: string;
  missing: string;
  outcomes: string;
  explanation: string;
}

interface FactsRow {
  case_id: string;
  history_seq: number;
  position: number;
  facts: string;
  parameters: string;
}

/** One row of the history with what its sender wrote, which the entry itself holds by hash only. */
export interface StoredEntry {
  entry: HistoryEntry;
  data: JsonObject | null;
  /** Parts of the row whose text is no JSON: somebody changed it. */
  broken: string[];
}

function decisionRows(entry: HistoryEntry): DecisionRow[] {
  return entry.decisions.map((decision, position) => ({
    case_id: entry.case,
    history_seq: entry.seq,
    position,
    ruleset: decision.ruleset,
    release_hash: decision.release,
    at: decision.at,
    facts_hash: decision.factsHash,
    missing: JSON.stringify(decision.missing),
    outcomes: JSON.stringify(decision.outcomes),
    explanation: JSON.stringify(decision.explanation),
  }));
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
 * Rows of `history`, `decisions` and `decision_facts`. A decision's parts are stored once: the
 * entry's text leaves them out and reading puts them back, so the entry's hash covers all three rows.
 */
export function historyStore(db: Db) {
  async function decisionsOf(caseId: string): Promise<Map<number, { list: Decision[]; broken: string[] }>> {
    const decisions = await db<DecisionRow>('decisions')
      .where({ case_id: caseId })
      .orderBy(['history_seq', 'position']);
    const facts = new Map<string, FactsRow>();
    for (const row of await db<FactsRow>('decision_facts').where({ case_id: caseId })) {
      facts.set(`${row.history_seq}/${row.position}`, row);
    }
    const bySeq = new Map<number, { list: Decision[]; broken: string[] }>();
    for (const row of decisions) {
      const compact = facts.get(`${row.history_seq}/${row.position}`);
      const ofSeq = bySeq.get(row.history_seq) ?? { list: [], broken: [] };
      const read = <T>(text: string | undefined, fallback: T) =>
        parsed(text, fallback, () => ofSeq.broken.push(`decision ${row.ruleset}`));
      ofSeq.list.push({
        ruleset: row.ruleset,
        release: row.release_hash,
        at: row.at,
        facts: read(compact?.facts, []),
        missing: read(row.missing, []),
        parameters: read(compact?.parameters, {}),
        factsHash: row.facts_hash,
        outcomes: read(row.outcomes, []),
        explanation: read(row.explanation, []),
      });
      bySeq.set(row.history_seq, ofSeq);
    }
    return bySeq;
  }

  return {
    /** Writes one entry; `data` is what the sender of its event wrote. */
    async append(entry: HistoryEntry, program: string, data: JsonObject | null): Promise<void> {
      const { decisions, ...rest } = entry;
      await db('history').insert({
        case_id: entry.case,
        seq: entry.seq,
        at: entry.at,
        kind: entry.kind,
        event: entry.event.type,
        data: data === null ? null : JSON.stringify(data),
        entry: JSON.stringify(rest),
        hash: entry.hash,
      });
      if (decisions.length > 0) {
        await db('decisions').insert(decisionRows(entry));
        await db('decision_facts').insert(factsRows(entry, program));
      }
    },

    /** The whole history, oldest first. A row whose text is damaged comes back with what can be read. */
    async ofCase(caseId: string): Promise<StoredEntry[]> {
      const rows = await db<HistoryRow>('history').where({ case_id: caseId }).orderBy('seq');
      const decisions = await decisionsOf(caseId);
      return rows.map((row) => {
        const made = decisions.get(row.seq) ?? { list: [], broken: [] };
        const broken = [...made.broken];
        const entry = parsed(row.entry, {} as HistoryEntry, () => broken.push('entry'));
        return {
          entry: { ...entry, seq: row.seq, hash: row.hash, decisions: made.list },
          data: parsed<JsonObject | null>(row.data, null, () => broken.push('data')),
          broken,
        };
      });
    },
  };
}

/** Stored text as JSON; `fallback`, and a call of `damaged`, where a changed row holds something else. */
function parsed<T>(text: string | null | undefined, fallback: T, damaged: () => void): T {
  if (text === null || text === undefined) return fallback;
  try {
    return JSON.parse(text) as T;
  } catch {
    damaged();
    return fallback;
  }
}
