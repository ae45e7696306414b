import { textOf } from '../load/documents.ts';
import { lineAndColumn, parseJson } from '../load/parse-json.ts';
import type { ProgramFiles, ProgramProblem } from '../model/index.ts';

/**
 * Adds line and column (from 1) where a problem lacks them: of the value at its pointer, or of the
 * nearest value around it that the file has, when the pointer leads through a `$ref` or to a gap.
 */
export function withLines(files: ProgramFiles, problems: ProgramProblem[]): ProgramProblem[] {
  const sources = new Map<string, { text: string; offsets: ReadonlyMap<string, number> }>();
  return problems.map((found) => {
    if (found.line !== undefined || !found.file.endsWith('.json')) return found;
    let source = sources.get(found.file);
    if (!source) {
      const bytes = files.get(found.file);
      const text = (bytes && textOf(bytes)) ?? '';
      source = { text, offsets: parseJson(text).offsets };
      sources.set(found.file, source);
    }
    for (let pointer = found.pointer; ; pointer = pointer.slice(0, pointer.lastIndexOf('/'))) {
      const offset = source.offsets.get(pointer);
      if (offset !== undefined) return { ...found, ...lineAndColumn(source.text, offset) };
      if (pointer === '') return found;
    }
  });
}
