import { describe, expect, it } from 'vitest';
import type { Json } from '../../engine/index.ts';
import { conditionWords } from '../../web/portal/case/condition-words.ts';
import { decisionMessages } from '../../web/portal/case/decision-messages.ts';
import { type FactSource, factWords } from '../../web/portal/case/fact-words.ts';
import { formats } from '../../web/shared/i18n/formats.ts';
import { fill, say } from '../../web/shared/i18n/language.tsx';

const names: FactSource['names'] = {
  overall: { title: { en: 'Overall score', fr: 'Note globale' }, unit: 'percent' },
  least: { title: { en: 'Least score', fr: 'Note minimale' }, unit: 'percent' },
  fee: { title: { en: 'Fee', fr: 'Droits' }, unit: 'money' },
  left: { title: { en: 'Days left', fr: 'Jours restants' }, unit: 'days' },
  signed: { title: { en: 'Signed', fr: 'Signé' }, unit: 'boolean' },
  start: { title: { en: 'Start', fr: 'Début' }, unit: 'date' },
  kind: {
    title: { en: 'Kind of audit', fr: 'Genre d’audit' },
    choices: {
      first: { en: 'Certification', fr: 'Certification' },
      kept: { en: 'Maintenance', fr: 'Maintien' },
    },
  },
};

type Language = 'en' | 'fr';
const wordsIn = (language: Language) => {
  const m = (key: keyof typeof decisionMessages.en, values?: Record<string, string | number>) =>
    fill(decisionMessages[language][key], values);
  const source: FactSource = {
    ...formats(`${language}-CA`),
    names,
    currency: 'CAD',
    say: (text) => say(text, language),
    m,
  };
  return { m, facts: factWords(source) };
};
const told = (
  [fact, operator, value, valueFact]: [string, string, Json, string?],
  factValue: Json,
  holds: boolean,
  language: Language = 'en',
) => {
  const { m, facts } = wordsIn(language);
  const compare = { fact, operator, value, factValue, ...(valueFact ? { valueFact } : {}) };
  return conditionWords(compare, holds, facts, m)?.replaceAll(/\s/gu, ' ');
};

describe('a condition in words', () => {
  it.each([
    ['overall', 'greaterThanInclusive', 80, 97, true, 'Overall score: 97 %, at least 80 %'],
    ['overall', 'greaterThanInclusive', 80, 46.1538, false, 'Overall score: 46.2 %, less than 80 %'],
    ['overall', 'lessThan', 80, 97, false, 'Overall score: 97 %, at least 80 %'],
    ['overall', 'greaterThanInclusive', 80, null, false, 'Overall score: not known'],
    ['fee', 'greaterThan', 600, 1200.5, true, 'Fee: $1,200.50, more than $600.00'],
    ['left', 'lessThanInclusive', 0, 412, false, 'Days left: 412 days'],
    ['left', 'lessThanInclusive', 1, 412, false, 'Days left: 412 days, more than 1 day'],
    ['signed', 'equal', false, true, false, 'Signed: yes'],
    ['signed', 'notEqual', null, true, true, 'Signed: yes'],
    ['start', 'equal', null, '2026-08-13', false, 'Start: Aug 13, 2026'],
    ['kind', 'in', ['first'], 'first', true, 'Kind of audit: Certification'],
    ['kind', 'in', ['first'], 'kept', false, 'Kind of audit: Maintenance, none of: Certification'],
    ['kind', 'equal', 'kept', 'first', false, 'Kind of audit: Certification, not Maintenance'],
    ['kind', 'notEqual', 'kept', 'first', true, 'Kind of audit: Certification, not Maintenance'],
  ] as const)('%s %s %j with %j: what is the case', (fact, operator, value, factValue, holds, expected) => {
    expect(told([fact, operator, value as Json], factValue, holds)).toBe(expected);
  });

  it('names the limit that it is held against, and writes as the language does', () => {
    const limit: [string, string, Json, string] = ['overall', 'greaterThanInclusive', 80, 'least'];
    expect(told(limit, 46.15, false)).toBe('Overall score: 46.2 %, less than 80 % (Least score)');
    expect(told(limit, 46.15, false, 'fr')).toBe('Note globale : 46,2 %, moins de 80 % (Note minimale)');
    expect(told(['fee', 'greaterThan', 600], 1200.5, true, 'fr')).toBe(
      'Droits : 1 200,50 $, plus de 600,00 $',
    );
  });

  it('never lets two different numbers read the same', () => {
    expect(told(['overall', 'greaterThanInclusive', 80], 79.96, false)).toBe(
      'Overall score: 79.96 %, less than 80 %',
    );
  });

  it('leaves to what is stored what it has no words for', () => {
    expect(told(['kind', 'everyFact:equal', 'x'], 'y', false)).toBeUndefined();
    expect(told(['kind', 'matches', 'x'], 'y', false)).toBeUndefined();
  });
});
