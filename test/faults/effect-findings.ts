import type { Stored } from './stored.ts';

/** Which table holds what an effect makes; its key begins with the effect's. */
const makes: { [type: string]: ('mails' | 'letters' | 'invoices' | 'certificates')[] } = {
  mail: ['mails'],
  letter: ['mails', 'letters'],
  invoice: ['invoices'],
  certificate: ['certificates', 'mails', 'letters'],
};

/** Effects that are missing, undone, done twice or done by nobody's wish, in words. */
export function effectFindings(stored: Stored): string[] {
  const wanted = wantedEffects(stored);
  const rows = new Map(stored.outbox.map((row) => [row.key, row]));
  const found: string[] = [];
  for (const [key, type] of wanted) {
    const row = rows.get(key);
    if (row === undefined) found.push(`the effect ${type} ${key} is not in the outbox`);
    else if (row.type !== type)
      found.push(`the effect ${key} is ${row.type} in the outbox, ${type} in the history`);
  }
  for (const row of stored.outbox) {
    if (row.status !== 'done')
      found.push(`the effect ${row.type} ${row.key} is ${row.status}: ${row.lastError}`);
    if (row.caseId !== null && !wanted.has(row.key)) {
      found.push(`the effect ${row.type} ${row.key} stands in no history`);
    }
  }
  return [...found, ...productFindings(stored, wanted)];
}

/** Key → type of all effects that the histories name. A number is given inside the step itself. */
function wantedEffects({ history }: Stored): Map<string, string> {
  return new Map(
    history.flatMap(({ caseId, seq, entry }) =>
      entry.effects.flatMap(({ type }, position): [string, string][] =>
        type === 'number' ? [] : [[`${caseId}:${seq}:${position}`, type]],
      ),
    ),
  );
}

/** Each effect made its thing exactly once (its letters go to one person each), and nothing else was made. */
function productFindings(stored: Stored, wanted: Map<string, string>): string[] {
  const found: string[] = [];
  for (const table of ['mails', 'letters', 'invoices', 'certificates'] as const) {
    const made = new Map<string, number>();
    for (const { key } of stored[table]) {
      const effect = key.split(':').slice(0, 3).join(':');
      made.set(effect, (made.get(effect) ?? 0) + 1);
    }
    for (const [key, type] of wanted) {
      const expected = makes[type]?.includes(table) ? 1 : 0;
      const count = made.get(key) ?? 0;
      if (count !== expected) found.push(`the effect ${type} ${key} made ${count} ${table}, not ${expected}`);
      made.delete(key);
    }
    for (const [key, count] of made) found.push(`${count} ${table} under ${key}, which no history names`);
  }
  return found;
}
