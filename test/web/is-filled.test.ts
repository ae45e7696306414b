import { expect, it } from 'vitest';
import { isFilled } from '../../web/workbench/review/is-filled.ts';

it('tells an answer from empty tables and texts', () => {
  for (const nothing of [undefined, null, '', {}, [], { items: [] }, { items: [{}], note: '' }]) {
    expect(isFilled(nothing)).toBe(false);
  }
  for (const something of [false, 0, 'a', { items: [{ action: 'a' }] }, { note: '', agreed: false }]) {
    expect(isFilled(something)).toBe(true);
  }
});
