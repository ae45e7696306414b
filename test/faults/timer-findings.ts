import type { Stored, StoredHistory } from './stored.ts';

/** Timers that did not fire when they were due, or fired more often than they were set, in words. */
export function timerFindings(stored: Stored, now: Date): string[] {
  const at = now.toISOString();
  const found: string[] = [];
  const rows = new Map(stored.timers.map((row) => [`${row.caseId} ${row.id}`, row]));
  for (const [caseId, history] of byCase(stored.history)) {
    const { waiting, findings } = follow(history);
    found.push(...findings);
    for (const [id, due] of waiting) {
      if (due <= at) found.push(`timer ${id} of case ${caseId} was due at ${due} and has not fired`);
      const row = rows.get(`${caseId} ${id}`);
      if (row?.status !== 'pending') {
        found.push(`timer ${id} of case ${caseId} waits, but its row is ${row?.status ?? 'missing'}`);
      }
      rows.delete(`${caseId} ${id}`);
    }
  }
  for (const row of rows.values()) {
    if (row.status === 'pending' || row.status === 'failed') {
      found.push(`timer ${row.id} of case ${row.caseId} is ${row.status}, which its history does not say`);
    }
  }
  return found;
}

function byCase(history: StoredHistory[]): Map<string, StoredHistory[]> {
  const cases = new Map<string, StoredHistory[]>();
  for (const row of history) cases.set(row.caseId, [...(cases.get(row.caseId) ?? []), row]);
  return cases;
}

/** Walks through a case's history: what is set fires once or is cancelled, and nothing else fires. */
function follow(history: StoredHistory[]): { waiting: Map<string, string>; findings: string[] } {
  const waiting = new Map<string, string>();
  const findings: string[] = [];
  for (const { caseId, seq, entry } of history) {
    if (entry.timer !== null && !waiting.delete(entry.timer)) {
      findings.push(
        `timer ${entry.timer} of case ${caseId} fired at revision ${seq} though it was not waiting`,
      );
    }
    for (const change of entry.timers) {
      if (change.op === 'cancel') waiting.delete(change.id);
      else waiting.set(change.id, change.due);
    }
  }
  return { waiting, findings };
}

/** How many timers have fired. */
export function firedTimers({ history }: Stored): number {
  return history.filter((row) => row.entry.timer !== null).length;
}
