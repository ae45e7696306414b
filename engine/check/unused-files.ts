import { isObject } from '../load/is-object.ts';
import { relativeTo } from '../load/references.ts';
import type { Json, ProgramFiles, ProgramProblem } from '../model/index.ts';
import { problem } from './problem.ts';
import { formatOf } from './schema.ts';

/** Files of a program that are no step, no target of a `$ref`, no template and none of the named ones. */
export function checkUnusedFiles(
  files: ProgramFiles,
  documents: ReadonlyMap<string, Json>,
  program: string,
  steps: ReadonlySet<string>,
): ProgramProblem[] {
  const used = referenced(documents, steps);
  const templates = `workflows/${program}/letters/`;
  return [...files.keys()]
    .filter((file) => !used.has(file) && formatOf(file, program, steps) === undefined)
    .filter((file) => !file.endsWith('.md') && !(file.startsWith(templates) && file.endsWith('.liquid')))
    .map((file) => problem('json-unused-file', { file, pointer: '', message: 'Nothing uses this file.' }));
}

/** Files that the steps name by `$ref`, and those that these name in turn. */
function referenced(documents: ReadonlyMap<string, Json>, steps: ReadonlySet<string>): Set<string> {
  const found = new Set<string>();
  const queue = [...steps];
  for (let file = queue.pop(); file !== undefined; file = queue.pop()) {
    if (found.has(file)) continue;
    found.add(file);
    for (const target of targets(documents.get(file) ?? null, file)) queue.push(target);
  }
  return found;
}

function targets(value: Json, file: string): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => targets(item, file));
  if (!isObject(value)) return [];
  const path = typeof value.$ref === 'string' ? value.$ref.split('#')[0] : undefined;
  const own = path ? [relativeTo(file, path)] : [];
  return [...own, ...Object.values(value).flatMap((member) => targets(member, file))];
}
