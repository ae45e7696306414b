import { describe, expect, it } from 'vitest';
import { fromWritten, toWritten, written } from '../../web/renderers/date-format.ts';
import { parseNumber } from '../../web/renderers/number-text.ts';

describe('numbers as people type them', () => {
  it.each([
    ['1250', 'en', 1250],
    ['1,250.50', 'en', 1250.5],
    ['1.250,50', 'fr', 1250.5],
    ['1 250,50 $', 'fr', 1250.5],
    ['$12,345', 'en', 12345],
    ['1,5', 'en', 1.5],
    ['12,345', 'fr', 12.345],
    ['-3', 'en', -3],
    ['.5', 'en', 0.5],
    ['1e5', 'en', undefined],
    ['abc', 'en', undefined],
    ['', 'en', undefined],
  ] as const)('%s (%s)', (text, language, value) => expect(parseNumber(text, language)).toBe(value));
});

describe('dates by patterns', () => {
  it('are kept as the form says and read as it says', () => {
    expect(toWritten('03/2026', 'MM/YYYY', 'YYYY-MM')).toBe('2026-03');
    expect(fromWritten('2026-03', 'YYYY-MM', 'MM/YYYY')).toBe('03/2026');
    expect(toWritten('2:30 PM', 'h:mm A', 'HH:mm')).toBe('14:30');
    expect(toWritten('14:30:00', 'HH:mm:ss', 'HH:mm:ss')).toBe('14:30:00');
    expect(written('2026-03-02', 'YYYY-MM-DD', 'D MMMM YYYY', 'fr', false)).toBe('2 mars 2026');
    expect(written('14:30:00', 'HH:mm:ss', undefined, 'en', true)).toBe('2:30 PM');
    expect(written('nonsense', 'YYYY-MM-DD', undefined, 'en', false)).toBe('');
  });
});
