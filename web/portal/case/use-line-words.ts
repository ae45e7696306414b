import type { HistoryRow } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

/** What a line of the history says happened, and who did it, in the reader's words. */
export function useLineWords(program: string) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const roles = usePrograms().data?.find((one) => one.id === program)?.roles ?? [];
  const what = (line: HistoryRow): string => {
    if (line.thread) return m('line.message', { thread: say(line.thread.title) });
    if (line.kind === 'record' && line.event.type === 'assign') {
      return line.assignee ? m('line.assigned', { who: line.assignee.name }) : m('line.unassigned');
    }
    if (line.kind === 'start') return m('line.opened');
    if (line.kind === 'timer') {
      if (!line.event.label) return m('line.deadline');
      const label = say(line.event.label);
      return line.event.deadline ? m('line.deadlineOf', { what: label }) : label;
    }
    return line.event.label ? say(line.event.label) : m('line.record');
  };
  const roleTitle = (id: string) => say(roles.find((one) => one.id === id)?.title);
  const person = ({ name, roles: held }: { name: string; roles: string[] }): string => {
    const role = held.map(roleTitle).find((title) => title !== '');
    return role ? m('line.byRole', { who: name, role }) : name;
  };
  const who = ({ actor }: HistoryRow): string => (actor.id === 'system' ? m('line.system') : person(actor));
  return { what, who, person, roleTitle };
}
