import type { Json, Place, Text } from './text.ts';

/** How much a problem weighs: an error blocks, a warning asks, a note tells. */
export type Severity = 'error' | 'warning' | 'note';

/**
 * A fault in a program's files, found when the program is checked.
 * `code` is one of the catalogue in `engine/check/codes.ts` (documented in `docs/problem-codes.md`).
 */
export interface ProgramProblem {
  code: string;
  severity: Severity;
  /** Path inside the program, `rules/demo/fee.json`. */
  file: string;
  /** RFC 6901 JSON pointer inside that file; `''` is the whole file. */
  pointer: string;
  line?: number;
  column?: number;
  /** What is wrong, in one sentence. */
  message: string;
  found?: Json;
  expected?: Json;
  /** The nearest known name, when the fault looks like a typo. */
  suggestion?: string;
}

/** A fault in what a person filled in. */
export interface AnswerProblem {
  severity: Severity;
  /** Where: `form.step.property…`, so that a reader can be led there. */
  place: Place;
  /** RFC 6901 pointer inside the step's data. */
  pointer: string;
  /** JSON Schema keyword (`required`, `maxLength` …) or the type of a rule's event. */
  keyword: string;
  params?: Json;
  message: Text;
  /** The question or row that a rule's message is about: for lists that show it away from its place. */
  about?: Text;
}
