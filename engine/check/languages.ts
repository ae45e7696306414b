import { isObject } from '../load/is-object.ts';
import { pointerTo } from '../load/pointer.ts';
import type { Json, ProgramProblem, Release } from '../model/index.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

/** Names of properties that hold a text for people, in all our formats. */
const textNames = new Set([
  'title',
  'description',
  'label',
  'confirm',
  'subject',
  'guideline',
  'empty',
  'message',
]);
/** Maps whose values are texts. */
const textMaps = new Set(['titles', 'descriptions', 'stateTitles', 'conditionTitles', 'notes']);
/** Parts in a library's own grammar or of data, where the same names mean something else. */
const foreign = new Set(['schema', 'uischema', 'i18n', 'context', 'examples', 'value', 'rows', 'prefill']);

/** Texts that lack one of the program's languages, or have one that the program does not. */
export function checkLanguages(release: Release): ProgramProblem[] {
  const { languages } = release.definition;
  const problems = documentsOf(release).flatMap(([file, document]) => walk(document, file, '', languages));
  for (const form of release.forms.values()) {
    for (const { file, step } of form.steps.values()) {
      for (const language of Object.keys(step.i18n ?? {})) {
        if (languages.includes(language)) continue;
        problems.push(unknownLanguage(file, pointerTo('/i18n', language), language, languages));
      }
    }
  }
  return problems;
}

function documentsOf(release: Release): [string, Json][] {
  const { program } = release;
  const json = (value: object) => value as Json;
  return [
    [`workflows/${program}/program.json`, json(release.definition)],
    [`workflows/${program}/machine.json`, json(release.workflow)],
    [`rules/${program}/tables.json`, json(release.tables)],
    ...[...release.forms.values()].map(({ file, definition }): [string, Json] => [file, json(definition)]),
    ...[...release.rulesets.values()].map(({ file, ruleset }): [string, Json] => [file, json(ruleset)]),
    ...(release.scorecard
      ? [[release.scorecard.file, json(release.scorecard.scorecard)] as [string, Json]]
      : []),
    [
      `workflows/${program}/letters/letters.json`,
      { letters: Object.fromEntries([...release.letters].map(([id, { letter }]) => [id, json(letter)])) },
    ],
  ];
}

function walk(value: Json, file: string, pointer: string, languages: string[]): ProgramProblem[] {
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => walk(item, file, pointerTo(pointer, index), languages));
  }
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, member]) => {
    const at = pointerTo(pointer, key);
    if (textMaps.has(key) && isObject(member)) {
      return Object.entries(member).flatMap(([name, text]) =>
        checkText(text, file, pointerTo(at, name), languages),
      );
    }
    if (isText(key, member)) return checkText(member, file, at, languages);
    return foreign.has(key) ? [] : walk(member, file, at, languages);
  });
}

/** A text in languages: an object of texts under keys that look like language codes. */
function isText(key: string, value: Json): boolean {
  if (!isObject(value)) return false;
  const looks = Object.entries(value).every(
    ([name, text]) => /^[a-z]{2}(-[A-Z]{2})?$/.test(name) && typeof text === 'string',
  );
  return looks && Object.keys(value).length > 0 && (textNames.has(key) || Object.hasOwn(value, 'en'));
}

function checkText(text: Json, file: string, pointer: string, languages: string[]): ProgramProblem[] {
  if (!isObject(text)) return [];
  const missing = languages.filter((language) => !Object.hasOwn(text, language) || text[language] === '');
  const unknown = Object.keys(text).filter((language) => !languages.includes(language));
  return [
    ...missing.map((language) => {
      const message = `The text is missing in the language ${language}.`;
      return problem('text-missing-language', { file, pointer, message, expected: language });
    }),
    ...unknown.map((language) => unknownLanguage(file, pointerTo(pointer, language), language, languages)),
  ];
}

function unknownLanguage(file: string, pointer: string, found: string, languages: string[]): ProgramProblem {
  const suggestion = nearest(found, languages);
  const message = `The program has no language "${found}".`;
  return problem('text-unknown-language', {
    file,
    pointer,
    message,
    found,
    expected: languages,
    ...(suggestion && { suggestion }),
  });
}
