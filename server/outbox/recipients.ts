import type { Json, Program, Role } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { addresseesStore } from '../stores/addressees.ts';
import type { StoredCase } from '../stores/cases.ts';
import { CannotEverWork } from './handler.ts';

/** Who gets a letter, in which language. */
export interface Recipient {
  name: string;
  email: string;
  language: string;
  /** The role it was written to; null for an address that stands in the program's data. */
  role: Role | null;
  /** He can sign in and holds the role then. */
  account: boolean;
}

type Concerned = Pick<StoredCase, 'program' | 'companyId' | 'assessorId' | 'assigneeId'>;

/**
 * The people behind an effect's `to`: role names and `{ name, email, language? }`, in lists of any depth.
 *
 * - A member role that may open cases: the person who opened this one, while he still holds the role.
 * - Another member role: the company's members who hold it; when there are none, the company's contact.
 * - A program role: the case's assignee when he holds it, else everyone who does.
 *
 * Nobody gets it twice. Suspended users and addresses that were never confirmed get nothing.
 */
export async function resolveRecipients(
  db: Db,
  program: Program,
  of: Concerned,
  to: Json,
): Promise<Recipient[]> {
  const found = new Map<string, Recipient>();
  for (const one of flat(to)) {
    for (const recipient of typeof one === 'string'
      ? await ofRole(db, program, of, one)
      : [address(one, program)]) {
      const key = recipient.email.toLowerCase();
      if (!found.has(key)) found.set(key, recipient);
    }
  }
  return [...found.values()];
}

function flat(to: Json): Json[] {
  return Array.isArray(to) ? to.flatMap(flat) : to === null ? [] : [to];
}

async function ofRole(db: Db, program: Program, of: Concerned, role: Role): Promise<Recipient[]> {
  const store = addresseesStore(db);
  const scope = program.roles[role]?.scope;
  const people = (list: { name: string; email: string; language: string }[], account = true): Recipient[] =>
    list.map(({ name, email, language }) => ({
      name,
      email,
      language: spoken(language, program),
      role,
      account,
    }));
  if (scope === 'program') {
    const holders = await store.holders(of.program, role);
    const assignee = holders.filter((holder) => holder.id === of.assigneeId);
    return people(assignee.length > 0 ? assignee : holders);
  }
  if (scope === 'member') {
    const members = await store.members(of.companyId, role);
    const opener = members.filter((member) => member.id === of.assessorId);
    if (program.start.roles.includes(role) && opener.length > 0) return people(opener);
    if (members.length > 0) return people(members);
    const contact = await store.companyContact(of.companyId);
    return contact === null ? [] : people([{ ...contact, language: '' }], false);
  }
  if (scope === 'recipient') return [];
  throw new CannotEverWork(`“${role}” is not a role of this program.`);
}

function address(value: Json, program: Program): Recipient {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const { name, email, language } = value;
    if (typeof email === 'string' && /^[^\s@<>]+@[^\s@<>]+$/.test(email)) {
      return {
        name: typeof name === 'string' ? name : email,
        email,
        language: spoken(typeof language === 'string' ? language : '', program),
        role: null,
        account: false,
      };
    }
  }
  throw new CannotEverWork(`${JSON.stringify(value)} is not an address: expected a role or { name, email }.`);
}

function spoken(language: string, program: Program): string {
  return program.languages.includes(language) ? language : (program.languages[0] ?? 'en');
}
