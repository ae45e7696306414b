import { canonicalJson } from '../../engine/index.ts';
import type { LoadRecord } from './record.ts';
import type { Stored } from './stored.ts';

const same = (a: unknown, b: unknown) => canonicalJson(a) === canonicalJson(b);

/** What the server said it had kept and has not, in words; empty when nothing is lost. */
export function lostAnswers(record: LoadRecord, stored: Stored): string[] {
  return [...lostStarts(record, stored), ...lostSaves(record, stored), ...lostEvents(record, stored)];
}

function lostStarts({ started }: LoadRecord, stored: Stored): string[] {
  const known = new Set(stored.cases.map((one) => one.id));
  return started.filter((id) => !known.has(id)).map((id) => `case ${id} was opened and is not there`);
}

/** Each save left its note; the newest of a step is what stands there. */
function lostSaves({ saves }: LoadRecord, stored: Stored): string[] {
  const found: string[] = [];
  const name = (save: { caseId: string; form: string; step: string }) =>
    `${save.caseId} ${save.form}.${save.step}`;
  const noted = new Set(stored.savesNoted.map((note) => `${name(note)} ${note.revision}`));
  const rows = new Map(stored.answers.map((row) => [name(row), row]));
  const newest = new Map<string, (typeof saves)[number]>();
  for (const save of saves) {
    if (!noted.has(`${name(save)} ${save.revision}`)) {
      found.push(`the save of ${name(save)} to revision ${save.revision} left no trace`);
    }
    const before = newest.get(name(save));
    if (before === undefined || before.revision < save.revision) newest.set(name(save), save);
  }
  for (const [step, save] of newest) {
    const row = rows.get(step);
    if (row === undefined) found.push(`${step} was saved and is not there`);
    else if (row.revision !== save.revision) {
      found.push(`${step} was saved as revision ${save.revision} and stands at ${row.revision}`);
    } else if (!same(row.data, save.data)) found.push(`${step} holds something else than was saved`);
  }
  return found;
}

/** Each event stands in the history at the revision that its answer named, once, with its data. */
function lostEvents({ events }: LoadRecord, stored: Stored): string[] {
  const found: string[] = [];
  const rows = new Map(stored.history.map((row) => [`${row.caseId} ${row.seq}`, row]));
  const taken = new Map<string, string>();
  for (const event of events) {
    const place = `${event.caseId} ${event.revision}`;
    const row = rows.get(place);
    if (row === undefined || row.event !== event.type) {
      found.push(`${event.type} of case ${event.caseId} is not at revision ${event.revision} of its history`);
    } else if (!same(row.data, event.data)) {
      found.push(`${event.type} of case ${event.caseId} is stored with other data`);
    }
    const other = taken.get(place);
    if (other !== undefined && other !== event.key) {
      found.push(`two events were told that they are revision ${event.revision} of case ${event.caseId}`);
    }
    taken.set(place, event.key);
  }
  return found;
}
