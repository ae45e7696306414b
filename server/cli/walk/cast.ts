import type { JsonObject, Path, PathStep, Release } from '../../../engine/index.ts';
import type { Client } from './client.ts';
import { giveRoles, type Person, register } from './people.ts';
import { shiftDates } from './shift-dates.ts';

/** Names for made-up people and companies, so that a filled demonstration reads like a real desk. */
const FIRST = [
  'Maya',
  'Lucas',
  'Amara',
  'Noah',
  'Chloé',
  'Ethan',
  'Priya',
  'Olivier',
  'Sofia',
  'Liam',
  'Aisha',
  'Felix',
];
const LAST = [
  'Tremblay',
  'Singh',
  'MacDonald',
  'Okafor',
  'Leblanc',
  'Nguyen',
  'Fraser',
  'Gagnon',
  'Petrov',
  'Cardinal',
];
const TRADES = [
  'Welding',
  'Drilling',
  'Trucking',
  'Surveying',
  'Electric',
  'Pipeline Services',
  'Roofing',
  'Hydrovac',
  'Inspection',
  'Scaffolding',
];
const PLACES = [
  'Prairie',
  'Foothills',
  'Northern',
  'Aspen',
  'Bow River',
  'Chinook',
  'Peace Country',
  'Red Deer',
  'Cypress',
  'Lakeland',
];

const pick = (list: readonly string[], number: number): string => list[number % list.length] as string;

export interface CastParts {
  server: string;
  administrator: Client;
  release: Release;
  path: Path;
  password: string;
  /** Different for each path, so that names and addresses are. */
  number: number;
  /** Distinguishes one run from another. */
  run: string;
  /** People who already hold the program's roles; the rest are made. */
  standing: Person[];
  /** Days by which the path's dates are moved. */
  shift: number;
  /** A company that stands already, instead of a new one. */
  company?: Company | undefined;
}

export interface Company {
  id: string;
  name: string;
}

/** Everyone whom a path needs, and the company it is about. */
export async function castPath(
  parts: CastParts,
): Promise<{ people: Person[]; company: string; companyName: string }> {
  const { administrator, release, path, number } = parts;
  const company = parts.company ?? (await makeCompany(administrator, path.company ?? {}, number));
  const roles = new Set([
    ...release.definition.start.roles.slice(0, 1),
    ...path.steps.flatMap(({ as }) => as ?? []),
  ]);
  const people = parts.standing.filter((person) => roles.has(person.role));
  const made: Person[] = [];
  for (const role of roles) {
    if (role === 'system') continue;
    const there = people.filter((person) => person.role === role).length;
    for (let nth = there; nth < sendersOf(path, role).length; nth++)
      made.push(await register(parts.server, administrator, personFor(parts, role, made.length, nth)));
  }
  await giveRoles(administrator, release, company.id, made);
  const [openerRole] = release.definition.start.roles;
  const opener = [...made, ...people].find((person) => person.role === openerRole);
  if (opener) await recordTraining(administrator, opener.client, path, parts.shift);
  return { people: [...made, ...people], company: company.id, companyName: company.name };
}

/** The people of a role who send something in a path, by `by`; the one without a name comes first. */
const sendersOf = (path: Path, role: string): (string | undefined)[] => [
  ...new Set([undefined, ...path.steps.filter(({ as }) => as === role).map(({ by }) => by)]),
];

/** Who sends a step of a path, among the people who were cast for it. */
export function senderOf(path: Path, { as, by }: PathStep, people: Person[]): Person | undefined {
  if (as === undefined) return undefined;
  return people.filter(({ role }) => role === as)[sendersOf(path, as).indexOf(by)];
}

function personFor({ number, run, password, path }: CastParts, role: string, index: number, nth: number) {
  const given = (path.assessor as { name?: string } | undefined)?.name;
  const first = pick(FIRST, number * 5 + index);
  const last = pick(LAST, number * 3 + index * 7);
  const username = `${role}${nth === 0 ? '' : nth + 1}.${run}.${number}`
    .toLowerCase()
    .replace(/[^a-z0-9._]/g, '');
  return {
    role,
    name: number === 0 && index === 0 && given ? given : `${first} ${last}`,
    username,
    email: `${username}@example.com`,
    password,
  };
}

async function makeCompany(administrator: Client, given: JsonObject, number: number): Promise<Company> {
  const { name, openCases, profile, id, ...rest } = given;
  const made = {
    address: {
      street: `${12 + number * 7} Main Street`,
      city: 'Calgary',
      province: 'AB',
      postalCode: 'T2P 0A1',
    },
    contact: { name: 'Casey Example', phone: '403-555-0100', fax: '', email: 'casey@example.com' },
    wcbAccounts: ['1000001'],
    industryCodes: ['40604'],
    ...rest,
    name:
      typeof name === 'string' && number === 0
        ? name
        : `${pick(PLACES, number)} ${pick(TRADES, number * 3 + 1 + Math.floor(number / PLACES.length))} Ltd.`,
  };
  return (await administrator.must('POST', '/api/v1/companies', made)).body as unknown as Company;
}

async function recordTraining(
  administrator: Client,
  holder: Client,
  path: Path,
  shift: number,
): Promise<void> {
  const training = (
    path.assessor as { training?: { course: string; completedOn: string; verified?: boolean }[] } | undefined
  )?.training;
  for (const one of training ?? []) {
    const completedOn = shiftDates(one.completedOn, shift);
    const { id } = (await holder.must('POST', '/api/v1/me/training', { course: one.course, completedOn }))
      .body as { id: string };
    if (one.verified !== false)
      await administrator.must('PUT', `/api/v1/training/${id}/verified`, {
        verified: true,
        note: 'Seen in the register of the training provider.',
      });
  }
}
