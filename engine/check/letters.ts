import { isObject } from '../load/is-object.ts';
import { pointerTo } from '../load/pointer.ts';
import type { Letter, ProgramProblem, Release } from '../model/index.ts';
import { deliveryNames } from '../run/letter-data.ts';
import { checkExpression } from './expression-types.ts';
import { checkTemplate } from './letter-template.ts';
import { problem } from './problem.ts';

/** Faults of all letters: their data, subjects and templates in every language. */
export function checkLetters(release: Release): ProgramProblem[] {
  const folder = `workflows/${release.program}/letters/`;
  const file = `${folder}letters.json`;
  const { languages } = release.definition;
  const problems: ProgramProblem[] = [];
  const used = new Set<string>();
  for (const { id, letter, bodies } of release.letters.values()) {
    const pointer = pointerTo('/letters', id);
    problems.push(...checkData(release, file, pointer, letter));
    const names = Object.keys(letter.data ?? {});
    problems.push(...checkSubject(release, file, pointer, letter, names));
    for (const language of languages) {
      const name = `${id}.${language}.liquid`;
      const body = bodies[language];
      used.add(`${folder}${name}`);
      if (body === undefined) {
        const message = `The letter "${id}" has no template in the language ${language}.`;
        problems.push(problem('letter-missing-body', { file, pointer, message, expected: name }));
      } else {
        problems.push(...checkTemplate(body, names, release, { file: `${folder}${name}`, pointer: '' }));
      }
    }
  }
  return [...problems, ...unusedBodies(release, folder, used)];
}

function checkData(release: Release, file: string, pointer: string, letter: Letter): ProgramProblem[] {
  return Object.entries(letter.data ?? {}).flatMap(([name, cel]) => {
    const where = pointerTo(pointer, 'data', name);
    if (Object.hasOwn(deliveryNames, name)) {
      const message = `The delivery of every letter gives "${name}" already.`;
      return [problem('letter-reserved-name', { file, pointer: where, message, found: name })];
    }
    return checkExpression(release, cel, { file, pointer: where });
  });
}

function checkSubject(
  release: Release,
  file: string,
  pointer: string,
  { subject }: Letter,
  names: string[],
): ProgramProblem[] {
  const where = pointerTo(pointer, 'subject');
  if (!isObject(subject)) return checkTemplate(String(subject), names, release, { file, pointer: where });
  return Object.entries(subject).flatMap(([language, text]) =>
    checkTemplate(String(text), names, release, { file, pointer: pointerTo(where, language) }),
  );
}

function unusedBodies(release: Release, folder: string, used: Set<string>): ProgramProblem[] {
  return [...release.files.keys()]
    .filter((file) => file.startsWith(folder) && file.endsWith('.liquid') && !used.has(file))
    .map((file) =>
      problem('letter-unused-body', { file, pointer: '', message: 'The template belongs to no letter.' }),
    );
}
