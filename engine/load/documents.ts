import { problem } from '../check/problem.ts';
import type { Json, ProgramFiles, ProgramProblem } from '../model/index.ts';
import { parseJson } from './parse-json.ts';

/** The parsed `.json` files of a program by path; a file that is not JSON is missing and has a problem. */
export interface Documents {
  documents: ReadonlyMap<string, Json>;
  problems: ProgramProblem[];
}

/** Parses every `.json` file. Problems carry line and column. */
export function parseDocuments(files: ProgramFiles): Documents {
  const documents = new Map<string, Json>();
  const problems: ProgramProblem[] = [];
  for (const [file, bytes] of files) {
    if (!file.endsWith('.json')) continue;
    const text = textOf(bytes);
    if (text === undefined) {
      problems.push(problem('json-encoding', { file, pointer: '', message: 'The file is not UTF-8 text.' }));
      continue;
    }
    const { value, faults } = parseJson(text);
    if (value !== undefined) documents.set(file, value);
    for (const { code, ...place } of faults) problems.push(problem(code, { file, ...place }));
  }
  return { documents, problems };
}

/** The text of a UTF-8 file, or `undefined` when it is none. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
