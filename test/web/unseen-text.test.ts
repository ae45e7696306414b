import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isUnseen as isUnseenThere } from '../../engine/run/unseen-text.ts';
import { SchemaValidator } from '../../web/renderers/validator.ts';
import { isUnseen } from '../../web/shared/unseen-text.ts';

const nothing = ['', ' ', '\u200b\u200b', '\u00a0\u2003', '\u2800', '\u3164', '\ufeff', '\u0301'];

describe('a text of which nothing can be seen', () => {
  it.each(nothing)('is %j', (text) => {
    expect(isUnseen(text)).toBe(true);
  });

  it.each(['a', '.', 'é', 'e\u0301', '\u200bx', '字', 'தி', '👍'])('is not %j', (text) => {
    expect(isUnseen(text)).toBe(false);
  });

  it('is the same to the browser and to the server', () => {
    const signs = fc.oneof(fc.constantFrom(...nothing), fc.string({ unit: 'binary', maxLength: 4 }));
    fc.assert(
      fc.property(fc.array(signs, { maxLength: 4 }), (parts) => {
        const text = parts.join('');
        expect(isUnseen(text)).toBe(isUnseenThere(text));
      }),
      { numRuns: 2000 },
    );
  });

  it('is no answer to a question that wants one', () => {
    const validate = new SchemaValidator().compile({
      type: 'object',
      properties: { reason: { type: 'string', minLength: 3 } },
    });
    expect(validate({ reason: '\u200b\u200b\u200b\u200b' })).toBe(false);
    // As for an empty one, what is said is that it is missing.
    expect(validate.errors).toMatchObject([{ instancePath: '/reason', keyword: 'minLength', data: '' }]);
    expect(validate({ reason: 'a b' })).toBe(true);
  });
});
