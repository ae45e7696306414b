import { describe, expect, it } from 'vitest';
import { formats } from '../../web/shared/i18n/formats.ts';

const [en, fr] = [formats('en-CA'), formats('fr-CA')];

describe('what a language writes in its own way', () => {
  it.each([
    [300, '1\u00a0kB', '1\u00a0ko'],
    [120_000, '117\u00a0kB', '117\u00a0ko'],
    [1_572_864, '1.5\u00a0MB', '1,5\u00a0Mo'],
    [3 * 1024 ** 3, '3\u00a0GB', '3\u00a0Go'],
  ])('a file of %s bytes', (bytes, english, french) => {
    expect([en.size(bytes), fr.size(bytes)]).toEqual([english, french]);
  });

  it('a percentage', () => {
    expect([en.percent(100), en.percent(12.5)]).toEqual(['100%', '12.5%']);
    expect(fr.percent(100)).toBe('100\u00a0%');
  });

  it('who of several can do it, and that each of several groups has to', () => {
    expect(en.anyOf(['Assessor', 'Employer'])).toBe('Assessor or Employer');
    expect(fr.anyOf(['Évaluateur', 'Employeur', 'Personnel'])).toBe('Évaluateur, Employeur ou Personnel');
    expect(en.anyOfEach([['Clerk'], ['Gardener']])).toBe('Clerk and Gardener');
    expect(fr.anyOfEach([['Commis'], ['Jardinier']])).toBe('Commis et Jardinier');
    expect(fr.anyOfEach([['Commis', 'Jardinier']])).toBe('Commis ou Jardinier');
    expect(en.anyOfEach([])).toBe('');
  });

  it('an hour is not broken over two lines', () => {
    const noon = '2026-03-02T12:05:00.000Z';
    expect(fr.moment(noon)).toMatch(/^\d mars 2026, \d\d\u00a0h\u00a005$/);
    expect(en.moment(noon)).toMatch(/^Mar \d, 2026, \d+:05\u00a0[ap]\.m\.$/);
    expect([en.moment(null), fr.moment(undefined)]).toEqual(['', '']);
  });

  it('a date stays the one that it says; an instant is of the reader’s day', () => {
    expect(en.date('2026-03-02')).toBe('Mar 2, 2026');
    const instant = '2026-03-02T01:30:00.000Z';
    const here = new Intl.DateTimeFormat('en-CA', { dateStyle: 'medium' }).format(new Date(instant));
    expect(en.date(instant)).toBe(here);
    expect([en.date(null), en.date(undefined), en.date('')]).toEqual(['', '', '']);
  });
});
