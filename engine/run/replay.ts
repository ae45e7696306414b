import type { AnyMachineSnapshot } from 'xstate';
import { canonicalJson } from '../load/hash.ts';
import type { Decision, Snapshot } from '../model/case.ts';
import type { HistoryDifference, HistoryEntry } from '../model/history.ts';
import type { Release } from '../model/release.ts';
import type { Json, JsonObject } from '../model/text.ts';
import { candidates, objectionsAgainst } from './candidates.ts';
import { timerOps } from './delays.ts';
import { dueDate, isDueAsReckoned, recomputeDue } from './due-dates.ts';
import { emptyCase } from './empty-case.ts';
import { evaluateRuleset } from './evaluate.ts';
import { isErased } from './history.ts';
import { machineOf, type RawAction, type StepHolder } from './machine.ts';
import { effectCalls } from './resolve-effects.ts';
import { type StepSource, settle, stepOutcomes } from './step-outcomes.ts';

export interface ReplayResult {
  differences: HistoryDifference[];
  /** Steps that were applied again. */
  steps: number;
  /** Decisions that were made again from their recorded facts. */
  decisions: number;
  /** Decisions whose facts were erased: the chain holds their hash, but they cannot be made again. */
  erased: number;
}

/**
 * Lives a case again from its history alone, without its answers: makes every recorded decision again
 * from the facts it recorded, applies every event with the recorded outcomes, and says where the
 * machine, the timers or the effects come out differently. The chain of hashes is `verifyChain`'s.
 */
export async function replayCase(release: Release, history: readonly HistoryEntry[]): Promise<ReplayResult> {
  const result: ReplayResult = { differences: [], steps: 0, decisions: 0, erased: 0 };
  let before: Snapshot | undefined;
  for (const entry of history) {
    const differ = (what: string, recorded: Json, found: Json, message: string) =>
      result.differences.push({
        seq: entry.seq,
        what,
        recorded,
        found,
        message: `Entry ${entry.seq}: ${message}`,
      });
    if (entry.release !== release.hash) {
      differ('release', entry.release, release.hash, 'it was made on another release.');
    } else {
      await replayDecisions(release, entry, result, differ);
      await replayStep(release, entry, before, differ);
      result.steps++;
    }
    before = entry.snapshot;
  }
  return result;
}

type Differ = (what: string, recorded: Json, found: Json, message: string) => void;

async function replayDecisions(release: Release, entry: HistoryEntry, result: ReplayResult, differ: Differ) {
  for (const decision of entry.decisions) {
    if (isErased(decision)) {
      result.erased++;
      continue;
    }
    const again = await decideAgain(release, decision);
    result.decisions++;
    const name = `decision.${decision.ruleset}`;
    if (again.factsHash !== decision.factsHash) {
      differ(
        `${name}.facts`,
        decision.factsHash,
        again.factsHash,
        `the facts of “${decision.ruleset}” differ.`,
      );
    }
    if (canonicalJson(again.outcomes) !== canonicalJson(decision.outcomes)) {
      const message = `“${decision.ruleset}” decides otherwise on its recorded facts.`;
      differ(
        `${name}.outcomes`,
        decision.outcomes as object as Json,
        again.outcomes as object as Json,
        message,
      );
    }
    if (saidBy(again) !== saidBy(decision)) {
      const message = `the explanation of “${decision.ruleset}” is not that of its recorded facts.`;
      differ(`${name}.explanation`, null, null, message);
    }
  }
}

/**
 * A decision made again from its recorded facts. Dates in its words were once told as `YYYY-MM-DD`: a decision of
 * that time says what it said then, word for word.
 */
async function decideAgain(release: Release, decision: Decision): Promise<Decision> {
  const { ruleset, at: now, facts, parameters } = decision;
  const again = await evaluateRuleset(release, ruleset, emptyCase(), { now, facts, parameters });
  if (saysTheSame(again, decision)) return again;
  const then = await evaluateRuleset(release, ruleset, emptyCase(), {
    now,
    facts,
    parameters,
    isoDates: true,
  });
  return saysTheSame(then, decision) ? then : again;
}

const saysTheSame = (one: Decision, other: Decision): boolean =>
  canonicalJson(one.outcomes) === canonicalJson(other.outcomes) && saidBy(one) === saidBy(other);

/** An explanation without the kinds of its blanks: those inside formatted numbers change with the platform. */
function saidBy({ explanation }: Decision): string {
  return canonicalJson(explanation).replaceAll(/\s/gu, ' ');
}

async function replayStep(
  release: Release,
  entry: HistoryEntry,
  before: Snapshot | undefined,
  differ: Differ,
) {
  if (entry.kind === 'record') {
    same('snapshot', entry.snapshot, before ?? null, 'a record moved the case.', differ);
    return;
  }
  try {
    const [snapshot, actions] = await applyAgain(release, entry, before);
    same(
      'snapshot',
      entry.snapshot,
      machineOf(release).store(snapshot),
      'the case comes to another place.',
      differ,
    );
    same(
      'timers',
      entry.timers.map(({ op, id }) => ({ op, id })),
      timerOps(actions).map(({ op, id }) => ({ op, id })),
      'the timers differ.',
      differ,
    );
    const effects = effectCalls(release.workflow, actions).map(({ type, params }) =>
      nameOf(type, params.letter),
    );
    same(
      'effects',
      entry.effects.map(({ type, letter }) => nameOf(type, letter)),
      effects,
      'the effects differ.',
      differ,
    );
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    differ('step', entry.event.type, null, `it cannot be applied again: ${message}`);
  }
  for (const timer of entry.timers) {
    if (timer.op === 'cancel') continue;
    if (!isDueAsReckoned(timer)) {
      const due = recomputeDue(timer);
      differ(`timer.${timer.id}.due`, timer.due, due, `the due time of “${timer.delay}” differs.`);
    }
    const date = dueDate(timer);
    if (date !== timer.date) {
      differ(`timer.${timer.id}.date`, timer.date, date, `the due date of “${timer.delay}” differs.`);
    }
  }
}

async function applyAgain(
  release: Release,
  entry: HistoryEntry,
  before: Snapshot | undefined,
): Promise<[AnyMachineSnapshot, RawAction[]]> {
  const machine = machineOf(release);
  const source = recordedSource(entry);
  const outcomes = stepOutcomes(release, source);
  if (entry.kind === 'start') {
    const { ruleset } = release.definition.start;
    if (ruleset !== undefined) await outcomes.decide(ruleset, {});
    const { result } = await settle(outcomes, source, (holder) => machine.start(holder));
    return result;
  }
  if (!before) throw new Error('nothing comes before it');
  const snapshot = machine.restore(before);
  const event = { type: entry.event.type };
  const context = snapshot.context as JsonObject;
  const objections = objectionsAgainst(candidates(snapshot, event.type), release.workflow);
  for (const ruleset of objections.keys()) await outcomes.decide(ruleset, context);
  const run = (holder: StepHolder) => {
    if (entry.kind === 'event' && !machine.can(snapshot, event, holder)) throw new Error('it is refused');
    return machine.transition(snapshot, event, holder);
  };
  return (await settle(outcomes, source, run)).result;
}

/** The decisions and values of an entry, given out in the order in which they were recorded. */
function recordedSource(entry: HistoryEntry): StepSource {
  const left: Decision[] = [...entry.decisions];
  return {
    async evaluate(ruleset) {
      const index = left.findIndex((decision) => decision.ruleset === ruleset);
      const [decision] = index < 0 ? [] : left.splice(index, 1);
      if (!decision) throw new Error(`a decision of “${ruleset}” is missing`);
      return decision;
    },
    assign(_params, _context, index) {
      const values = entry.assigned[index];
      if (!values) throw new Error('a value of “set” is missing');
      return values;
    },
  };
}

function nameOf(type: string, letter: Json | undefined): string {
  return typeof letter === 'string' ? `${type}:${letter}` : type;
}

function same(
  what: string,
  recorded: object | null,
  found: object | null,
  message: string,
  differ: Differ,
): void {
  if (canonicalJson(recorded) !== canonicalJson(found))
    differ(what, recorded as Json, found as Json, message);
}
