import type { CaseView } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useMe } from '../../shared/session.ts';
import { messages } from './messages.ts';

/** Whose turn a case is. */
export interface WhoseTurn {
  yours: boolean;
  /** In a sentence. */
  words: string;
}

/** Whose turn it is, as the reader is told it: what is his to do is never somebody else's to wait for. */
export function useTurn(found: CaseView): WhoseTurn {
  const { say, anyOfEach } = useLanguage();
  const m = useMessages(messages);
  const { me } = useMe();
  const roles = usePrograms().data?.find((one) => one.id === found.program)?.roles ?? [];
  const scopeOf = (role: string) => roles.find((one) => one.id === role)?.scope;
  if (found.ended) return { yours: false, words: m('turn.ended') };
  // What is the work of somebody else, who can do it, is not the reader's turn, though his role could do it too.
  const others = found.turn.assignee && found.assignee?.id !== me?.id;
  const yours =
    found.turn.reader &&
    found.waitingFor.some((role) => found.roles.includes(role) && !(others && scopeOf(role) === 'program'));
  if (yours) return { yours, words: m('turn.yours') };
  const titleOf = (role: string) => say(roles.find((one) => one.id === role)?.title) || role;
  const who = anyOfEach(found.waitingGroups.map((group) => group.map(titleOf)));
  if (!who) return { yours, words: m('turn.nobody') };
  // He holds a role that it waits for, and may not do what it waits for: somebody else of this role must.
  if (!found.turn.reader && found.waitingFor.some((role) => found.roles.includes(role))) {
    return { yours, words: m('turn.another', { who }) };
  }
  const given = found.turn.assignee;
  const holder = given ? ` ${m('turn.given', { who: found.assignee?.name ?? '' })}` : '';
  return { yours, words: m('turn.others', { who }) + holder };
}
