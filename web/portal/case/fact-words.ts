import type { Json, Text } from '../../../engine/index.ts';
import type { DecisionRow } from '../../shared/api/cases.ts';
import type { Formats } from '../../shared/i18n/formats.ts';

/** What saying a rule's values needs. */
export interface FactSource extends Pick<Formats, 'date' | 'number' | 'money'> {
  names: DecisionRow['names'];
  currency: string | null;
  say(text: Text | undefined): string;
  m(key: 'decision.unknown' | 'decision.yes' | 'decision.no'): string;
  m(
    key: 'decision.day' | 'decision.days' | 'decision.month' | 'decision.months',
    values: { count: string },
  ): string;
}

/** A rule's facts and thresholds as people say them. */
export interface FactWords {
  title(name: string): string;
  /** By the unit of the named fact, or of the first that has one; where `beside` reads the same, with more digits. */
  value(value: Json, names: readonly string[], beside?: Json): string;
}

export function factWords(source: FactSource): FactWords {
  const { names, say } = source;
  return {
    title: (name) => say(names[name]?.title) || name,
    value(value, of, beside) {
      const unit = of.map((name) => names[name]?.unit).find((one) => one !== undefined);
      const choices = of.map((name) => names[name]?.choices).find((one) => one !== undefined);
      const told = (one: Json, digits?: number) => said(one, unit, choices, source, digits);
      const plain = told(value);
      const differs = typeof value === 'number' && typeof beside === 'number' && value !== beside;
      return differs && plain === told(beside) ? told(value, 8) : plain;
    },
  };
}

type Name = DecisionRow['names'][string];

function said(
  value: Json,
  unit: Name['unit'],
  choices: Name['choices'],
  source: FactSource,
  digits?: number,
): string {
  const { say, m, date } = source;
  if (value === null) return m('decision.unknown');
  if (typeof value === 'boolean') return m(value ? 'decision.yes' : 'decision.no');
  if (typeof value === 'number') return measured(value, unit, source, digits);
  if (typeof value === 'string') {
    const choice = choices?.[value];
    if (choice !== undefined) return say(choice);
    return unit === 'date' || /^\d{4}-\d{2}-\d{2}$/.test(value) ? date(value) : value;
  }
  if (Array.isArray(value)) {
    const isPlain = value.every((one) => typeof one !== 'object' || one === null);
    // A list of records says how many they are.
    if (!isPlain) return source.number(value.length);
    return value.map((one) => said(one, unit, choices, source)).join(', ') || '–';
  }
  const isText = Object.values(value).every((one) => typeof one === 'string');
  return isText && Object.keys(value).length > 0 ? say(value as Text) : '…';
}

function measured(value: number, unit: Name['unit'], source: FactSource, digits?: number): string {
  const { number, money, currency, m } = source;
  switch (unit) {
    case 'percent':
      return `${number(value, { maximumFractionDigits: digits ?? 1 })}\u00a0%`;
    case 'money':
      return money(Math.round(value * 100), currency);
    case 'days':
      return m(Math.abs(value) === 1 ? 'decision.day' : 'decision.days', { count: number(value) });
    case 'months':
      return m(Math.abs(value) === 1 ? 'decision.month' : 'decision.months', { count: number(value) });
    default:
      return number(value, { maximumFractionDigits: digits ?? 4 });
  }
}
