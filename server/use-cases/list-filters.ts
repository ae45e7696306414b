import {
  addDays,
  type BucketCondition,
  type CalendarDate,
  dateColumns,
  isCalendarDate,
  type ListDefinition,
  type Program,
  type Release,
  summaryTitles,
} from '../../engine/index.ts';
import { badRequest } from '../http/problem.ts';
import type { ListFilter, ListValue } from '../stores/case-list.ts';

const plainValues = [
  'number',
  'openedOn',
  'submittedOn',
  'nextDue',
  'state',
  'company',
  'assessor',
  'assignee',
] as const;
const plainDates = ['openedOn', 'submittedOn', 'nextDue'];

/** What a column shows; without a list the plain values are the columns. */
export function columnValue(program: Program, list: ListDefinition | null, column: string): ListValue | null {
  const value = list ? list.columns.find((one) => one.id === column)?.value : column;
  const plain = plainValues.find((one) => one === value);
  if (plain) return { of: plain };
  const name = value?.startsWith('summary.') ? value.slice('summary.'.length) : null;
  const summary = name === null ? undefined : program.summary?.[name];
  return name !== null && summary ? { of: 'summary', name, numeric: summary.unit === 'number' } : null;
}

/** Parses `column:words`, `column:from..to`, `column:@nobody` … Throws a problem (400) for what the list does not declare. */
export function filterOf(
  program: Program,
  list: ListDefinition | null,
  filter: string,
  userId: string,
): ListFilter {
  const [, column, text] = /^([^:]+):(.*)$/s.exec(filter) ?? [];
  const value = column === undefined ? null : columnValue(program, list, column);
  if (!value || text === undefined || (list && !list.filters?.includes(column!))) {
    throw badRequest(`This list cannot be filtered by “${filter}”.`);
  }
  if ((value.of === 'assignee' || value.of === 'assessor') && text.startsWith('@')) {
    return person(value.of, text.slice(1), userId);
  }
  if (value.of === 'state') return { value, test: { oneOf: text.split(',') } };
  const numeric = value.of === 'summary' && value.numeric;
  const dated = list ? dateColumns(program, list).includes(column!) : plainDates.includes(value.of);
  if (!numeric && !dated) return { value, test: { contains: text } };
  const [from, to] = text.includes('..') ? text.split('..', 2) : [text, text];
  const bound = (part: string | undefined) => {
    if (!part) return null;
    if (numeric && !Number.isFinite(Number(part))) throw badRequest(`“${part}” is not a number.`);
    if (dated && !isCalendarDate(part)) throw badRequest(`“${part}” is not a date.`);
    return numeric ? Number(part) : part;
  };
  return { value, test: { from: bound(from), to: bound(to) } };
}

/** Words looked for in a choice are looked for in what people read for it, in any language. */
export function byTitles(release: Release, filter: ListFilter): ListFilter {
  const { value, test } = filter;
  if (value.of !== 'summary' || !('contains' in test)) return filter;
  const titles = summaryTitles(release, value.name);
  if (titles === null) return filter;
  const wanted = test.contains.toLowerCase();
  const found = [...titles].filter(([, title]) =>
    (typeof title === 'string' ? [title] : Object.values(title)).some((one) =>
      one.toLowerCase().includes(wanted),
    ),
  );
  return { value, test: { among: found.map(([one]) => one) } };
}

function person(of: 'assignee' | 'assessor', who: string, userId: string): ListFilter {
  if (who === 'nobody') return { value: { of }, test: { is: null } };
  if (who === 'others') return { value: { of }, test: { isNot: userId } };
  return { value: { of }, test: { is: who === 'me' ? userId : who } };
}

/** What a bucket asks of a case beside its state. `today` in the program's zone. */
export function bucketFilters(
  program: Program,
  list: ListDefinition,
  where: BucketCondition | undefined,
  userId: string,
  today: CalendarDate,
): ListFilter[] {
  const filters: ListFilter[] = [];
  if (where?.assignee) filters.push(person('assignee', where.assignee, userId));
  for (const one of where?.notBy ?? []) {
    const value: ListValue = typeof one === 'string' ? { of: one } : { of: 'sender', event: one.event };
    filters.push({ value, test: { notBy: userId } });
  }
  const value = where?.due && columnValue(program, list, where.due.column);
  if (where?.due && value) {
    const test =
      'within' in where.due
        ? { from: today, to: addDays(today, where.due.within) }
        : { from: null, to: addDays(today, -1) };
    filters.push({ value, test });
  }
  return filters;
}
