import type { ListDefinition, Role, Text } from '../../engine/index.ts';
import type { KnownState } from '../stores/case-states.ts';
import { titleFor } from './state-words.ts';

/** What a list calls a state: as the list says, else as the state itself says it to the reader's roles. */
export function titleInList(list: ListDefinition | null, state: KnownState, roles: Role[]): Text {
  const titles = list?.stateTitles ?? {};
  const own = state.states.find((leaf) => Object.hasOwn(titles, leaf));
  return (own && titles[own]) || titleFor(state.view.title, state.view.titles, roles);
}
