import type { Release } from '../../../engine/index.ts';
import type { RunningServer } from '../../start-server.ts';
import type { Client } from '../walk/client.ts';
import { giveRoles, type Person, register } from '../walk/people.ts';

export const PASSWORD = 'demo password 1';

const NAMES = ['Jordan Reyes', 'Sam Bouchard', 'Kim Whitehorse', 'Dana Lau', 'Ingrid Moreau', 'Tariq Aziz'];

/** So many share each role, so that work can be given to a colleague. */
const EACH = 2;

/** The people of each role that is given for a whole program: `reviewer.<program>`, `reviewer2.<program>`. */
export async function programPeople(
  server: RunningServer,
  administrator: Client,
  release: Release,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const [role, definition] of Object.entries(release.definition.roles)) {
    if (definition.scope !== 'program') continue;
    for (let nth = 1; nth <= EACH; nth++) {
      const username = `${role}${nth === 1 ? '' : nth}.${release.program}`.toLowerCase();
      people.push(
        await register(server.url, administrator, {
          role,
          name: NAMES[people.length % NAMES.length] as string,
          username,
          email: `${username}@example.com`,
          password: PASSWORD,
        }),
      );
    }
  }
  await giveRoles(administrator, release, null, people);
  return people;
}
