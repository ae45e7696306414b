import type { Place } from '../support/databases.ts';
import { fakeClock } from '../support/fakes.ts';
import { testServer } from '../support/test-server.ts';

export interface Person {
  name: string;
  cookie: string;
}

export interface Gardener extends Person {
  company: { id: string; name: string };
}

export interface People {
  gardeners: Gardener[];
  clerk: Person;
}

/** Fills a fresh place with people who are signed in for good, each gardener with a company. */
export async function settlePeople(place: Place, programs: string, gardeners: number): Promise<People> {
  const database = place.databaseUrl === undefined ? 'sqlite' : 'postgres';
  const clock = fakeClock(new Date().toISOString());
  const server = await testServer({ database, place, programs, clock });
  try {
    const people: Gardener[] = [];
    for (let index = 0; index < gardeners; index += 1) {
      const gardener = await server.signedIn({ name: `Gardener ${index}` });
      const member = { user: gardener.user, role: 'gardener' };
      const company = await server.company({ name: `Garden ${index}`, members: [member] });
      people.push({ name: gardener.user.name, cookie: gardener.cookie ?? '', company });
    }
    const clerk = await server.signedIn({ name: 'Clerk', grants: [{ program: 'permit', role: 'clerk' }] });
    return { gardeners: people, clerk: { name: 'Clerk', cookie: clerk.cookie ?? '' } };
  } finally {
    await server.stop();
  }
}
