import { isObject } from '../load/is-object.ts';
import type { FormStep, Json, Release, Ruleset, Text } from '../model/index.ts';
import { labelPrefixes, nodeAt } from './labels.ts';
import { rootNode, type SchemaNode } from './schema-node.ts';
import { staticControls } from './static-controls.ts';

/** Value → what people read for it. */
export type ChoiceTitles = ReadonlyMap<string, Text>;

const known = new WeakMap<Release, Map<string, ChoiceTitles | null>>();

/**
 * Titles of the values of a program's summary: its own, and those of the choice whose place it shows. `null` where
 * there are none.
 */
export function summaryTitles(release: Release, name: string): ChoiceTitles | null {
  const cache = known.get(release) ?? new Map<string, ChoiceTitles | null>();
  known.set(release, cache);
  if (!cache.has(name)) {
    const summary = release.definition.summary?.[name];
    const all = new Map([
      ...(summary ? titlesAt(release, summary.from.trim()) : []),
      ...Object.entries(summary?.titles ?? {}),
    ]);
    cache.set(name, all.size > 0 ? all : null);
  }
  return cache.get(name) ?? null;
}

/**
 * Titles of the values of a fact that is one choice of a form, or the mark of, or the response to, each question of the
 * scorecard. `null` where it is neither.
 */
export function factTitles(
  release: Release,
  { facts, forEach }: Pick<Ruleset, 'facts' | 'forEach'>,
  name: string,
): ChoiceTitles | null {
  const from = facts?.[name]?.from ?? '';
  const [question] = release.scorecard?.scorecard.elements.flatMap(({ questions }) => questions) ?? [];
  const places =
    forEach?.items.trim() === 'questions' && question
      ? [
          ...(from === `${forEach.as}.response` ? [`${question.answer}.response`] : []),
          ...(from === `${forEach.as}.mark` && question.review ? [`${question.review}.mark`] : []),
        ]
      : [];
  const read = new Set([...places, ...(from.match(READ) ?? [])]);
  // What is made from several answers is no longer one of them.
  const [place, ...others] = read;
  if (place === undefined || others.length > 0) return null;
  // Where the program shows it in lists, it has a short name for it.
  const shown = Object.entries(release.definition.summary ?? {}).find(([, one]) => one.from.trim() === place);
  if (shown) return summaryTitles(release, shown[0]);
  const titles = new Map(titlesAt(release, place));
  return titles.size > 0 ? titles : null;
}

/** A value, or each of a list, as people read it; what is no choice stays as it is. */
export function inTitles(titles: ChoiceTitles | null, value: Json, languages: readonly string[]): Json {
  if (titles === null || value === null || isObject(value)) return value;
  if (!Array.isArray(value)) return (titles.get(String(value)) ?? value) as Json;
  const each = value.map((one) => titles.get(String(one)) ?? String(one));
  return Object.fromEntries(
    languages.map((language) => [
      language,
      each.map((one) => (typeof one === 'string' ? one : (one[language] ?? ''))).join(', '),
    ]),
  );
}

/** Each place of a form that an expression reads. */
const READ = /[A-Za-z_]\w*(?:\.[A-Za-z_]\w*){2,}/g;
const PLACE = /^[A-Za-z_]\w*(\.[A-Za-z_]\w*){2,}$/;

/** Titles of the choice that stands at a place of a form; none where none does. */
function titlesAt(release: Release, place: string): [string, Text][] {
  if (!PLACE.test(place)) return [];
  const [form = '', stepId = '', ...path] = place.split('.');
  const step = release.forms.get(form)?.steps.get(stepId)?.step;
  const node = step && nodeAt(rootNode(step.schema), path);
  if (!step || !node) return [];
  const list = nodeAt(rootNode(step.schema), [...path, 0]);
  const choices = [
    ...listedChoices(step, path),
    ...schemaChoices(node),
    ...(list ? schemaChoices(list) : []),
  ];
  const prefixes = labelPrefixes(step, path);
  return choices.map(({ value, title }) => [
    value,
    Object.fromEntries(
      release.definition.languages.map((language) => [
        language,
        prefixes.map((prefix) => step.i18n?.[language]?.[`${prefix}.${value}`]).find(Boolean) ?? title,
      ]),
    ),
  ]);
}

interface Choice {
  value: string;
  /** Unless a language has its own. */
  title: string;
}

/** `oneOf` of `const` and `title`, and `enum`. */
function schemaChoices({ schemas }: SchemaNode): Choice[] {
  return schemas.flatMap((schema) => [
    ...(schema.const === undefined ? [] : [choice(schema.const, schema.title)]),
    ...(Array.isArray(schema.enum) ? schema.enum.map((value) => choice(value, undefined)) : []),
  ]);
}

/** Choices that a control lists in place of the schema's. */
function listedChoices(step: FormStep, path: string[]): Choice[] {
  return staticControls(step)
    .at(path)
    .flatMap(({ options }) =>
      isObject(options) && Array.isArray(options.enumOptions) ? options.enumOptions : [],
    )
    .map((one) => (isObject(one) ? choice(one.value ?? null, one.label) : choice(one, undefined)));
}

const choice = (value: Json, title: Json | undefined): Choice => ({
  value: String(value),
  title: typeof title === 'string' ? title : String(value),
});
