import {
  type Answers,
  addDays,
  daysBetween,
  type Json,
  type JsonObject,
  noonOf,
  type Path,
  type PathStep,
  type Release,
  todayIn,
} from '../../../engine/index.ts';
import { CommandFailed } from '../command-failed.ts';
import { type CaseSeen, historySince, readCase, readShown, tryReadCase, waitUntil } from './case-seen.ts';
import { senderOf } from './cast.ts';
import type { ServerClock } from './clock.ts';
import { judgeStep } from './judge-step.ts';
import { cardFor, pay } from './pay.ts';
import type { Person } from './people.ts';
import { saveAnswers } from './save-answers.ts';
import { shiftDates } from './shift-dates.ts';
import { toldOf } from './told-of.ts';

export interface WalkParts {
  server: string;
  release: Release;
  path: Path;
  /** The one who opens the case first; with a role each. */
  people: Person[];
  company: string;
  clock: ServerClock | null;
  /** Today on the server. */
  now: string;
  /** Ends after this many steps, to leave a case in the middle of its life. */
  stopAfter?: number;
  /** What happens beside the path after each of its steps, but while a payment is on its way. */
  afterStep?: (found: CaseSeen) => Promise<void>;
  say: (line: string) => void;
}

export interface Walked {
  caseId: string;
  number: string | null;
  states: string[];
}

/** Drives one path's case through a running server. Throws CommandFailed at the first thing that is otherwise. */
export async function walkPath(parts: WalkParts): Promise<Walked> {
  const { release, path, people, server, say } = parts;
  const zone = release.definition.timeZone;
  const shift = daysBetween(path.at.slice(0, 10), todayIn(zone, parts.now));
  const opener = people.find((person) => release.definition.start.roles.includes(person.role));
  if (!opener) throw new CommandFailed(`Nobody of the walk may open a case of ${release.program}.`);
  const opened = await opener.client.must(
    'POST',
    '/api/v1/cases',
    { program: release.program, company: parts.company },
    {
      'idempotency-key': crypto.randomUUID(),
    },
  );
  const caseId = (opened.body as unknown as CaseSeen).id;
  const clients = people.map((person) => person.client);
  /** What the example says, of the days and the person that this walk has. */
  const told = <T extends Json>(value: T): T => toldOf(shiftDates(value, shift), path.assessor ?? {}, opener);
  const unsaved: Answers = told((path.answers ?? {}) as Json) as Answers;
  let seen = 1;
  let now = parts.now;
  /** A payment that the gateway has taken and not yet settled. */
  let onItsWay = false;

  for (const step of path.steps.slice(0, parts.stopAfter ?? path.steps.length)) {
    if (step.at !== undefined) now = await moveClock(step.at, now);
    mergeAnswers(unsaved, told((step.answers ?? {}) as Json) as Answers);
    await saveAnswers(clients, release, caseId, unsaved);
    const before = await readCase(opener.client, caseId);
    const refused = step.event === undefined ? undefined : await send(step, before);
    const rows = await historySince(opener.client, caseId, seen);
    seen += rows.length;
    const reader = senderOf(path, step, people)?.client ?? opener.client;
    const after = (await tryReadCase(reader, caseId)) ?? (await readCase(opener.client, caseId));
    say(`  ${describe(step)} → ${after.states.join(', ')}${refused ? ` (refused: ${refused})` : ''}`);
    for (const row of rows) {
      for (const { ruleset, outcomes } of row.decisions)
        say(`      decided ${ruleset}: ${[...new Set(outcomes)].join(', ') || 'nothing'}`);
      for (const effect of row.effects) say(`      effect  ${effect}`);
    }
    judgeStep(step, { case: after, refused, effects: rows.flatMap((row) => row.effects), shift });
    if (!onItsWay) await parts.afterStep?.(after);
  }
  const end = await readCase(opener.client, caseId);
  return { caseId, number: end.number, states: end.states };

  async function moveClock(at: string, from: string): Promise<string> {
    if (!parts.clock)
      throw new CommandFailed('This path moves the clock, and this server’s clock cannot be moved.');
    const days = /^\+(\d+)d$/.exec(at)?.[1];
    const to =
      days !== undefined
        ? noonOf(addDays(todayIn(zone, from), Number(days)), zone)
        : at.includes('T')
          ? new Date(new Date(at).getTime() + shift * 86_400_000).toISOString()
          : noonOf(addDays(at, shift), zone);
    // The server's clock runs on while the walk works; what is past already needs no move.
    const present = await parts.clock.now();
    if (to > present) await parts.clock.move(to);
    return to > present ? to : present;
  }

  /** A delayed payment settles by itself; a clock that can be moved saves the wait. */
  async function passTime(): Promise<void> {
    if (!parts.clock) return;
    const present = new Date(await parts.clock.now()).getTime();
    await parts.clock.move(new Date(present + 20_000).toISOString());
  }

  /** Sends the step's event, or pays where a gateway sends it; answers the refusal's code. */
  async function send(step: PathStep, before: CaseSeen): Promise<string | undefined> {
    const event = step.event as string;
    const card = cardFor(release.definition.payment, event);
    const { payment } = release.definition;
    if ((step.as === undefined || step.as === 'system') && card !== undefined) {
      if (event === payment?.settled && onItsWay) await passTime();
      else await pay(opener!.client, server, caseId, card);
      onItsWay = event === payment?.pending;
      await waitUntil(opener!.client, caseId, (found) => found.revision > before.revision);
      return undefined;
    }
    const sender = senderOf(path, step, people);
    if (!sender) throw new CommandFailed(`The walk has nobody for the role ${step.as}.`);
    const data = told((step.data ?? {}) as JsonObject);
    const shown = step.shown === 'stale' ? { shown: '' } : await readShown(sender.client, before, event);
    for (let revision = before.revision; ; revision = (await readCase(sender.client, caseId)).revision) {
      const answer = await sender.client.send(
        'POST',
        `/api/v1/cases/${caseId}/events`,
        { type: event, data, ...shown },
        {
          'idempotency-key': crypto.randomUUID(),
          'if-match': `"${step.revision === 'stale' ? revision - 1 : revision}"`,
        },
      );
      if (answer.status < 400) return undefined;
      // A reminder may have gone out between looking and sending.
      if (answer.status === 412 && step.revision !== 'stale') continue;
      if (answer.status === 412) return 'stale';
      // Who may not even know of a case is told that there is none.
      if (answer.status === 404 && step.expect.refused === 'wrong-role') return 'wrong-role';
      if (step.expect.refused !== undefined) return String(answer.body.code);
      throw new CommandFailed(
        `${sender.name}: ${event} answered ${answer.status}: ${JSON.stringify(answer.body)}`,
      );
    }
  }
}

function describe(step: PathStep): string {
  const moved = step.at === undefined ? '' : `clock ${step.at}; `;
  return step.event === undefined
    ? `${moved}time passes`
    : `${moved}${step.as ?? 'system'} sends ${step.event}`;
}

function mergeAnswers(unsaved: Answers, more: Answers): void {
  for (const [form, steps] of Object.entries(more)) {
    unsaved[form] ??= {};
    for (const [step, data] of Object.entries(steps))
      unsaved[form][step] = { ...unsaved[form][step], ...data };
  }
}
