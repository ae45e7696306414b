import { Readable } from 'node:stream';
import type { Text } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { type NamedObject, objectNames } from '../stores/object-names.ts';
import { type ListedSecurityEvent, type SecurityFilter, securityLogStore } from '../stores/security-log.ts';
import { shownCode } from './access-code-text.ts';
import { courseTitles } from './course-titles.ts';
import { csvLine } from './csv.ts';

type Listed = ListedSecurityEvent;

export type { SecurityFilter };

/** A thing that a line is about: what it is, what people call it, and where it belongs. */
export interface NamedThing extends Omit<NamedObject, 'course'> {
  /** Of a training record: the course. */
  title?: Text;
}

/** The security log, newest first; each line with what its ids are called now. */
export async function listSecurityEvents(
  deps: Pick<Deps, 'db' | 'releases'>,
  filter: SecurityFilter,
): Promise<(Listed & { names: Record<string, NamedThing> })[]> {
  const lines = await securityLogStore(deps.db).list(filter);
  const things = await thingsOf(deps, [...new Set(lines.flatMap(idsOf))]);
  return lines.map((line) => ({
    ...line,
    names: Object.fromEntries(
      idsOf(line).flatMap((id) => {
        const thing = things.get(id);
        return thing === undefined ? [] : [[id, thing]];
      }),
    ),
  }));
}

/** Whatever in a line may be an id of ours. */
const idsOf = ({ object, details }: Listed): string[] =>
  [object, ...Object.values(details)].filter(
    (value): value is string => typeof value === 'string' && /^[\w-]{1,60}$/.test(value),
  );

async function thingsOf(
  deps: Pick<Deps, 'db' | 'releases'>,
  ids: string[],
): Promise<Map<string, NamedThing>> {
  const found = await objectNames(deps.db, ids);
  const holders = [...found.values()].flatMap(({ kind, user }) =>
    kind === 'training' && user ? [user] : [],
  );
  const [people, titles] = await Promise.all([objectNames(deps.db, holders), courseTitles(deps)]);
  return new Map(
    [...found].map(([id, { course, ...thing }]) => {
      if (thing.kind === 'access-code') return [id, { ...thing, name: shownCode(thing.name) }];
      if (course === undefined) return [id, thing];
      const name = people.get(thing.user ?? '')?.name ?? '';
      return [id, { ...thing, name, title: titles?.get(course) ?? course }];
    }),
  );
}

export function listSecurityEventKinds(deps: Pick<Deps, 'db'>): Promise<string[]> {
  return securityLogStore(deps.db).kinds();
}

const columns = [
  'at',
  'event',
  'userId',
  'userName',
  'object',
  'objectName',
  'address',
  'requestId',
  'details',
] as const;
const batch = 1000;

/** The same lines as a CSV file, read in batches so that no log need fit into memory. */
export function exportSecurityEvents(
  deps: Pick<Deps, 'db'>,
  filter: Omit<SecurityFilter, 'limit' | 'before'>,
): Readable {
  const store = securityLogStore(deps.db);
  return Readable.from(
    (async function* () {
      yield csvLine(columns);
      let before: SecurityFilter['before'] = null;
      for (;;) {
        const rows: Listed[] = await store.list({ ...filter, before, limit: batch });
        const last = rows.at(-1);
        yield rows.map(line).join('');
        if (last === undefined || rows.length < batch) return;
        before = { at: last.at, id: last.id };
      }
    })(),
  );
}

function line(row: Listed): string {
  const { address, ...details } = row.details;
  const cells = {
    ...row,
    address: typeof address === 'boolean' ? null : (address ?? null),
    details: Object.keys(details).length === 0 ? null : JSON.stringify(details),
  };
  return csvLine(columns.map((column) => cells[column]));
}
