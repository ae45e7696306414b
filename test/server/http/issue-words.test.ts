import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { HttpProblem } from '../../../server/http/problem.ts';
import { readInput } from '../../../server/http/read-input.ts';
import { lineSchema, writtenSchema } from '../../../server/http/texts.ts';

interface Reason {
  pointer: string;
  message: { en: string; fr: string };
}

/** What is said against a value, by place. */
function saidAgainst(schema: z.ZodType, value: unknown): { [pointer: string]: Reason['message'] } {
  try {
    readInput('body', schema, value);
    return {};
  } catch (error) {
    if (!(error instanceof HttpProblem)) throw error;
    const reasons = error.more.reasons as Reason[];
    return Object.fromEntries(reasons.map(({ pointer, message }) => [pointer, message]));
  }
}

describe('what a request says wrong', () => {
  it('is told in both languages, whatever is wrong', () => {
    const schema = z.strictObject({
      short: z.string().min(3),
      long: z.string().max(3),
      name: z.string(),
      address: z.email(),
      day: z.iso.date(),
      count: z.number().int().min(1).max(9),
      kind: z.enum(['a', 'b']),
      id: z.string().regex(/^x/, 'is not an id'),
      list: z.array(z.string()).max(1),
      either: z.union([z.string(), z.number()]),
      line: lineSchema(10),
    });
    const said = saidAgainst(schema, {
      short: 'a',
      long: 'abcd',
      address: 'nobody',
      day: '2026-02-30',
      count: 10,
      kind: 'c',
      id: 'y',
      list: ['a', 'b'],
      either: true,
      line: 'a\u0007b',
      more: 1,
    });
    expect(Object.keys(said).sort()).toEqual(
      ['', ...Object.keys(schema.shape).map((name) => `/${name}`)].sort(),
    );
    for (const { en, fr } of Object.values(said)) {
      expect(en).not.toMatch(/expected|received|Invalid/);
      expect(fr).not.toBe(en);
    }
    expect(said['/name']?.en).toBe('This is missing.');
    expect(said['/count']?.fr).toBe('Le maximum est 9.');
    expect(saidAgainst(schema.shape.name, '\0')['']?.fr).toContain('conservé');
  });
});

describe('what others are to read', () => {
  const blanks = [
    '   ',
    '\u00a0\u00a0\u00a0',
    '\u200b\u200c\u200d\ufeff',
    '\u2800\u3164\u115f',
    '\u0301\u0301\u0301',
    '\ufffc\u{e0020}\u{e0100}',
  ];

  it.each(blanks)('is refused where nothing of it can be seen (%j)', (text) => {
    expect(saidAgainst(writtenSchema(), text)).toEqual({
      '': { en: expect.stringContaining('can be seen'), fr: expect.stringContaining('visibles') },
    });
    expect(saidAgainst(writtenSchema({ least: 1 }), text)).not.toEqual({});
    expect(saidAgainst(writtenSchema(), `a${text}b`)).not.toEqual({});
  });

  it.each(blanks)('is an empty line where nothing of it can be seen (%j)', (text) => {
    expect(lineSchema(20).parse(text)).toBe('');
    expect(saidAgainst(lineSchema(20).min(1), text)['']?.en).toBe('Write something here.');
    expect(lineSchema(20).parse(` a${text}b `)).toBe(`a${text}b`);
  });

  it('is taken in any script, and as a picture where one sign is enough', () => {
    for (const text of ['Gone.', 'été', '休暇中', 'אין', 'नहीं', 'நீர்', 'ไม่มี', '👩‍👩‍👧👍🏽🇨🇦'])
      expect(saidAgainst(writtenSchema(), text)).toEqual({});
    expect(saidAgainst(writtenSchema({ least: 1 }), '👍🏽')).toEqual({});
  });
});
