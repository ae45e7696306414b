import { describe, expect, it } from 'vitest';
import { csvLine } from '../../../server/use-cases/csv.ts';

describe('a line of CSV', () => {
  it('quotes what RFC 4180 wants quoted', () => {
    expect(csvLine(['plain', 'a,b', 'say "no"', 'two\nlines', null, 3.5])).toBe(
      'plain,"a,b","say ""no""","two\nlines",,3.5\r\n',
    );
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('takes the formula out of %j', (text) => {
    expect(csvLine([text]).replaceAll('"', '').trimEnd()).toBe(`'${text}`);
  });

  it.each([
    [' =1+1', "' =1+1"],
    ['＝1+1', "'＝1+1"],
    ['Ash;=1+1;@x', "Ash;'=1+1;'@x"],
    ['Ash\n\t+1', "Ash\n\t'+1"],
    ['a-b; c=d', 'a-b; c=d'],
  ])('nor leaves one where a cell may be parted: %j', (text, written) => {
    expect(csvLine([text]).replaceAll('"', '').trimEnd()).toBe(written);
  });

  it('leaves numbers below zero as numbers', () => {
    expect(csvLine([-5])).toBe('-5\r\n');
  });
});
