import type { Text } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';

/** What a program says of a case, by its unit. */
export function useFactText(): (fact: CaseView['facts'][number]) => string {
  const { say, date, number } = useLanguage();
  return ({ unit, value }) => {
    if (value === null) return '';
    if (Array.isArray(value)) return value.join(', ');
    if (typeof value === 'object') return say(value as Text);
    if (unit === 'date') return date(String(value));
    return typeof value === 'number' ? number(value) : String(value);
  };
}
