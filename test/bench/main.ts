import { parseArgs } from 'node:util';
import { browserRows } from './browser.ts';
import { queueRows } from './queue.ts';
import type { Row, RowGroup, Rows } from './row.ts';
import { ruleRows } from './rules.ts';
import { saveStepRows } from './save-step.ts';
import { sendEventRows } from './send-event.ts';
import { startUpRows } from './start-up.ts';
import { transitionRows } from './transitions.ts';
import { webSizeRows } from './web-size.ts';

const groups: RowGroup[] = [
  ruleRows,
  transitionRows,
  sendEventRows,
  saveStepRows,
  queueRows,
  startUpRows,
  webSizeRows,
  browserRows,
];

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    only: { type: 'string', multiple: true, default: [] },
    help: { type: 'boolean', default: false },
  },
});
const names = groups.map((group) => group.name).join(', ');
if (options.help) {
  console.log(`npm run bench -- [--json] [--only <group>]…\ngroups: ${names}`);
  process.exit(0);
}
const chosen = groups.filter((group) => options.only.length === 0 || options.only.includes(group.name));
if (chosen.length === 0) {
  console.error(`There are no such rows. Groups: ${names}`);
  process.exit(2);
}

const say = (text: string) => {
  if (process.stderr.isTTY || !options.json) process.stderr.write(`  ${text}\n`);
};
const rows: Rows = {};
for (const group of chosen) {
  say(`${group.name} …`);
  Object.assign(rows, await group.run(say));
}
console.log(options.json ? JSON.stringify(rows, null, 2) : table(rows));
process.exit(0);

function table(all: Rows): string {
  const line = (name: string, { value, unit, target, holds }: Row) => [
    name,
    value.toLocaleString('en'),
    unit,
    target ?? '',
    holds === null ? '' : holds ? 'holds' : 'MISSED',
  ];
  const lines = Object.entries(all).map(([name, row]) => line(name, row));
  const widths = [0, 1, 2, 3].map((column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) =>
          column === 1 ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
