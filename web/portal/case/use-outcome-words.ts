import type { Outcome, Text } from '../../../engine/index.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';

/** An outcome in words: its message, else what it describes, else what its rule is called, else its name. */
export function useOutcomeWords(program: string): (outcome: Outcome, rule: Text | undefined) => string {
  const { pair, say, money } = useLanguage();
  const currency = usePrograms().data?.find((one) => one.id === program)?.currency ?? null;
  return ({ type, params }, rule) => {
    const text = params.message ?? params.description ?? params.title;
    if (typeof text === 'string' || (typeof text === 'object' && text !== null && !Array.isArray(text))) {
      const said = say(text as Text);
      if (said)
        return typeof params.amount === 'number'
          ? pair(said, money(Math.round(params.amount * 100), currency))
          : said;
    }
    return rule === undefined ? spaced(type) : say(rule);
  };
}

/** `belowMinimum` and `below-minimum` as people write it. */
const spaced = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();
