import type { JsonObject, Path, Release } from '../../../engine/index.ts';
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
}

/** Everyone whom a path needs, and the company it is about. */
export async function castPath(
  parts: CastParts,
): Promise<{ people: Person[]; company: string; companyName: string }> {
  const { administrator, release, path, number } = parts;
  const company = await makeCompany(administrator, path.company ?? {}, number);
  const roles = new Set([
    ...release.definition.start.roles.slice(0, 1),
    ...path.steps.flatMap(({ as }) => as ?? []),
  ]);
  const people = parts.standing.filter((person) => roles.has(person.role));
  const made: Person[] = [];
  for (const role of roles) {
    if (role === 'system' || people.some((person) => person.role === role)) continue;
    made.push(await register(parts.server, administrator, personFor(parts, role, made.length)));
  }
  await giveRoles(administrator, release, company.id, made);
  const [openerRole] = release.definition.start.roles;
  const opener = made.find((person) => person.role === openerRole);
  if (opener) await recordTraining(administrator, opener.client, path, parts.shift);
  return { people: [...made, ...people], company: company.id, companyName: company.name };
}

function personFor({ number, run, password, path }: CastParts, role: string, index: number) {
  const given = (path.assessor as { name?: string } | undefined)?.name;
  const first = pick(FIRST, number * 5 + index);
  const last = pick(LAST, number * 3 + index * 7);
  const username = `${role}.${run}.${number}`.toLowerCase().replace(/[^a-z0-9._]/g, '');
  return {
    role,
    name: index === 0 && given ? given : `${first} ${last}`,
    username,
    email: `${username}@example.com`,
    password,
  };
}

async function makeCompany(
  administrator: Client,
  given: JsonObject,
  number: number,
): Promise<{ id: string; name: string }> {
  const { name, openCases, profile, id, ...rest } = given;
  const made = {
    address: { street: `${number + 1} Main Street`, city: 'Calgary', province: 'AB', postalCode: 'T2P 0A1' },
    contact: { name: 'Casey Example', phone: '403-555-0100', fax: '', email: 'casey@example.com' },
    wcbAccounts: ['1000001'],
    industryCodes: ['40604'],
    ...rest,
    name:
      typeof name === 'string' && number === 0
        ? name
        : `${pick(PLACES, number)} ${pick(TRADES, number * 3 + 1)} Ltd.`,
  };
  return (await administrator.must('POST', '/api/v1/companies', made)).body as { id: string; name: string };
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
      await administrator.must('PUT', `/api/v1/training/${id}/verified`, { verified: true });
  }
}
