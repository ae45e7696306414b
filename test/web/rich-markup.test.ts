import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromDocument, toDocument } from '../../web/renderers/rich-document.ts';
import { parseMarkup, plainText, safeHref, writeMarkup } from '../../web/renderers/rich-markup.ts';

describe('rich text', () => {
  it('knows bold, italic, links, lists and line ends', () => {
    expect(parseMarkup('A **b *c*** [d](https://e.org)\nf\n\n- g\n- **h**\n\n1. i')).toEqual([
      {
        kind: 'paragraph',
        runs: [
          { text: 'A ' },
          { text: 'b ', bold: true },
          { text: 'c', bold: true, italic: true },
          { text: ' ' },
          { text: 'd', href: 'https://e.org' },
          { text: '\nf' },
        ],
      },
      { kind: 'bullets', items: [[{ text: 'g' }], [{ text: 'h', bold: true }]] },
      { kind: 'numbers', items: [[{ text: 'i' }]] },
    ]);
  });

  it('is never taken for HTML, and its links lead nowhere dangerous', () => {
    const [block] = parseMarkup(
      '<img src=x onerror=alert(1)> [x](javascript:alert(1)) [y](data:text/html,z)',
    );
    expect(block).toMatchObject({ kind: 'paragraph' });
    expect(JSON.stringify(block)).not.toContain('href');
    expect(
      ['javascript:alert(1)', 'data:text/html,x', '//evil.org', 'https://a b', 'vbscript:x'].map(safeHref),
    ).toEqual(Array(5).fill(undefined));
    expect([safeHref('https://a.org/b'), safeHref('me@a.org')]).toEqual([
      'https://a.org/b',
      'mailto:me@a.org',
    ]);
  });

  it.each(['2 * 3 * 4', 'a ** b', '\\* no list', 'x_y', '5 [of] 6', '\\1. first'])(
    'keeps %s as text',
    (text) => {
      expect(writeMarkup(parseMarkup(writeMarkup(parseMarkup(text))))).toBe(writeMarkup(parseMarkup(text)));
      expect(plainText(text)).toBe(text.replace(/\\([*.\d])/g, '$1'));
    },
  );

  it('writes what it reads, for any text, and passes through the editor unchanged', () => {
    const word = fc.stringMatching(/^[a-z*[\]\\()-]{1,6}( [a-z]{1,4})?$/).filter((one) => one.trim() === one);
    const run = fc
      .record({ text: word, bold: fc.boolean(), italic: fc.boolean() })
      .map(({ text, bold, italic }) => ({
        text,
        ...(bold && { bold }),
        ...(italic && { italic }),
      }));
    // Runs of one look stand together; a single one each keeps the comparison plain.
    const block = fc.oneof(
      run.map((one) => ({ kind: 'paragraph' as const, runs: [one] })),
      fc
        .array(run, { minLength: 1, maxLength: 3 })
        .map((items) => ({ kind: 'bullets' as const, items: items.map((one) => [one]) })),
    );
    fc.assert(
      fc.property(block, (one) => {
        expect(parseMarkup(writeMarkup([one]))).toEqual([one]);
        expect(fromDocument(toDocument([one]))).toEqual([one]);
      }),
      { numRuns: 300 },
    );
  });
});
