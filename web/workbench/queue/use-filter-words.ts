import type { ListDefinition } from '../../../engine/index.ts';
import type { ListOptions } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

type Column = ListDefinition['columns'][number];

/** How a column is filtered. */
export function filterKind(column: Column): 'state' | 'person' | 'date' | 'number' | 'text' {
  if (column.value === 'state') return 'state';
  if (column.value === 'assignee') return 'person';
  if (column.unit === 'due') return 'date';
  if (column.unit === 'date' || column.unit === 'number') return column.unit;
  return 'text';
}

/** A filter in the reader's words. */
export function useFilterWords(options: ListOptions): (column: Column | undefined, wanted: string) => string {
  const t = useMessages(messages);
  const { say, date } = useLanguage();
  return (column, wanted) => {
    if (!column) return wanted;
    const kind = filterKind(column);
    if (kind === 'state') {
      const found = options.states.find(({ states }) => states.join(',') === wanted);
      return found ? say(found.title) : wanted;
    }
    if (wanted === '@me' || wanted === '@nobody' || wanted === '@others') {
      return t(wanted.slice(1) as 'me' | 'nobody' | 'others');
    }
    if (kind === 'person' && wanted.startsWith('@')) {
      return options.people.find(({ id }) => `@${id}` === wanted)?.name ?? wanted.slice(1);
    }
    if (kind === 'date' || kind === 'number') {
      const show = (part: string | undefined) => (part ? (kind === 'date' ? date(part) : part) : '…');
      const [from, to] = wanted.split('..');
      return to === undefined ? show(from) : t('range', { from: show(from), to: show(to) });
    }
    return wanted;
  };
}
