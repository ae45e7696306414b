import { describe, expect, it } from 'vitest';
import { nearest } from '../../../engine/check/nearest.ts';

describe('the nearest known name', () => {
  const known = ['owner', 'area', 'beds', 'description', 'failWhenUndefined'];

  it.each([
    ['ownr', 'owner'],
    ['aera', 'area'],
    ['BEDS', 'beds'],
    ['desciption', 'description'],
    ['failWhenUndefned', 'failWhenUndefined'],
  ])('to %s is %s', (name, expected) => {
    expect(nearest(name, known)).toBe(expected);
  });

  it('is none when nothing is near, or nothing is known', () => {
    expect(nearest('zebra', known)).toBeUndefined();
    expect(nearest('x', [])).toBeUndefined();
    expect(nearest('', known)).toBeUndefined();
  });
});
