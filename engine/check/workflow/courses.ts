import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { Json } from '../../model/text.ts';
import { problem } from '../problem.ts';
import { unknownName } from './known-names.ts';

/** The table of courses that program.json names: there, and with an id and a name in each row. */
export function checkCourses(release: Release, file: string): ProgramProblem[] {
  const { courses } = release.definition;
  if (courses === undefined) return [];
  const table = Object.hasOwn(release.tables, courses) ? release.tables[courses] : undefined;
  if (!table) {
    const place = { file, pointer: '/courses' };
    return [unknownName('flow-unknown-table', place, 'table', courses, Object.keys(release.tables))];
  }
  return table.rows.flatMap((row, index) => {
    const lacking = [...(isWords(row.id) ? [] : ['id']), ...(isText(row.name) ? [] : ['name'])];
    if (lacking.length === 0) return [];
    return [
      problem('flow-course-row', {
        file: `rules/${release.program}/tables.json`,
        pointer: pointerTo('', courses, 'rows', index),
        message: `People choose from this table of courses, but a row of it has no ${lacking.join(' and no ')}.`,
        found: row,
      }),
    ];
  });
}

const isWords = (value: Json | undefined): value is string => typeof value === 'string' && value !== '';

const isText = (value: Json | undefined): boolean =>
  isWords(value) || (isObject(value) && Object.values(value).every((one) => typeof one === 'string'));
