import type { Release, Text } from '../model/index.ts';

/** A course that people may put into their training records. */
export interface Course {
  /** What rules compare with a record's `course`. */
  id: string;
  title: Text;
}

/** Courses of the table that the program names, in its order; `null` where it names none. */
export function coursesOf({ definition, tables }: Release): Course[] | null {
  if (definition.courses === undefined) return null;
  const rows = tables[definition.courses]?.rows ?? [];
  return rows.map((row) => ({ id: String(row.id), title: (row.name ?? String(row.id)) as Text }));
}
