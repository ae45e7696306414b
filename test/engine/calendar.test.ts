import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  addYears,
  daysBetween,
  endOfDay,
  isCalendarDate,
  monthsBetween,
  noonOf,
  todayIn,
} from '../../engine/run/calendar.ts';

const EDMONTON = 'America/Edmonton';
const REGINA = 'America/Regina';

describe('days in a zone', () => {
  it('says the day that the wall clock shows', () => {
    expect(todayIn(EDMONTON, '2026-03-01T06:59:59.999Z')).toBe('2026-02-28');
    expect(todayIn(EDMONTON, '2026-03-01T07:00:00.000Z')).toBe('2026-03-01');
    expect(todayIn('UTC', '2026-03-01T06:59:59.999Z')).toBe('2026-03-01');
  });

  it('ends a day before, on and after the spring change of clocks', () => {
    expect(endOfDay('2026-03-07', EDMONTON)).toBe('2026-03-08T06:59:59.999Z');
    expect(endOfDay('2026-03-08', EDMONTON)).toBe('2026-03-09T05:59:59.999Z');
    expect(endOfDay('2026-03-09', EDMONTON)).toBe('2026-03-10T05:59:59.999Z');
  });

  it('ends a day before, on and after the autumn change of clocks', () => {
    // A year that is over: what clocks will do is law, and changes with the tables of time zones.
    expect(endOfDay('2025-11-01', EDMONTON)).toBe('2025-11-02T05:59:59.999Z');
    expect(endOfDay('2025-11-02', EDMONTON)).toBe('2025-11-03T06:59:59.999Z');
    expect(endOfDay('2025-11-03', EDMONTON)).toBe('2025-11-04T06:59:59.999Z');
  });

  it('ends every day at the same moment where clocks are never changed', () => {
    for (const day of ['2026-03-07', '2026-03-08', '2026-11-01', '2026-11-02']) {
      expect(endOfDay(day, REGINA)).toBe(`${addDays(day, 1)}T05:59:59.999Z`);
    }
  });

  it('is on the day it came from at its end and at noon, in every zone', () => {
    const zones = [EDMONTON, REGINA, 'UTC', 'Asia/Kolkata', 'Pacific/Apia', 'America/St_Johns'];
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 20_000 }), (zone, days) => {
        const date = addDays('2000-01-01', days);
        // Samoa had no 30 December 2011: such a day has no moments.
        fc.pre(!(zone === 'Pacific/Apia' && date === '2011-12-30'));
        expect(todayIn(zone, endOfDay(date, zone))).toBe(date);
        expect(todayIn(zone, noonOf(date, zone))).toBe(date);
      }),
    );
  });

  it('refuses a zone that does not exist', () => {
    expect(() => todayIn('America/Nowhere', '2026-03-01T00:00:00.000Z')).toThrow(RangeError);
  });
});

describe('arithmetic of dates', () => {
  it('adds days over months, years and leap days', () => {
    expect(addDays('2026-02-28', 1)).toBe('2026-03-01');
    expect(addDays('2028-02-28', 1)).toBe('2028-02-29');
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addDays('2023-08-14', 15 + 21)).toBe('2023-09-19');
    expect(addDays('2026-03-01', -1)).toBe('2026-02-28');
  });

  it('keeps to the end of a shorter month', () => {
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-03-31', -1)).toBe('2026-02-28');
    expect(addYears('2028-02-29', 3)).toBe('2031-02-28');
  });

  it('ends with the year 9999, and begins after the year 99', () => {
    expect(() => addMonths('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('9999-12-31', 1)).toThrow(RangeError);
    expect(() => addDays('0100-01-01', -1_000_000)).toThrow(RangeError);
  });

  it.each(['America/Sao_Paulo', 'Africa/Cairo', 'Asia/Beirut', 'America/Havana', 'America/Santiago'])(
    'ends every day of %s with its last millisecond, also where clocks change at midnight',
    (zone) => {
      for (let date = '2017-01-01'; date < '2019-12-31'; date = addDays(date, 1)) {
        const end = endOfDay(date, zone);
        expect(todayIn(zone, end)).toBe(date);
        expect(todayIn(zone, new Date(Date.parse(end) + 1).toISOString())).toBe(addDays(date, 1));
      }
    },
  );

  it('counts whole months', () => {
    expect(monthsBetween('2023-03-15', '2026-03-14')).toBe(35);
    expect(monthsBetween('2023-03-15', '2026-03-15')).toBe(36);
    expect(monthsBetween('2026-01-31', '2026-02-28')).toBe(1);
    expect(monthsBetween('2026-03-15', '2026-02-16')).toBe(0);
    expect(monthsBetween('2026-03-15', '2026-02-15')).toBe(-1);
  });

  it('undoes what it adds', () => {
    const day = fc.integer({ min: -20_000, max: 40_000 });
    fc.assert(
      fc.property(day, fc.integer({ min: -5_000, max: 5_000 }), (start, days) => {
        const date = addDays('1970-01-01', start);
        expect(daysBetween(date, addDays(date, days))).toBe(days);
        expect(monthsBetween(date, addMonths(date, Math.abs(days)))).toBe(Math.abs(days));
      }),
    );
  });

  it('refuses what is not a date', () => {
    for (const wrong of ['2026-02-30', '2026-13-01', '26-01-01', '2026-01-01T00:00:00Z', '']) {
      expect(isCalendarDate(wrong)).toBe(false);
      expect(() => addDays(wrong, 1)).toThrow(RangeError);
    }
    expect(isCalendarDate('2028-02-29')).toBe(true);
    expect(() => addDays('2026-01-01', 0.5)).toThrow(RangeError);
  });
});
