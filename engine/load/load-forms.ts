import { problem } from '../check/problem.ts';
import type {
  FormDefinition,
  FormStep,
  Json,
  JsonObject,
  LoadedForm,
  ProgramFiles,
  ProgramProblem,
} from '../model/index.ts';
import { deepFreeze } from './freeze.ts';
import { isObject } from './is-object.ts';
import { relativeTo, resolveReferences } from './references.ts';

/** The forms of a program: every folder below `forms/<program>` that has a form.json. */
export function loadForms(
  documents: ReadonlyMap<string, Json>,
  files: ProgramFiles,
  program: string,
): { forms: Map<string, LoadedForm>; problems: ProgramProblem[] } {
  const forms = new Map<string, LoadedForm>();
  const problems: ProgramProblem[] = [];
  const prefix = `forms/${program}/`;
  for (const id of foldersBelow(files, prefix)) {
    const file = `${prefix}${id}/form.json`;
    const definition = documents.get(file);
    if (!files.has(file)) {
      problems.push(
        problem('json-missing-file', { file, pointer: '', message: `The form ${id} lacks its form.json.` }),
      );
    } else if (definition !== undefined) {
      const steps = loadSteps(definition, file, documents, files, problems);
      if (steps) {
        forms.set(id, { id, file, definition: deepFreeze(definition) as object as FormDefinition, steps });
      }
    }
  }
  return { forms, problems };
}

function foldersBelow(files: ProgramFiles, prefix: string): string[] {
  const inside = [...files.keys()].filter((path) => path.startsWith(prefix));
  const folders = inside
    .map((path) => path.slice(prefix.length).split('/'))
    .filter((parts) => parts.length > 1);
  return [...new Set(folders.map((parts) => parts[0]!))].sort();
}

function loadSteps(
  definition: Json,
  file: string,
  documents: ReadonlyMap<string, Json>,
  files: ProgramFiles,
  problems: ProgramProblem[],
): LoadedForm['steps'] | undefined {
  if (!isObject(definition) || !Array.isArray(definition.steps)) {
    const message = 'A form needs a list of steps.';
    problems.push(problem('schema-missing-property', { file, pointer: '', message, expected: 'steps' }));
    return undefined;
  }
  const steps = new Map<string, { id: string; file: string; step: FormStep }>();
  for (const [index, entry] of definition.steps.entries()) {
    const pointer = `/steps/${index}`;
    if (!isObject(entry) || typeof entry.id !== 'string' || typeof entry.file !== 'string') {
      const message = 'A step needs an id and a file.';
      problems.push(problem('schema-missing-property', { file, pointer, message, expected: 'id, file' }));
      continue;
    }
    const path = relativeTo(file, entry.file);
    const document = documents.get(path);
    if (!files.has(path)) {
      const message = `The step ${entry.id} names the file ${entry.file}, which is not there.`;
      problems.push(
        problem('form-missing-step-file', { file, pointer: `${pointer}/file`, message, found: entry.file }),
      );
    } else if (document !== undefined) {
      const step = loadStep(document, path, documents, problems);
      if (step) steps.set(entry.id, { id: entry.id, file: path, step });
    }
  }
  return steps;
}

function loadStep(
  document: Json,
  file: string,
  documents: ReadonlyMap<string, Json>,
  problems: ProgramProblem[],
): FormStep | undefined {
  if (!isObject(document) || !isObject(document.schema) || !isObject(document.uischema)) {
    const message = 'A step needs a schema and a uischema.';
    problems.push(
      problem('schema-missing-property', { file, pointer: '', message, expected: 'schema, uischema' }),
    );
    return undefined;
  }
  const resolved = resolveReferences(document.schema, { file, pointer: '/schema' }, documents);
  problems.push(...resolved.problems);
  const step: JsonObject = { ...document, schema: resolved.schema };
  return deepFreeze(step) as object as FormStep;
}
