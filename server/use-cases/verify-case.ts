import { canonicalJson, type HistoryEntry, hashJson, type Json } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { answerStore } from '../stores/answers.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import { historyStore, type StoredEntry } from '../stores/history.ts';
import { messageStore } from '../stores/messages.ts';
import { queuedEffectStore } from '../stores/queued-effects.ts';
import { releaseStore } from '../stores/releases.ts';
import { submissionStore } from '../stores/submissions.ts';
import { type StoredTimer, timerStore } from '../stores/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import type { Difference, Verification } from './difference.ts';
import { verifyHead } from './verify-head.ts';
import { verifyHistory } from './verify-history.ts';
import { verifyMessages } from './verify-messages.ts';
import { verifyReleaseFiles } from './verify-release-files.ts';

/**
 * Checks everything that is stored of a case against its own history: the chain, every decision and
 * step made again, answers, submissions, timers, queued effects, and the files of its release. Takes an id or
 * a number; names each row or file that is not what was written. Throws 404 when there is no such case.
 */
export async function verifyCase(deps: Pick<CaseDeps, 'db'>, idOrNumber: string): Promise<Verification> {
  const stored = await findCase(deps, idOrNumber).catch(unreadable);
  if (stored === null) {
    const message = `The row of case ${idOrNumber} was changed: it cannot be read.`;
    return { ok: false, checked: {}, differences: [{ kind: 'case', where: `case ${idOrNumber}`, message }] };
  }
  const [entries, answers, submissions, timers, effects, messages, releaseRow, files] = await Promise.all([
    historyStore(deps.db).ofCase(stored.id),
    answerStore(deps.db).rawOfCase(stored.id),
    submissionStore(deps.db).rawOfCase(stored.id),
    timerStore(deps.db).ofCase(stored.id),
    queuedEffectStore(deps.db).rawOfCase(stored.id),
    messageStore(deps.db).ofCase(stored.id),
    releaseStore(deps.db).get(stored.releaseHash),
    releaseStore(deps.db).files(stored.releaseHash),
  ]);
  const history = entries.map(({ entry }) => entry);
  const { release, differences: inRelease } = releaseRow
    ? verifyReleaseFiles(files, releaseRow.manifest, stored.releaseHash)
    : { release: null, differences: [missingRelease(stored)] };
  const replayed = await verifyHistory(history, release);
  const differences = [
    ...inRelease,
    ...brokenRows(entries),
    ...replayed.differences,
    ...verifyHead(stored, history, release),
    ...entries.flatMap(verifyEventData),
    ...answers.flatMap(verifyAnswers),
    ...verifySubmissions(submissions, history),
    ...verifyTimers(timers, history),
    ...verifyEffects(effects, history),
    ...verifyMessages(messages, history),
  ];
  return {
    ok: differences.length === 0,
    checked: {
      files: files.size,
      history: history.length,
      steps: replayed.steps,
      decisions: replayed.decisions,
      answers: answers.length,
      submissions: submissions.length,
      timers: timers.length,
      effects: effects.length,
      messages: messages.length,
    },
    differences,
  };
}

async function findCase(deps: Pick<CaseDeps, 'db'>, idOrNumber: string): Promise<StoredCase> {
  const cases = caseStore(deps.db);
  const byId = await cases.find(idOrNumber);
  if (byId) return byId;
  const [id, another] = await cases.idsByNumber(idOrNumber);
  const found = id === undefined || another !== undefined ? undefined : await cases.find(id);
  if (!found) throw notFound('This case');
  return found;
}

/** A row whose text is no JSON any more is a finding, and no accident of ours. */
function unreadable(error: unknown): null {
  if (error instanceof SyntaxError) return null;
  throw error;
}

const missingRelease = ({ releaseHash }: StoredCase): Difference => ({
  kind: 'release',
  where: releaseHash,
  message: `The release ${releaseHash.slice(0, 12)} is missing.`,
});

function brokenRows(entries: StoredEntry[]): Difference[] {
  return entries.flatMap(({ entry, broken }) =>
    broken.map((part) => ({
      kind: part.startsWith('decision') ? ('decision' as const) : ('history' as const),
      where: `history ${entry.seq}, ${part}`,
      message: `History row ${entry.seq} was changed: its ${part} is no JSON.`,
    })),
  );
}

/** What the sender of an event wrote; `null` where it was erased. */
function verifyEventData({ entry, data, broken }: StoredEntry): Difference[] {
  if (data === null || broken.includes('data') || hashJson(data) === entry.event?.dataHash) return [];
  const message = `What was sent with history row ${entry.seq} was changed.`;
  return [{ kind: 'event-data', where: `history ${entry.seq}, data`, message }];
}

function verifyAnswers(row: { form: string; step: string; data: string; hash: string }): Difference[] {
  if (hashOfText(row.data) === row.hash) return [];
  const place = `${row.form}.${row.step}`;
  return [
    { kind: 'answers', where: `answers ${place}`, message: `The stored answers of ${place} were changed.` },
  ];
}

/** Each submitted form by its own hash, and all of a step's by the hash in the chain. */
function verifySubmissions(
  rows: { history_seq: number; form: string; data: string; hash: string }[],
  history: HistoryEntry[],
): Difference[] {
  const found: Difference[] = rows
    .filter((row) => hashOfText(row.data) !== row.hash)
    .map((row) => ({
      kind: 'submission',
      where: `submission ${row.form} at history ${row.history_seq}`,
      message: `The form ${row.form} as submitted with history row ${row.history_seq} was changed.`,
    }));
  const damaged = new Set(found.map((one) => one.where.replace(/^.* /, '')));
  for (const { seq, answersHash } of history) {
    if (!answersHash || damaged.has(String(seq))) continue;
    const forms = rows.filter((row) => row.history_seq === seq);
    const together = hashJson(Object.fromEntries(forms.map((row) => [row.form, JSON.parse(row.data)])));
    if (together !== answersHash) {
      const message = `What was submitted with history row ${seq} is not what the chain holds the hash of.`;
      found.push({ kind: 'submission', where: `submissions at history ${seq}`, message });
    }
  }
  return found;
}

/** The timer rows that the history leads to. */
function verifyTimers(rows: StoredTimer[], history: HistoryEntry[]): Difference[] {
  const expected = new Map<string, Json>();
  for (const entry of history) {
    if (entry.timer) expected.delete(entry.timer);
    for (const change of entry.timers ?? []) {
      if (change.op === 'cancel') expected.delete(change.id);
      else expected.set(change.id, { due: change.due, date: change.date, event: change.event });
    }
  }
  // A timer that came when its state had been left was put aside without a step.
  const open = rows.filter((row) => row.status === 'pending' || row.status === 'failed');
  const found = new Map<string, Json>(
    open.map((row) => [row.id, { due: row.dueAt, date: row.date, event: row.event }]),
  );
  const put = new Set(rows.filter((row) => row.status === 'cancelled').map((row) => row.id));
  return [...new Set([...expected.keys(), ...found.keys()])]
    .filter((id) => !same(expected.get(id) ?? null, found.get(id) ?? null))
    .filter((id) => found.has(id) || !put.has(id))
    .map((id) => ({
      kind: 'timer',
      where: `timer ${id}`,
      message: `The timer ${id} is not as the history set it.`,
    }));
}

/** Every effect of the history has its row in the outbox, with the params that the chain holds the hash of. */
function verifyEffects(
  rows: { history_seq: number; position: number; type: string; params: string }[],
  history: HistoryEntry[],
): Difference[] {
  const byPlace = new Map(rows.map((row) => [`${row.history_seq}/${row.position}`, row]));
  return history.flatMap((entry) =>
    (entry.effects ?? []).flatMap((effect, position): Difference[] => {
      if (effect.type === 'number') return [];
      const row = byPlace.get(`${entry.seq}/${position}`);
      if (row && row.type === effect.type && hashOfText(row.params) === effect.paramsHash) return [];
      const what = row ? 'was changed' : 'is missing';
      return [
        {
          kind: 'effect',
          where: `outbox ${entry.case}:${entry.seq}:${position}`,
          message: `The effect ${effect.type} of history row ${entry.seq} ${what}.`,
        },
      ];
    }),
  );
}

function hashOfText(text: string): string | null {
  try {
    return hashJson(JSON.parse(text) as Json);
  } catch {
    return null;
  }
}

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);
