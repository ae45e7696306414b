import type { FormStep, Text } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { labelOf, nodeAt } from './labels.ts';
import { keyword, rootNode } from './schema-node.ts';

const row: { [language: string]: (number: number) => string } = {
  en: (number) => `row ${number}`,
  fr: (number) => `ligne ${number}`,
};

/** Longer than this, a label is cut at a word. */
const LONGEST = 60;

/**
 * What a field stands in, to be said before its fault: the question (`A1 Safety policy – `) or the list and row
 * (`Worksites, row 2 – `). Empty for a field of the step itself.
 */
export function aroundOf(step: FormStep, path: readonly Segment[], language: string): string {
  const words = aroundWords(step, path, language);
  return words.length > 0 ? `${words.join(', ')} – ` : '';
}

function aroundWords(step: FormStep, path: readonly Segment[], language: string): string[] {
  const words: string[] = [];
  for (const [index, segment] of path.slice(0, -1).entries()) {
    words.push(
      typeof segment === 'number'
        ? (row[language.slice(0, 2)] ?? row.en!)(segment + 1)
        : firstWords(labelOf(step, path.slice(0, index + 1), language)),
    );
  }
  return words;
}

/**
 * What a place belongs to, in every language, for messages that do not say it themselves: the question that it is
 * or stands in, the list and row. `undefined` for a field that stands alone.
 */
export function aboutOf(
  languages: readonly string[],
  step: FormStep,
  path: readonly Segment[],
): Text | undefined {
  const node = nodeAt(rootNode(step.schema), path);
  const isQuestion = path.length > 0 && node !== undefined && keyword(node, 'type') === 'object';
  const whole = isQuestion ? [...path, ''] : path;
  if (whole.length < 2) return undefined;
  return Object.fromEntries(
    languages.map((language) => [language, aroundWords(step, whole, language).join(', ')]),
  );
}

/** The label of a place for use within a sentence: of a whole paragraph only what it begins with. */
export function shortLabel(step: FormStep, path: readonly Segment[], language: string): string {
  const label = labelOf(step, path, language);
  return label.length <= LONGEST ? label : firstWords(label);
}

/** A label up to its first full stop, or as much of it as a line holds. */
function firstWords(label: string): string {
  const first = /^(.+?)[.?!:](\s|$)/.exec(label)?.[1]?.trim() ?? label;
  if (first.length <= LONGEST) return first;
  return `${first.slice(0, LONGEST).replace(/\s+\S*$/, '')} …`;
}
