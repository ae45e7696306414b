import type { Release } from '../../../engine/index.ts';
import { CommandFailed } from '../command-failed.ts';
import { type Client, signIn } from './client.ts';

/** Someone made for a walk. */
export interface Person {
  role: string;
  name: string;
  username: string;
  email: string;
  password: string;
  client: Client;
}

export interface PersonInput {
  role: string;
  name: string;
  username: string;
  email: string;
  password: string;
}

/** Registers a person as anyone would: sign up, open the link of the mail, sign in. */
export async function register(server: string, administrator: Client, input: PersonInput): Promise<Person> {
  const { name, username, email, password } = input;
  const origin = new URL(server).origin;
  const answer = await fetch(new URL('/api/auth/sign-up/email', server), {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ name, username, email, password, callbackURL: '/verified' }),
  });
  if (!answer.ok)
    throw new CommandFailed(`${username} could not sign up: ${answer.status} ${await answer.text()}`);
  const link = await mailedLink(administrator, email);
  await fetch(link, { redirect: 'manual' });
  return { ...input, client: await signIn(server, username, password) };
}

/** The first link in the newest mail to an address. */
async function mailedLink(administrator: Client, email: string): Promise<string> {
  const path = `/api/v1/operations/mails?limit=1&to=${encodeURIComponent(email)}`;
  for (let attempt = 0; attempt < 50; attempt++) {
    const { items } = (await administrator.must('GET', path)).body as { items: { text: string }[] };
    const link = /https?:\/\/\S+/.exec(items[0]?.text ?? '')?.[0];
    if (link) return link;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new CommandFailed(`No mail reached ${email}.`);
}

/** Gives people their roles: program roles by the administrator, member roles in the company. */
export async function giveRoles(
  administrator: Client,
  release: Release,
  company: string | null,
  people: Person[],
): Promise<void> {
  for (const person of people) {
    const scope = release.definition.roles[person.role]?.scope;
    if (scope === 'program') {
      const { items } = (
        await administrator.must('GET', `/api/v1/users?q=${encodeURIComponent(person.email)}`)
      ).body as { items: { id: string }[] };
      const id = items[0]?.id;
      if (!id) throw new CommandFailed(`${person.email} is not among the users.`);
      await administrator.must('POST', `/api/v1/users/${id}/roles`, {
        program: release.program,
        role: person.role,
      });
    } else if (scope === 'member' && company !== null) {
      const member = { email: person.email, role: person.role };
      await administrator.must('POST', `/api/v1/companies/${company}/members`, member);
    }
  }
}
