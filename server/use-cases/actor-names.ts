import type { Db } from '../db/database.ts';
import { caseContextStore } from '../stores/case-context.ts';
import { signedLinkStore } from '../stores/signed-links.ts';
import { actorOfLink, linkOfActor } from './link-actor.ts';

/** Names of those who stand in a history: users, and who came by a signed link with the address it was sent to. */
export async function actorNames(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const unique = [...new Set(ids)];
  const links = unique.flatMap((id) => linkOfActor(id) ?? []);
  const users = unique.filter((id) => linkOfActor(id) === undefined);
  const [people, bearers] = await Promise.all([
    Promise.all(users.map((id) => caseContextStore(db).person(id))),
    signedLinkStore(db).people(links),
  ]);
  return new Map([
    ...people.flatMap((person): [string, string][] => (person ? [[person.id, person.name]] : [])),
    ...[...bearers].map(([id, { name, email }]): [string, string] => [actorOfLink(id), `${name} (${email})`]),
  ]);
}
