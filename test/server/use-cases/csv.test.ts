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

  it('leaves numbers below zero as numbers', () => {
    expect(csvLine([-5])).toBe('-5\r\n');
  });
});
