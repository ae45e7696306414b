import type { Json, Text } from '../../../engine/index.ts';
import { useLeftWords } from '../../portal/case/use-left-words.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';

/** A row's value as its column shows it; `zone` is the program's, by whose days a deadline counts. */
export function useCellText(zone: string): (value: Json | undefined, unit: string | undefined) => string {
  const { say, date, moment, number } = useLanguage();
  const left = useLeftWords();
  return (value, unit) => {
    if (value === null || value === undefined) return '';
    if (Array.isArray(value)) return value.join(', ');
    if (unit === 'state' || typeof value === 'object') return say(value as Text);
    if (unit === 'date') return date(String(value));
    if (unit === 'due') return `${date(String(value))} · ${left(String(value), zone)}`;
    if (unit === 'datetime') return moment(String(value));
    if (unit === 'number' && typeof value === 'number') return number(value);
    return String(value);
  };
}
