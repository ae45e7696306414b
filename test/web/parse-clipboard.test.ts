import { describe, expect, it } from 'vitest';
import { parseClipboard, toClipboard } from '../../web/renderers/parse-clipboard.ts';

describe('cells of what was copied', () => {
  it.each([
    [
      'tabs, as spreadsheets copy',
      'Name\tSince\r\nAsh\t2004\r\n',
      [
        ['Name', 'Since'],
        ['Ash', '2004'],
      ],
    ],
    [
      'commas',
      'Ash,2004\nBirch,2010',
      [
        ['Ash', '2004'],
        ['Birch', '2010'],
      ],
    ],
    [
      'semicolons, with a decimal comma',
      'Ash;1,5\nBirch;2',
      [
        ['Ash', '1,5'],
        ['Birch', '2'],
      ],
    ],
    [
      'quotes around separators and line ends',
      '"Ash, Robin",2004\n"two\nlines",1',
      [
        ['Ash, Robin', '2004'],
        ['two\nlines', '1'],
      ],
    ],
    ['doubled quotes', '"the ""old"" yard"\t1', [['the "old" yard', '1']]],
    ['a quote inside a word', '5" pipe\t1', [['5" pipe', '1']]],
    [
      'a quote that ends nowhere',
      '"Ash\t1\nBirch\t2',
      [
        ['"Ash', '1'],
        ['Birch', '2'],
      ],
    ],
    [
      'quotes around one word of a cell',
      '"Big" Ash\t1\nBirch\t2',
      [
        ['"Big" Ash', '1'],
        ['Birch', '2'],
      ],
    ],
    ['blanks around quotes', ' "Ash" ,1', [['Ash', '1']]],
    ['one column', 'Ash\nBirch', [['Ash'], ['Birch']]],
    [
      'empty cells and empty lines',
      'Ash\t\t1\n\n\t\t\nBirch\t2\t',
      [
        ['Ash', '', '1'],
        ['Birch', '2', ''],
      ],
    ],
    ['a byte order mark', '\ufeffAsh\t1', [['Ash', '1']]],
    ['nothing', '', []],
  ])('%s', (_, text, lines) => expect(parseClipboard(text)).toEqual(lines));

  it('takes back what it copied', () => {
    const lines = [
      ['a\tb', 'two\nlines'],
      ['the "old" yard', 'plain'],
    ];
    expect(parseClipboard(toClipboard(lines))).toEqual(lines);
  });
});
