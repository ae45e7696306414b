import { parseDocuments } from '../load/documents.ts';
import { isObject } from '../load/is-object.ts';
import { relativeTo } from '../load/references.ts';
import { loadRelease } from '../load/release.ts';
import type { Json, ProgramFiles, ProgramProblem, Release } from '../model/index.ts';
import { runExamples } from '../run/examples.ts';
import { runPaths } from '../run/paths.ts';
import { checkForms } from './forms.ts';
import { checkLanguages } from './languages.ts';
import { checkLetters } from './letters.ts';
import { withLines } from './lines.ts';
import { problem } from './problem.ts';
import { checkRulesets } from './rules.ts';
import { checkFormat, formatOf } from './schema.ts';
import { checkUnusedFiles } from './unused-files.ts';
import { checkWorkflow } from './workflow.ts';

export interface CheckedProgram {
  /** Missing when the files cannot be put together. It may be there beside errors. */
  release?: Release;
  /** All of them, sorted by file and place. */
  problems: ProgramProblem[];
}

/**
 * Checks everything that can be known of a program without a case: its files' formats, that names
 * point at something, that expressions fit the forms, and that its examples and paths come out as
 * they say. All problems at once.
 */
export async function checkProgram(files: ProgramFiles, program: string): Promise<CheckedProgram> {
  const { release, problems } = checkProgramFiles(files, program);
  const faulty = problems.some(
    ({ code, severity }) => severity === 'error' && code !== 'schema-unknown-property',
  );
  if (!release || faulty) return { ...(release && { release }), problems };
  const tried = withLines(files, await tryExamples(release));
  return { release, problems: sorted([...problems, ...tried]) };
}

/** The same without trying the examples and paths: what must hold before a case can run on the files. */
export function checkProgramFiles(files: ProgramFiles, program: string): CheckedProgram {
  const { documents } = parseDocuments(files);
  const steps = stepFiles(documents, program);
  const formats = [...documents].flatMap(([file, document]) => {
    const format = formatOf(file, program, steps);
    return format ? checkFormat(file, document, format) : [];
  });
  const { release, problems: loading } = loadRelease(files, program);
  // The loader says less exactly what the check of the format has said already.
  const faulty = new Set(formats.map(({ file }) => file));
  const problems = [
    ...formats,
    ...loading.filter(({ code, file }) => !(code.startsWith('schema-') && faulty.has(file))),
    ...checkUnusedFiles(files, documents, program, steps),
  ];
  const malformed = formats.some(({ code }) => code !== 'schema-unknown-property');
  if (release) problems.push(...checkRelease(release, malformed));
  return { ...(release && { release }), problems: withLines(files, sorted(problems)) };
}

const checks = [checkForms, checkLanguages, checkLetters, checkRulesets, checkWorkflow];

function checkRelease(release: Release, malformed: boolean): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  for (const check of checks) {
    try {
      problems.push(...check(release));
    } catch (error) {
      // A check may stumble over a file whose form is wrong; that file is reported already.
      if (!malformed) throw error;
    }
  }
  return problems;
}

async function tryExamples(release: Release): Promise<ProgramProblem[]> {
  const problems: ProgramProblem[] = [];
  for (const { file, title, ok, message, pointer } of await runExamples(release)) {
    if (!ok)
      problems.push(problem('example-failed', { file, pointer, message: `${title}: ${message ?? ''}` }));
  }
  for (const { file, title, failures } of await runPaths(release)) {
    for (const { pointer, message } of failures) {
      problems.push(problem('example-path-failed', { file, pointer, message: `${title}: ${message}` }));
    }
  }
  return problems;
}

/** Paths of the files that the program's forms list as steps. */
function stepFiles(documents: ReadonlyMap<string, Json>, program: string): Set<string> {
  const found = new Set<string>();
  for (const [file, document] of documents) {
    if (!file.startsWith(`forms/${program}/`) || !file.endsWith('/form.json') || !isObject(document))
      continue;
    for (const step of Array.isArray(document.steps) ? document.steps : []) {
      if (isObject(step) && typeof step.file === 'string') found.add(relativeTo(file, step.file));
    }
  }
  return found;
}

function sorted(problems: ProgramProblem[]): ProgramProblem[] {
  const key = ({ file, pointer, code }: ProgramProblem) => `${file}\0${pointer}\0${code}`;
  return problems.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
