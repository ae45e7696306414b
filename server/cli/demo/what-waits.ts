import { type Release, type Text, textIn } from '../../../engine/index.ts';
import type { DemoAccount } from '../accounts.ts';
import { type Client, signIn } from '../walk/client.ts';
import type { Person } from '../walk/people.ts';

interface Turn {
  program: string;
  number: string | null;
  mine: boolean;
  state: { title: Text };
  due: { date: string } | null;
  /** `mend`: the place (`form.step.property…`) that a form came back for. */
  resume: { title: Text; mend: string | null } | null;
}

interface Buckets {
  program: string;
  buckets: { title: Text; count: number }[];
}

const inEnglish = (text: Text): string => textIn(text, 'en') ?? '';

/** Those who work on a whole program, with what their desks hold. */
export async function deskAccounts(
  server: string,
  people: readonly Person[],
  release: Release,
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  for (const person of people) {
    const { items } = await read<Buckets>(server, person, '/api/v1/buckets');
    const filled = items
      .filter(({ program }) => program === release.program)
      .flatMap(({ buckets }) => buckets.filter(({ count }) => count > 0));
    const waits = filled.map(({ title, count }) => `${inEnglish(title)} ${count}`).join(', ');
    accounts.push(accountOf(person, release, waits));
  }
  return accounts;
}

/**
 * Of the members of companies one for each thing that can await a role: whoever wants to see a screen finds the
 * account that opens on it. The last come first; a role for which nothing waits is there all the same.
 */
export async function memberAccounts(
  server: string,
  people: readonly Person[],
  release: Release,
): Promise<DemoAccount[]> {
  const accounts: DemoAccount[] = [];
  const shown = new Set<string>();
  const idle = new Map<string, Person>();
  for (const person of people.toReversed()) {
    const { items } = await read<Turn>(server, person, '/api/v1/me/turns');
    const mine = items.filter((turn) => turn.mine && turn.program === release.program);
    const keys = mine.map((turn) => `${person.role} ${inEnglish(turn.state.title)} ${cameBackFor(turn)}`);
    if (keys.length === 0 && !idle.has(person.role)) idle.set(person.role, person);
    if (keys.every((key) => shown.has(key))) continue;
    for (const key of keys) shown.add(key);
    accounts.push(accountOf(person, release, mine.map(inWords).join('; ')));
  }
  for (const [role, person] of idle) {
    if (![...shown].some((key) => key.startsWith(`${role} `))) accounts.push(accountOf(person, release, ''));
  }
  return accounts;
}

/** A form that came back for a question is another screen than one that came back for a step. */
function cameBackFor({ resume }: Turn): 'a question' | 'a step' | '' {
  if (!resume?.mend) return '';
  return resume.mend.split('.').length > 2 ? 'a question' : 'a step';
}

function inWords(turn: Turn): string {
  const { state, number, due, resume } = turn;
  const back = resume?.mend && `for ${inEnglish(resume.title)}`;
  return [inEnglish(state.title), back, number ?? 'no number yet', due && `due ${due.date}`]
    .filter(Boolean)
    .join(', ');
}

/** The year that a demonstration lives through ends sessions. */
async function read<Item>(server: string, person: Person, path: string): Promise<{ items: Item[] }> {
  const first = await person.client.send('GET', path);
  if (first.status === 200) return first.body as { items: Item[] };
  const again: Client = await signIn(server, person.username, person.password);
  return (await again.must('GET', path)).body as { items: Item[] };
}

function accountOf(person: Person, release: Release, waits: string): DemoAccount {
  const { username, password, name, email, role } = person;
  const title = inEnglish(release.definition.roles[role]?.title ?? role);
  return { username, password, name, email, role: `${release.program}: ${title}`, waits };
}
