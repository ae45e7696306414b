import { describe, expect, it } from 'vitest';
import {
  guessMapping,
  type PasteField,
  pastedRows,
  readCell,
  unknownWords,
} from '../../web/renderers/pasted-rows.ts';

const field = (
  name: string,
  label: string,
  schema: object,
  choices: PasteField['choices'] = [],
): PasteField => ({
  name,
  label,
  schema,
  choices,
});
const name = field('name', 'Name', { type: 'string' });
const since = field('since', 'With company since (year)', { type: 'integer' });
const onBooks = field('onBooks', 'Assuré?', { type: 'boolean' });
const hired = field('hired', 'Hired on', { type: 'string', format: 'date' });
const kind = field('kind', 'Kind', { type: 'string' }, [
  { value: 'full', label: 'Full time' },
  { value: 'part', label: 'Part time' },
]);
const fields = [name, since, onBooks, hired, kind];

describe('where pasted columns go', () => {
  it('goes by headings, whatever their order, capitals and accents', () => {
    expect(
      guessMapping(
        [
          ['ASSURE', 'Shoe size', 'name'],
          ['yes', '9', 'Ash'],
        ],
        fields,
        'en',
      ),
    ).toEqual({
      hasHeadings: true,
      fields: ['onBooks', null, 'name'],
    });
  });
  it('goes by order where the first line is a row, and leaves out what is too much', () => {
    const lines = [['Ash', '2004', 'yes', '2004-05-01', 'full', 'more']];
    expect(guessMapping(lines, fields, 'en')).toEqual({
      hasHeadings: false,
      fields: ['name', 'since', 'onBooks', 'hired', 'kind', null],
    });
  });
  it('knows headings in other words by what stands below them', () => {
    const named = [
      ['Worker', 'Joined'],
      ['Ash', '2004'],
    ];
    expect(guessMapping(named, fields, 'en')).toEqual({ hasHeadings: true, fields: ['name', 'since'] });
    // A first row that lacks a value is a row.
    const gap = [
      ['Ash', ''],
      ['Elm', '2004'],
    ];
    expect(guessMapping(gap, fields, 'en').hasHeadings).toBe(false);
    expect(guessMapping([['Ash', 'long ago']], fields, 'en').hasHeadings).toBe(false);
  });
});

describe('cells as values', () => {
  it.each([
    [since, '2004', 2004],
    [since, '1,250', 1250],
    [since, 'long ago', null],
    [onBooks, 'Oui', true],
    [onBooks, 'no', false],
    [onBooks, 'perhaps', null],
    [kind, 'FULL TIME', 'full'],
    [kind, 'part', 'part'],
    [kind, 'casual', null],
    [hired, '2026/3/1', '2026-03-01'],
    [hired, '25.12.2025', '2025-12-25'],
    [hired, '12/25/2025', '2025-12-25'],
    // Nobody is asked to trust a guess.
    [hired, '03/04/2026', null],
    [hired, '2026-02-30', null],
    [name, '  Ash ', 'Ash'],
    [name, ' ', undefined],
  ])('%#: %o', (of, text, value) => expect(readCell(text as string, of as PasteField, 'en')).toBe(value));

  it('reads a comma as the reader writes it', () => {
    expect([readCell('1,250', since, 'en'), readCell('1,250', since, 'fr')]).toEqual([1250, 1.25]);
  });

  it('begins each row with its defaults and keeps what it did not understand', () => {
    const lines = [
      ['Name', 'Kind'],
      ['Ash', 'casual'],
    ];
    const mapping = guessMapping(lines, fields, 'en');
    expect(pastedRows(lines, mapping, fields, { onBooks: true }, 'en')).toEqual([
      { row: { name: 'Ash', onBooks: true }, unread: { kind: 'casual' } },
    ]);
  });
});

describe('words that are no choice', () => {
  const lines = [
    ['Name', 'Kind'],
    ['Ash', 'Casual'],
    ['Elm', 'full'],
    ['Oak', 'CASUAL'],
    ['Yew', ''],
  ];
  const mapping = { hasHeadings: true, fields: ['name', 'kind'] };

  it('are named once each, with the lines that have them', () => {
    expect(unknownWords(lines, mapping, fields, 'en')).toEqual([
      { field: kind, text: 'Casual', lines: [2, 4] },
    ]);
    expect(unknownWords(lines, { ...mapping, fields: ['name', null] }, fields, 'en')).toEqual([]);
  });

  it('stand for the choice that the reader said', () => {
    const rows = pastedRows(lines, mapping, fields, {}, 'en', { kind: { casual: 'part' } });
    expect(rows.map(({ row }) => row.kind)).toEqual(['part', 'full', 'part', undefined]);
    expect(rows.every(({ unread }) => Object.keys(unread).length === 0)).toBe(true);
  });
});
