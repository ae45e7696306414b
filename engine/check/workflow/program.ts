import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import { todayIn } from '../../run/calendar.ts';
import { problem } from '../problem.ts';
import { checkBuckets } from './buckets.ts';
import { checkCourses } from './courses.ts';
import { type CelPlace, celPlace } from './expressions.ts';
import { outcomesOf, unknownName, unknownParts, unknownRoles, unknownValue } from './known-names.ts';

/** Columns that every program has, beside `summary.<name>`. */
const columnValues = [
  'number',
  'company',
  'assessor',
  'assignee',
  'state',
  'openedOn',
  'submittedOn',
  'nextDue',
];

/** What the machine has that program.json may name; `leaves` are dotted paths of leaf states. */
interface MachineNames {
  tags: ReadonlySet<string>;
  events: ReadonlySet<string>;
  leaves: ReadonlySet<string>;
}

/** Names in program.json that the machine, the rules or the program itself do not have. */
export function checkProgramFile(
  release: Release,
  { tags, events, leaves }: MachineNames,
): { problems: ProgramProblem[]; expressions: CelPlace[] } {
  const file = `workflows/${release.program}/program.json`;
  const { definition } = release;
  const problems: ProgramProblem[] = [];
  const expressions: CelPlace[] = [];
  const at = (...segments: (string | number)[]) => ({ file, pointer: pointerTo('', ...segments) });
  const tag = (name: string, ...segments: (string | number)[]) => {
    if (!tags.has(name))
      problems.push(unknownName('flow-unknown-tag', at(...segments), 'state with the tag', name, tags));
  };
  const event = (name: string | undefined, ...segments: (string | number)[]) => {
    if (name !== undefined && !events.has(name)) {
      problems.push(unknownName('flow-unknown-event', at(...segments), 'event', name, events));
    }
  };

  try {
    todayIn(definition.timeZone, '2026-01-01T00:00:00.000Z');
  } catch {
    const message = `"${definition.timeZone}" is not a time zone of the IANA database (America/Edmonton, say).`;
    problems.push(problem('flow-unknown-zone', { ...at('timeZone'), message, found: definition.timeZone }));
  }
  for (const [name, pattern] of Object.entries(definition.numbering)) {
    for (const [placeholder] of pattern.matchAll(/\{[^}]*\}?|\}/g)) {
      if (/^\{(year|sequence(:\d+)?)\}$/.test(placeholder)) continue;
      const message = `A number is made of text, {year} and {sequence:5}; found ${placeholder}.`;
      problems.push(problem('flow-numbering', { ...at('numbering', name), message, found: placeholder }));
    }
  }
  const { start, payment, lists, messages } = definition;
  for (const [name, { roles }] of Object.entries(messages?.threads ?? {})) {
    problems.push(...unknownRoles(release, file, roles, pointerTo('', 'messages', 'threads', name, 'roles')));
  }
  for (const [name, { covers, keptIn }] of Object.entries(definition.signatures ?? {})) {
    problems.push(...unknownParts(release, file, covers, pointerTo('', 'signatures', name, 'covers')));
    if (keptIn !== undefined)
      problems.push(...unknownValue(release, at('signatures', name, 'keptIn'), keptIn));
  }
  problems.push(...unknownRoles(release, file, start.roles, '/start/roles'));
  for (const [index, name] of start.openTags.entries()) tag(name, 'start', 'openTags', index);
  if (start.ruleset !== undefined) problems.push(...startRuleset(release, file, start.ruleset));
  for (const [name, { from }] of Object.entries(definition.summary ?? {})) {
    expressions.push(celPlace(at('summary', name, 'from'), from));
  }
  event(payment?.settled, 'payment', 'settled');
  event(payment?.failed, 'payment', 'failed');
  event(payment?.pending, 'payment', 'pending');
  if (payment) tag(payment.payableTag, 'payment', 'payableTag');

  const values = [...columnValues, ...Object.keys(definition.summary ?? {}).map((name) => `summary.${name}`)];
  const ids = new Set<string>();
  for (const [index, list] of lists.entries()) {
    problems.push(...duplicate(file, ids, list.id, 'list', pointerTo('/lists', index, 'id')));
    problems.push(...unknownRoles(release, file, list.roles, pointerTo('/lists', index, 'roles')));
    for (const [position, name] of list.tags.entries()) tag(name, 'lists', index, 'tags', position);
    for (const [position, name] of (list.events ?? []).entries())
      event(name, 'lists', index, 'events', position);
    for (const name of Object.keys(list.stateTitles ?? {})) {
      if (leaves.has(name)) continue;
      const place = at('lists', index, 'stateTitles', name);
      problems.push(unknownName('flow-unknown-state', place, 'state', name, leaves));
    }
    const columns = new Set<string>();
    for (const [position, column] of list.columns.entries()) {
      const inside = ['lists', index, 'columns', position] as const;
      problems.push(...duplicate(file, columns, column.id, 'column', pointerTo('', ...inside, 'id')));
      if (!values.includes(column.value)) {
        problems.push(
          unknownName('flow-unknown-column', at(...inside, 'value'), 'value', column.value, values),
        );
      }
    }
    const named = (id: string, ...segments: (string | number)[]) => {
      if (!columns.has(id))
        problems.push(
          unknownName('flow-unknown-column', at('lists', index, ...segments), 'column', id, columns),
        );
    };
    if (list.sort) named(list.sort.column, 'sort', 'column');
    for (const [position, id] of (list.filters ?? []).entries()) named(id, 'filters', position);
  }
  const bucketIds = new Set<string>();
  for (const [index, { id }] of (definition.buckets ?? []).entries()) {
    problems.push(...duplicate(file, bucketIds, id, 'bucket', pointerTo('/buckets', index, 'id')));
  }
  problems.push(...checkBuckets(release, file, { tags, events }));
  problems.push(...checkCourses(release, file));
  return { problems, expressions };
}

function startRuleset(release: Release, file: string, ruleset: string): ProgramProblem[] {
  const place = { file, pointer: '/start/ruleset' };
  if (!release.rulesets.has(ruleset)) {
    return [unknownName('flow-unknown-ruleset', place, 'ruleset', ruleset, release.rulesets.keys())];
  }
  const outcomes = outcomesOf(release, ruleset);
  if (outcomes.has('refused')) return [];
  return [unknownName('flow-unknown-outcome', place, `outcome of ruleset "${ruleset}"`, 'refused', outcomes)];
}

function duplicate(
  file: string,
  seen: Set<string>,
  id: string,
  what: string,
  pointer: string,
): ProgramProblem[] {
  if (!seen.has(id)) {
    seen.add(id);
    return [];
  }
  return [
    problem('flow-duplicate-id', { file, pointer, message: `Two ${what}s have the id "${id}".`, found: id }),
  ];
}
