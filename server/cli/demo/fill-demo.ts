import { daysBetween, type Release, readPaths, todayIn, withFixtures } from '../../../engine/index.ts';
import type { DemoClock } from '../../demo-clock.ts';
import type { RunningServer } from '../../start-server.ts';
import { moveDemoClock } from '../../use-cases/move-demo-clock.ts';
import type { DemoAccount } from '../accounts.ts';
import { CommandFailed } from '../command-failed.ts';
import { castPath } from '../walk/cast.ts';
import { type Client, signIn } from '../walk/client.ts';
import type { ServerClock } from '../walk/clock.ts';
import { giveRoles, type Person, register } from '../walk/people.ts';
import { walkPath } from '../walk/walk-path.ts';
import { whyNot } from '../walk.ts';
import { daysOf, unfinishedLives, wholeLives } from './lives.ts';

const PASSWORD = 'demo password 1';

/**
 * Fills an empty server by living the paths of its programs, each by different people, in the months before
 * today: first whole lives, then lives that stop in the middle, so that every desk has work. Returns the accounts.
 */
export async function fillDemo(
  server: RunningServer,
  clock: DemoClock,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  const administrator = await firstAdministrator(server);
  const accounts: DemoAccount[] = [{ ...administrator.account, role: 'administrator' }];
  const time: ServerClock = {
    now: async () => clock.now().toISOString(),
    move: (to) => moveDemoClock(server.deps, clock, () => server.outbox.drain(), new Date(to)),
  };
  for (const release of await server.deps.releases.listCurrent()) {
    const standing = await programPeople(server, administrator.client, release);
    accounts.push(...standing.map((person) => accountOf(person, release)));
    const opener = await fillProgram(server, administrator.client, release, standing, time, say);
    accounts.push(...opener.map((person) => accountOf(person, release)));
  }
  await time.move(new Date().toISOString());
  return accounts;
}

async function firstAdministrator(
  server: RunningServer,
): Promise<{ account: Omit<DemoAccount, 'role'>; client: Client }> {
  const token = new URL(server.firstAdministratorLink ?? '', server.url).searchParams.get('token');
  if (!token)
    throw new CommandFailed(
      'This data folder has an administrator already; use an empty one for a demonstration.',
    );
  const account = {
    username: 'admin',
    password: PASSWORD,
    name: 'Robin Administrator',
    email: 'admin@example.com',
  };
  const answer = await fetch(new URL('/api/v1/first-administrator', server.url), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: new URL(server.url).origin },
    body: JSON.stringify({ token, ...account }),
  });
  if (!answer.ok) throw new CommandFailed(`The first administrator was refused: ${await answer.text()}`);
  return { account, client: await signIn(server.url, account.username, PASSWORD) };
}

/** One person for each role that is given for a whole program. */
async function programPeople(
  server: RunningServer,
  administrator: Client,
  release: Release,
): Promise<Person[]> {
  const people: Person[] = [];
  for (const [role, definition] of Object.entries(release.definition.roles)) {
    if (definition.scope !== 'program') continue;
    const username = `${role}.${release.program}`.toLowerCase();
    const name = `${['Jordan', 'Sam', 'Kim', 'Dana'][people.length % 4]} ${['Reyes', 'Bouchard', 'Whitehorse', 'Lau'][people.length % 4]}`;
    people.push(
      await register(server.url, administrator, {
        role,
        name,
        username,
        email: `${username}@example.com`,
        password: PASSWORD,
      }),
    );
  }
  await giveRoles(administrator, release, null, people);
  return people;
}

async function fillProgram(
  server: RunningServer,
  administrator: Client,
  release: Release,
  standing: Person[],
  clock: ServerClock,
  say: (line: string) => void,
): Promise<Person[]> {
  const { paths, fixtures } = readPaths(release);
  const lives = paths
    .map((path) => withFixtures(path, fixtures ?? {}))
    .filter((path) => whyNot(path, true, release.definition.payment) === null);
  const plan = [...wholeLives(lives), ...unfinishedLives(lives)];
  // A day each for what is done without a jump of the clock; the last of them is today.
  const days = plan.reduce((sum, life) => sum + daysOf(life) + 1, 0);
  await clock.move(new Date(Date.now() - days * 86_400_000).toISOString());
  const shown: Person[] = [];
  for (const [number, { path, stopAfter }] of plan.entries()) {
    if (number > 0)
      await clock.move(new Date(new Date(await clock.now()).getTime() + 86_400_000).toISOString());
    const now = await clock.now();
    const shift = daysBetween(path.at.slice(0, 10), todayIn(release.definition.timeZone, now));
    const cast = await castPath({
      server: server.url,
      administrator,
      release,
      path,
      password: PASSWORD,
      number,
      run: release.program,
      standing,
      shift,
    });
    const walked = await walkPath({
      server: server.url,
      release,
      path,
      ...cast,
      clock,
      now,
      stopAfter,
      say: () => {},
    });
    say(`${cast.companyName}: ${walked.number ?? 'no number'}, ${walked.states.join(', ')}`);
    // The last lives are the ones that still go on: their people have something to do.
    if (number >= plan.length - 3) shown.push(...cast.people.filter((person) => !standing.includes(person)));
  }
  return shown;
}

function accountOf({ username, password, name, email, role }: Person, release: Release): DemoAccount {
  const title = release.definition.roles[role]?.title;
  const inWords = typeof title === 'string' ? title : (title?.en ?? role);
  return { username, password, name, email, role: `${release.program}: ${inWords}` };
}
