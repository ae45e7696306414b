import { randomBytes } from 'node:crypto';
import { Command } from 'commander';
import {
  daysBetween,
  loadRelease,
  type Path,
  type Program,
  type Release,
  readPaths,
  readProgramFolder,
  todayIn,
  withFixtures,
} from '../../engine/index.ts';
import { readSettings } from '../settings.ts';
import { readAccounts } from './accounts.ts';
import { CommandFailed } from './command-failed.ts';
import { programsOf } from './programs.ts';
import { castPath } from './walk/cast.ts';
import { type Client, signIn } from './walk/client.ts';
import { serverClock } from './walk/clock.ts';
import { walkPath } from './walk/walk-path.ts';

interface Options {
  server?: string;
  user?: string;
  password?: string;
  path?: string;
  programs?: string;
  json?: boolean;
}

interface WalkResult {
  title: string;
  result: 'walked' | 'failed' | 'skipped';
  why?: string;
  case?: string;
  number?: string | null;
  states?: string[];
}

export const walkCommand = (): Command =>
  new Command('walk')
    .description('Drives the paths of a program through a running server, over HTTP, as its different people')
    .argument('<program>')
    .option('--server <url>', 'a running server; that of the demonstration in DATA_DIR unless given')
    .option('--user <username>', 'an administrator; that of the demonstration unless given')
    .option('--password <password>', 'the administrator’s; WALK_PASSWORD does the same')
    .option('--path <words>', 'only paths whose title has these words')
    .option('--programs <folder>', 'holds forms/, rules/ and workflows/; this project unless given')
    .option('--json', 'one JSON object on standard output')
    .action(async (program: string, options: Options) => {
      const { root } = await programsOf(options.programs, [program]);
      const { release } = loadRelease(await readProgramFolder(root, program), program);
      if (!release) throw new CommandFailed(`${program} cannot be loaded; “attest check” says why.`);
      const { server, administrator } = await administratorOf(options);
      const results = await walkAll(release, server, administrator, options);
      if (options.json) console.log(JSON.stringify({ server, program, results }, null, 2));
      else for (const one of results) console.log(line(one));
      if (
        results.some(({ result }) => result === 'failed') ||
        !results.some(({ result }) => result === 'walked')
      ) {
        process.exitCode = 1;
      }
    });

async function administratorOf(options: Options): Promise<{ server: string; administrator: Client }> {
  const demo = await readAccounts(readSettings(process.env).dataDir);
  const account = demo?.accounts.find(({ role }) => role === 'administrator');
  const server = options.server ?? demo?.url;
  const user = options.user ?? account?.username;
  const password = options.password ?? process.env.WALK_PASSWORD ?? account?.password;
  if (!server || !user || !password) {
    throw new CommandFailed(
      'Say --server, --user and --password, or set DATA_DIR to that of a running demonstration.',
    );
  }
  return { server, administrator: await signIn(server, user, password) };
}

async function walkAll(
  release: Release,
  server: string,
  administrator: Client,
  options: Options,
): Promise<WalkResult[]> {
  const { paths, fixtures } = readPaths(release);
  const wanted = paths.filter(({ title }) => title.includes(options.path ?? ''));
  if (wanted.length === 0)
    throw new CommandFailed(`No path of ${release.program} has “${options.path}” in its title.`);
  const clock = await serverClock(administrator);
  const run = randomBytes(3).toString('hex');
  const results: WalkResult[] = [];
  for (const [number, told] of wanted.entries()) {
    const path = withFixtures(told, fixtures ?? {});
    const why = whyNot(path, clock !== null, release.definition.payment);
    if (why) {
      results.push({ title: path.title, result: 'skipped', why });
      continue;
    }
    const say = options.json ? () => {} : (text: string) => console.log(text);
    say(`\n${path.title}`);
    const now = clock ? await clock.now() : new Date().toISOString();
    const shift = daysBetween(path.at.slice(0, 10), todayIn(release.definition.timeZone, now));
    try {
      const password = randomBytes(12).toString('hex');
      const cast = await castPath({
        server,
        administrator,
        release,
        path,
        password,
        number,
        run,
        standing: [],
        shift,
      });
      const walked = await walkPath({ server, release, path, ...cast, clock, now, say });
      results.push({
        title: path.title,
        result: 'walked',
        case: walked.caseId,
        number: walked.number,
        states: walked.states,
      });
    } catch (error) {
      if (!(error instanceof CommandFailed)) throw error;
      results.push({ title: path.title, result: 'failed', why: error.message });
    }
  }
  if (!options.json) console.log('');
  return results;
}

/** What an example may assume that a running server cannot be told. */
export function whyNot(path: Path, movable: boolean, payment: Program['payment']): string | null {
  if (path.parameters) return 'it changes parameters, which a release fixes';
  if (path.previous) return 'it assumes an earlier audit';
  if ((path.company as { openCases?: unknown[] } | undefined)?.openCases?.length)
    return 'it assumes another open audit';
  if (!movable && path.steps.some(({ at }) => at !== undefined)) {
    return 'it moves the clock, and this server’s cannot be moved';
  }
  const paid = path.steps
    .map(({ event }) => event)
    .filter((event) => event && Object.values(payment ?? {}).includes(event));
  if (paid.some((event, index) => event === payment?.pending && paid[index + 1] === payment?.failed)) {
    return 'the trial gateway never declines what it has taken';
  }
  return null;
}

function line({ title, result, why, number, states, case: id }: WalkResult): string {
  if (result === 'walked') return `✓ ${title}: ${number ?? id} ended as ${states?.join(', ')}`;
  return `${result === 'failed' ? '✗' : '–'} ${title}: ${why}`;
}
