import type { JsonSchema } from '@jsonforms/core';
import type { Language } from '../shared/i18n/language.tsx';
import type { Choice } from './choices.ts';
import { parseNumber } from './number-text.ts';

/** A field of a row that a pasted column can go to. */
export interface PasteField {
  name: string;
  label: string;
  schema: JsonSchema;
  choices: Choice[];
}

/** Which field each pasted column goes to; null leaves it out. */
export interface Mapping {
  /** The first line names the columns and is no row. */
  hasHeadings: boolean;
  fields: (string | null)[];
}

/** What the reader said that a word stands for: field → folded word → value of a choice. */
export type Words = { [field: string]: { [word: string]: unknown } };

export const folded = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/**
 * Maps by headings where at least half of the first line are labels or names of fields, else by order. Then, too, the
 * first line is one of headings, in other words, where no number, date or choice stands in it as they do below.
 */
export function guessMapping(
  lines: readonly string[][],
  fields: readonly PasteField[],
  language: Language,
): Mapping {
  const width = lines.reduce((widest, line) => Math.max(widest, line.length), 0);
  const columns = Array.from({ length: width }, (_, index) => index);
  const taken = new Set<string>();
  const byHeading = columns.map((index) => {
    const heading = folded(lines[0]?.[index] ?? '');
    const found = fields.find(
      ({ name, label }) =>
        !taken.has(name) && heading !== '' && [folded(label), folded(name)].includes(heading),
    );
    if (found) taken.add(found.name);
    return found?.name ?? null;
  });
  const named = (lines[0] ?? []).filter((cell) => cell !== '').length;
  if (taken.size > 0 && taken.size >= named / 2) return { hasHeadings: true, fields: byHeading };
  const reads = (line: readonly string[]) =>
    columns.filter((index) => {
      const field = fields[index];
      return field && !isText(field) && (readCell(line[index] ?? '', field, language) ?? null) !== null;
    }).length;
  const [first = [], ...others] = lines;
  const hasHeadings =
    reads(first) === 0 && first.every((cell) => cell !== '') && others.some((line) => reads(line) > 0);
  return { hasHeadings, fields: columns.map((index) => fields[index]?.name ?? null) };
}

/** Takes any words. */
const isText = ({ schema, choices }: PasteField): boolean =>
  choices.length === 0 && schema.type === 'string' && schema.format !== 'date';

const YES = ['yes', 'y', 'oui', 'o', 'true', 'vrai', '1', 'x', '✓', '✔'];
const NO = ['no', 'n', 'non', 'false', 'faux', '0', '-', '–'];

/** A cell as a value of its field; undefined for an empty cell, null for what is not understood. */
export function readCell(text: string, field: PasteField, language: Language, words: Words = {}): unknown {
  const plain = text.trim();
  if (plain === '') return undefined;
  if (field.choices.length > 0) {
    const found = field.choices.find((one) =>
      [folded(one.label), folded(String(one.value))].includes(folded(plain)),
    );
    return found?.value ?? words[field.name]?.[folded(plain)] ?? null;
  }
  const { type, format } = field.schema;
  if (type === 'boolean') {
    const said = plain.toLowerCase();
    return YES.includes(said) ? true : NO.includes(said) ? false : null;
  }
  if (type === 'number' || type === 'integer') return parseNumber(plain, language) ?? null;
  if (format === 'date') return readDate(plain);
  return plain;
}

/** `2026-03-01`, `2026/3/1`, or day and month in whichever order only one is possible; else null. */
function readDate(text: string): string | null {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?$/.exec(text);
  if (iso) return dateOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const other = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(text);
  if (!other) return null;
  const [first, second, year] = [Number(other[1]), Number(other[2]), Number(other[3])];
  if (first > 12) return dateOf(year, second, first);
  if (second > 12 || first === second) return dateOf(year, first, second);
  // 03/04 is March 4th to one and April 3rd to another: nobody is asked to trust a guess.
  return null;
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day
    ? date.toISOString().slice(0, 10)
    : null;
}

export interface PastedRow {
  row: Record<string, unknown>;
  /** Texts that were not understood, by field. */
  unread: Record<string, string>;
}

/** The rows that the lines become, each beginning with the row's defaults. */
export function pastedRows(
  lines: readonly string[][],
  mapping: Mapping,
  fields: readonly PasteField[],
  defaults: Record<string, unknown>,
  language: Language,
  words: Words = {},
): PastedRow[] {
  return lines.slice(mapping.hasHeadings ? 1 : 0).map((line) => {
    const row = { ...defaults };
    const unread: Record<string, string> = {};
    mapping.fields.forEach((name, index) => {
      const field = fields.find((one) => one.name === name);
      if (!field) return;
      const value = readCell(line[index] ?? '', field, language, words);
      if (value === null) unread[field.name] = line[index] ?? '';
      else if (value !== undefined) row[field.name] = value;
    });
    return { row, unread };
  });
}

/** A word that stands in a column of choices and is none of them, with the lines that have it. */
export interface UnknownWord {
  field: PasteField;
  text: string;
  lines: number[];
}

/** Each such word once, whatever its capitals and accents, in the order in which it comes. */
export function unknownWords(
  lines: readonly string[][],
  mapping: Mapping,
  fields: readonly PasteField[],
  language: Language,
): UnknownWord[] {
  const found = new Map<string, UnknownWord>();
  lines.forEach((line, index) => {
    if (index === 0 && mapping.hasHeadings) return;
    mapping.fields.forEach((name, column) => {
      const field = fields.find((one) => one.name === name);
      const text = (line[column] ?? '').trim();
      if (!field || field.choices.length === 0 || readCell(text, field, language) !== null) return;
      const key = `${field.name}/${folded(text)}`;
      const known = found.get(key);
      if (known) known.lines.push(index + 1);
      else found.set(key, { field, text, lines: [index + 1] });
    });
  });
  return [...found.values()];
}
