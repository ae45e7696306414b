import {
  addDays,
  coursesOf,
  daysBetween,
  type Release,
  readPaths,
  todayIn,
  withFixtures,
} from '../../../engine/index.ts';
import type { DemoClock } from '../../demo-clock.ts';
import { takesCases } from '../../rights/takes-cases.ts';
import type { RunningServer } from '../../start-server.ts';
import { moveDemoClock } from '../../use-cases/move-demo-clock.ts';
import type { DemoAccount } from '../accounts.ts';
import { CommandFailed } from '../command-failed.ts';
import type { CaseSeen } from '../walk/case-seen.ts';
import { type Company, castPath } from '../walk/cast.ts';
import { type Client, signIn } from '../walk/client.ts';
import type { ServerClock } from '../walk/clock.ts';
import type { Person } from '../walk/people.ts';
import { walkPath } from '../walk/walk-path.ts';
import { whyNot } from '../walk.ts';
import { courseEvidence } from './course-evidence.ts';
import { deskHours } from './desk-hours.ts';
import { planLives } from './lives.ts';
import { PASSWORD, programPeople } from './program-people.ts';
import { type Course, liveSideBySide } from './timeline.ts';
import { deskAccounts, memberAccounts } from './what-waits.ts';

/** Cases of all programs together, and of one that tells much or little for each of its paths. */
const MOST_LIVES = 122;
const EACH_PATH = 2.1;
/** The people of so many of a program's newest cases have taken a course just now. */
const NEWEST_CASES = 3;

interface Filling {
  server: RunningServer;
  administrator: Client;
  say: (line: string) => void;
}

/**
 * Fills an empty server by living the paths of its programs side by side, each by different people, in the
 * year before today: lives that ended, and lives that stop in the middle, so that every desk has work.
 * Returns the accounts.
 */
export async function fillDemo(
  server: RunningServer,
  clock: DemoClock,
  say: (line: string) => void,
): Promise<DemoAccount[]> {
  const administrator = await firstAdministrator(server);
  const time: ServerClock = {
    now: async () => clock.now().toISOString(),
    move: (to) => moveDemoClock(server.deps, clock, () => server.outbox.drain(), new Date(to)),
  };
  const until = new Date().toISOString();
  const lives = { done: 0, of: 0 };
  const tell = (line: string) => {
    lives.done += 1;
    say(`${lives.done} of ${lives.of}: ${line}`);
  };
  const filling = { server, administrator: administrator.client, say: tell };
  const programs: ({ release: Release; standing: Person[] } & ProgramLives)[] = [];
  const releases = await server.deps.releases.listCurrent();
  const most = Math.ceil(MOST_LIVES / releases.length);
  for (const release of releases) {
    const standing = await programPeople(server, administrator.client, release);
    programs.push({ release, standing, ...programLives(filling, release, standing, until, most) });
  }
  lives.of = programs.reduce((sum, { courses }) => sum + courses.length, 0);
  await liveSideBySide(
    time,
    programs.flatMap(({ courses }) => courses),
    until,
  );
  for (const { release, newest } of programs) await enterTraining(release, newest, until);
  await time.move(new Date().toISOString());
  say('Looking at what awaits each of its people …');
  const desks: DemoAccount[] = [];
  const members: DemoAccount[] = [];
  for (const { release, standing, people } of programs) {
    desks.push(...(await deskAccounts(server.url, standing, release)));
    members.push(...(await memberAccounts(server.url, people, release)));
  }
  return [{ ...administrator.account, role: 'administrator', waits: '' }, ...desks, ...members];
}

async function firstAdministrator(
  server: RunningServer,
): Promise<{ account: Omit<DemoAccount, 'role' | 'waits'>; client: Client }> {
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

interface ProgramLives {
  courses: Course[];
  /** Everybody who was cast for a company, as the lives went on. */
  people: Person[];
  /** The people of the newest cases. */
  newest: Person[];
}

/** Lives of one program, in its companies. */
function programLives(
  { server, administrator, say }: Filling,
  release: Release,
  standing: Person[],
  until: string,
  most: number,
): ProgramLives {
  const { timeZone } = release.definition;
  const { paths, fixtures } = readPaths(release);
  const plan = planLives({
    paths: paths
      .map((path) => withFixtures(path, fixtures ?? {}))
      .filter((path) => whyNot(path, true, release.definition.payment) === null),
    machine: release.workflow.machine,
    today: todayIn(timeZone, until),
    count: Math.min(most, Math.ceil(paths.length * EACH_PATH)),
  });
  const companies = new Map<number, Company & { people: Person[] }>();
  const everybody: Person[] = [];
  const newest: Person[] = [];
  const last = new Set(plan.slice(-NEWEST_CASES));

  const courses = plan.map((life, number) => {
    const { path, stopAfter, company, turn } = life;
    const desk = deskHours(number, timeZone);
    return {
      start: desk.opens(life.start),
      async live(shared: ServerClock) {
        const own = desk.clock(shared);
        const now = await own.now();
        const known = companies.get(company);
        const staff = byTurns(standing, turn);
        const cast = await castPath({
          server: server.url,
          administrator,
          release,
          path,
          password: PASSWORD,
          number: company,
          run: release.program,
          standing: [...staff, ...(known?.people ?? [])],
          company: known,
          shift: daysBetween(path.at.slice(0, 10), life.start),
        });
        // Who was cast for an earlier life and has nothing to do in this one stays with the company.
        const made = cast.people.filter((person) => !standing.includes(person));
        const people = [...new Set([...made, ...(known?.people ?? [])])];
        companies.set(company, { id: cast.company, name: cast.companyName, people });
        everybody.push(...made.filter((person) => !everybody.includes(person)));
        const walked = await walkPath({
          server: server.url,
          release,
          path,
          ...cast,
          clock: own,
          now,
          stopAfter,
          say: () => {},
          afterStep: async (found) => {
            // Every third is left for somebody to take.
            if (number % 3 !== 2) await assignTo(staff, release, found);
            await desk.rest(own);
          },
        });
        if (last.has(life)) newest.push(...people);
        say(`${cast.companyName}: ${walked.number ?? 'no number'}, ${walked.states.join(', ')}`);
      },
    };
  });
  return { courses, people: everybody, newest };
}

/** The same people, another first of each role for each case that comes to the same state. */
const byTurns = (people: Person[], turn: number): Person[] => (turn % 3 !== 1 ? people : people.toReversed());

/** Gives a case to a colleague whose turn it is, unless one of them has it. */
async function assignTo(staff: Person[], { definition }: Release, found: CaseSeen): Promise<void> {
  if (found.ended) return;
  const able = staff.filter(({ role }) => found.waitingFor.includes(role) && takesCases(definition, [role]));
  const [person] = able;
  if (!person || able.some(({ name }) => name === found.assignee?.name)) return;
  const me = (await person.client.must('GET', '/api/v1/me')).body as { id: string };
  await person.client.send(
    'PUT',
    `/api/v1/cases/${found.id}/assignee`,
    { assignee: me.id },
    { 'if-match': `"${found.revision}"` },
  );
}

/** Courses that people have just taken, for whoever verifies them: the last one of the program's table. */
async function enterTraining(release: Release, people: Person[], until: string): Promise<void> {
  const course = coursesOf(release)?.at(-1);
  if (!course) return;
  const today = todayIn(release.definition.timeZone, until);
  for (const [index, { client }] of people.entries()) {
    const { items } = (await client.must('GET', '/api/v1/me/training')).body as { items: unknown[] };
    // Who took no course before takes none now.
    if (items.length === 0) continue;
    const completedOn = addDays(today, -3 * (index + 1));
    // One of them shows nothing: staff ask for it, or write down why they believe it.
    const evidence = index === 0 ? null : await courseEvidence(client, course, index);
    await client.must('POST', '/api/v1/me/training', { course: course.id, completedOn, evidence });
  }
}
