import { hashJson } from '../load/hash.ts';
import type { Accepted, Decision, Effect } from '../model/case.ts';
import type { EffectRecord, HistoryDifference, HistoryEntry } from '../model/history.ts';
import type { JsonObject, Sha256 } from '../model/text.ts';
import { hashOfFacts } from './evaluate.ts';

/** What the server knows of a step beside what the engine gave. */
export type HistoryHead = Pick<
  HistoryEntry,
  'case' | 'seq' | 'at' | 'kind' | 'release' | 'actor' | 'event' | 'timer' | 'answersHash' | 'previousHash'
>;

/** A step that the engine accepted as an entry of the case's history, with its hash. */
export function historyEntry(head: HistoryHead, accepted: Accepted): HistoryEntry {
  return sealed({
    format: 1,
    ...head,
    decisions: accepted.decisions,
    assigned: accepted.assigned,
    note: null,
    snapshot: accepted.snapshot,
    timers: accepted.timers,
    effects: accepted.effects.map(effectRecord),
  });
}

/** Something that did not move the machine as an entry of the case's history. */
export function recordEntry(
  head: Omit<HistoryHead, 'kind' | 'timer'>,
  snapshot: HistoryEntry['snapshot'],
  note: HistoryEntry['note'],
): HistoryEntry {
  return sealed({
    format: 1,
    ...head,
    kind: 'record',
    timer: null,
    decisions: [],
    assigned: [],
    note,
    snapshot,
    timers: [],
    effects: [],
  });
}

function sealed(entry: Omit<HistoryEntry, 'hash'>): HistoryEntry {
  return { ...entry, hash: historyHash(entry, entry.previousHash) };
}

/** An effect without what it says: its type, its letter, and the hash of its params. */
function effectRecord({ type, params }: Effect): EffectRecord {
  const letter = typeof params.letter === 'string' ? { letter: params.letter } : {};
  return { type, ...letter, paramsHash: hashJson(params) };
}

/**
 * The hash of an entry, which covers its predecessor's. Facts and explanations of decisions go in by
 * the facts' hash: they may name people, and must be erasable without breaking the chain.
 */
export function historyHash(entry: Omit<HistoryEntry, 'hash'>, previousHash: Sha256 | null): Sha256 {
  return hashJson({
    format: entry.format,
    case: entry.case,
    seq: entry.seq,
    at: entry.at,
    kind: entry.kind,
    release: entry.release,
    actor: { id: entry.actor.id, roles: entry.actor.roles },
    event: { type: entry.event.type, dataHash: entry.event.dataHash },
    timer: entry.timer,
    answersHash: entry.answersHash,
    decisions: entry.decisions.map(decisionDigest),
    assigned: entry.assigned.map((values) => hashJson(values)),
    note: hashJson(entry.note ?? {}),
    snapshot: hashJson(entry.snapshot),
    timers: entry.timers,
    effects: entry.effects,
    previousHash,
  });
}

function decisionDigest(decision: Decision): JsonObject {
  return {
    ruleset: decision.ruleset,
    release: decision.release,
    at: decision.at,
    factsHash: decision.factsHash,
    parameters: decision.parameters,
    outcomes: decision.outcomes.map(({ type, item }) => ({ type, item: item ?? null })),
  };
}

/** Whether the facts of a decision were erased: their hash is all that is left of them. */
export function isErased({ facts, parameters, factsHash }: Decision): boolean {
  return facts.length === 0 && factsHash !== hashOfFacts(facts, parameters);
}

/** Checks that a case's entries follow on one another and that none was changed since it was written. */
export function verifyChain(entries: readonly HistoryEntry[]): HistoryDifference[] {
  const differences: HistoryDifference[] = [];
  const differ = (
    seq: number,
    what: string,
    recorded: HistoryDifference['recorded'],
    found: HistoryDifference['found'],
    message: string,
  ) => differences.push({ seq, what, recorded, found, message });
  let previous: HistoryEntry | undefined;
  for (const entry of entries) {
    const expectedSeq = (previous?.seq ?? 0) + 1;
    if (entry.seq !== expectedSeq) {
      differ(entry.seq, 'seq', entry.seq, expectedSeq, `Entry ${expectedSeq} is missing or out of order.`);
    }
    if (previous && entry.case !== previous.case) {
      differ(entry.seq, 'case', entry.case, previous.case, `Entry ${entry.seq} belongs to another case.`);
    }
    const expectedPrevious = previous?.hash ?? null;
    if (entry.previousHash !== expectedPrevious) {
      const message = `Entry ${entry.seq} does not follow on the entry before it.`;
      differ(entry.seq, 'previousHash', entry.previousHash, expectedPrevious, message);
    }
    const hash = historyHash(entry, entry.previousHash);
    if (hash !== entry.hash) {
      differ(entry.seq, 'hash', entry.hash, hash, `Entry ${entry.seq} is not what was written.`);
    }
    for (const [index, decision] of entry.decisions.entries()) {
      const factsHash = hashOfFacts(decision.facts, decision.parameters);
      if (!isErased(decision) && factsHash !== decision.factsHash) {
        const message = `The facts of decision “${decision.ruleset}” in entry ${entry.seq} were changed.`;
        differ(entry.seq, `decisions.${index}.facts`, decision.factsHash, factsHash, message);
      }
    }
    previous = entry;
  }
  return differences;
}
