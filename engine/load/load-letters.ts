import type { Json, Letter, ProgramFiles, ProgramProblem, Release } from '../model/index.ts';
import { textOf } from './documents.ts';
import { deepFreeze } from './freeze.ts';
import { isObject } from './is-object.ts';

const BODY = /^(.+)\.([a-z]{2}(?:-[A-Z]{2})?)\.liquid$/;

/** The letters of letters.json with their templates by language. */
export function loadLetters(
  documents: ReadonlyMap<string, Json>,
  files: ProgramFiles,
  program: string,
): { letters: Release['letters']; problems: ProgramProblem[] } {
  const folder = `workflows/${program}/letters/`;
  const document = documents.get(`${folder}letters.json`);
  const letters = new Map<string, { id: string; letter: Letter; bodies: Record<string, string> }>();
  if (isObject(document) && isObject(document.letters)) {
    for (const [id, letter] of Object.entries(document.letters)) {
      if (!isObject(letter)) continue;
      letters.set(id, {
        id,
        letter: deepFreeze(letter) as object as Letter,
        bodies: bodiesOf(files, folder, id),
      });
    }
  }
  return { letters, problems: [] };
}

function bodiesOf(files: ProgramFiles, folder: string, id: string): Record<string, string> {
  const bodies: Record<string, string> = {};
  for (const [path, bytes] of files) {
    const match = path.startsWith(folder) ? BODY.exec(path.slice(folder.length)) : null;
    const text = match?.[1] === id ? textOf(bytes) : undefined;
    if (text !== undefined) bodies[match![2]!] = text;
  }
  return Object.freeze(bodies);
}
