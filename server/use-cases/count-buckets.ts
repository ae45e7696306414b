import { type CalendarDate, type Text, todayIn } from '../../engine/index.ts';
import { administratorRole } from '../rights/roles-for.ts';
import type { User } from './case-deps.ts';
import { type CaseCount, countCases } from './list-cases.ts';
import { heldRoles, type ListDeps, type ListReader, listReader, planBucket } from './list-query.ts';

export interface CountedBuckets {
  program: string;
  title: Text;
  timeZone: string;
  /** The day in that zone by which what is due was counted. */
  today: CalendarDate;
  buckets: (CaseCount & { id: string; title: Text; description?: Text; list: string })[];
}

/** Buckets are a first look: beyond so many cases it does not matter how many there are. */
const most = 999;

/** The reader's buckets of every program, each with its count. */
export async function countBuckets(deps: ListDeps, user: User): Promise<CountedBuckets[]> {
  const releases = await deps.releases.listCurrent();
  const counted = await Promise.all(
    releases
      .filter((release) => release.definition.buckets?.length)
      .map(async ({ program }) => ofProgram(deps, await listReader(deps, user, program))),
  );
  return counted.filter(({ buckets }) => buckets.length > 0);
}

async function ofProgram(deps: ListDeps, reader: ListReader): Promise<CountedBuckets> {
  const { definition, program } = reader.release;
  const held = heldRoles(reader);
  const mine = (definition.buckets ?? []).filter((bucket) =>
    [...bucket.roles, administratorRole].some((role) => held.includes(role)),
  );
  const buckets = await Promise.all(
    mine.map(async (bucket) => ({
      id: bucket.id,
      title: bucket.title,
      ...(bucket.description === undefined ? {} : { description: bucket.description }),
      list: bucket.list,
      ...(await countCases(deps, await planBucket(deps, reader, bucket), most)),
    })),
  );
  const today = todayIn(definition.timeZone, deps.clock.now().toISOString());
  return { program, title: definition.title, timeZone: definition.timeZone, today, buckets };
}
