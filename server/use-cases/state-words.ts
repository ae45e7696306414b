import type { Role, StateView, Text } from '../../engine/index.ts';

type Worded = Pick<StateView, 'title' | 'titles' | 'description' | 'descriptions' | 'waitingFor'>;

/** What somebody is told of where a case stands; of his roles' own words, first those of one that it waits for. */
export function stateWords(view: Worded, roles: Role[]): { title: Text; description?: Text } {
  const own = roles.filter((role) => view.descriptions?.[role] !== undefined);
  const role = own.find((one) => view.waitingFor.includes(one)) ?? own[0];
  const description = (role && view.descriptions?.[role]) || view.description;
  return { title: titleFor(view.title, view.titles, roles), ...(description ? { description } : {}) };
}

/** The title that the first of the reader's roles with an own one sees. */
export function titleFor(title: Text, titles: { [role: Role]: Text } | undefined, roles: Role[]): Text {
  const own = roles.find((role) => titles?.[role] !== undefined);
  return (own && titles?.[own]) || title;
}
