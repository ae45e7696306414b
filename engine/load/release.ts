import { problem } from '../check/problem.ts';
import type {
  Json,
  JsonObject,
  Manifest,
  Program,
  ProgramFiles,
  ProgramProblem,
  Release,
  Sha256,
  Workflow,
} from '../model/index.ts';
import { parseDocuments } from './documents.ts';
import { deepFreeze } from './freeze.ts';
import { hashBytes, hashJson } from './hash.ts';
import { loadForms } from './load-forms.ts';
import { loadLetters } from './load-letters.ts';
import { loadRules } from './load-rules.ts';

/** Every file with its own hash, sorted by path (by UTF-16 code units). */
export function manifestOf(files: ProgramFiles, program: string): Manifest {
  return {
    format: 1,
    program,
    files: [...files]
      .map(([path, bytes]) => ({ path, sha256: hashBytes(bytes), bytes: bytes.byteLength }))
      .sort((a, b) => (a.path < b.path ? -1 : 1)),
  };
}

/** The name of a release: the hash of its manifest's canonical form. */
export function releaseHash(manifest: Manifest): Sha256 {
  return hashJson(manifest);
}

/**
 * Parses and freezes a program. `release` is missing when the files cannot be put together at all;
 * faults that need the whole program are found by `checkProgram`.
 */
export function loadRelease(
  files: ProgramFiles,
  program: string,
): { release?: Release; problems: ProgramProblem[] } {
  const { documents, problems } = parseDocuments(files);
  const definition = needed(documents, problems, files, `workflows/${program}/program.json`);
  const workflow = needed(documents, problems, files, `workflows/${program}/machine.json`);
  const forms = loadForms(documents, files, program);
  const rules = loadRules(documents, program);
  const letters = loadLetters(documents, files, program);
  problems.push(...forms.problems, ...rules.problems, ...letters.problems);
  if (problems.some((found) => found.severity === 'error') || !definition || !workflow) return { problems };

  const manifest = deepFreeze(manifestOf(files, program));
  const release: Release = {
    program,
    hash: releaseHash(manifest),
    manifest,
    files: new Map(files),
    definition: deepFreeze(definition) as object as Program,
    workflow: deepFreeze(workflow) as object as Workflow,
    forms: forms.forms,
    rulesets: rules.rulesets,
    ...(rules.scorecard ? { scorecard: rules.scorecard } : {}),
    tables: rules.tables,
    letters: letters.letters,
  };
  return { release: Object.freeze(release), problems };
}

function needed(
  documents: ReadonlyMap<string, Json>,
  problems: ProgramProblem[],
  files: ProgramFiles,
  file: string,
): JsonObject | undefined {
  const document = documents.get(file);
  if (document !== null && typeof document === 'object' && !Array.isArray(document)) return document;
  if (document !== undefined) {
    problems.push(
      problem('schema-wrong-type', {
        file,
        pointer: '',
        message: 'The file must hold an object.',
        found: document,
      }),
    );
  } else if (!files.has(file)) {
    problems.push(
      problem('json-missing-file', { file, pointer: '', message: 'The program lacks this file.' }),
    );
  }
  return undefined;
}
