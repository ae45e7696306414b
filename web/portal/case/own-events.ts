import type { CaseView } from '../../shared/api/cases.ts';

/** The events of a case that the reader's roles may send, offered now or not. */
export const ownEvents = ({ events, roles }: Pick<CaseView, 'events' | 'roles'>) =>
  events.filter((event) => event.roles.some((role) => roles.includes(role)));
