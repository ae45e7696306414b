import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { readersZone, zoneName } from '../../shared/i18n/zone.ts';
import type { DueStory } from './due-story.ts';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';

/** How a deadline was computed, in a sentence or two: from what day, how many days, which limit, in which zone. */
export function useDueWords(program: string): (story: DueStory) => string {
  const { date, moment, language } = useLanguage();
  const m = useMessages(messages);
  const { what } = useLineWords(program);
  const here = readersZone();
  return ({ due, anchor, fromFormer, end }) => {
    const zone = zoneName(due.zone, `${language}-CA`);
    const count = Math.abs(due.days);
    const days = m(count === 1 ? 'due.day' : 'due.days', { count });
    const reason = fromFormer ? m('due.former') : anchor && what(anchor);
    const from = reason ? m('due.anchor', { date: date(due.anchor), what: reason }) : date(due.anchor);
    const reckoned = addDays(due.anchor, due.days);
    const values = { days, anchor: from, date: date(reckoned), zone };
    const sentence =
      due.days === 0 ? m('due.on', values) : m(due.days < 0 ? 'due.before' : 'due.after', values);
    const cap =
      due.notAfter === null
        ? []
        : due.notAfter < reckoned
          ? [m('due.capped', { reckoned: date(reckoned), date: date(due.notAfter) })]
          : [m('due.cap', { date: date(due.notAfter) })];
    const yours = end === null && due.zone !== here ? [m('due.yours', { moment: moment(due.at) })] : [];
    return [sentence, ...cap, ...yours].join(' ');
  };
}

/** A calendar date some days later; `YYYY-MM-DD`. */
function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
