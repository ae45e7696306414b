import type { Json, JsonObject } from '../../engine/index.ts';
import type { Audit } from '../browser/support/secor.ts';
import type { World } from '../browser/support/world.ts';

const FILES = 60;

/** A case in review whose answers hold at least sixty files; its id. */
export async function longCase(parts: Audit): Promise<string> {
  const submission = parts.path.steps.findIndex(
    ({ event, expect }) => event === 'SUBMIT_ASSESSMENT' && !expect.refused,
  );
  const lists = parts.path.steps.flatMap(({ answers }) => listsOfFiles(answers as Json | undefined));
  for (let more = lists.length; more < FILES; more += 1) {
    const list = lists[more % lists.length] as JsonObject[];
    list.push(structuredClone(list[0] as JsonObject));
  }
  return parts.live(submission + 1);
}

/** Every list of evidence in the answers, to be added to in place. */
function listsOfFiles(value: Json | undefined): JsonObject[][] {
  if (Array.isArray(value)) {
    const holdsFiles = value.some((one) => typeof (one as { file?: unknown } | null)?.file === 'object');
    return holdsFiles ? [value as JsonObject[]] : value.flatMap((one) => listsOfFiles(one));
  }
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(listsOfFiles) : [];
}

/** A draft whose table of employees has so many rows; its step's address. */
export async function longTable(parts: Audit, rows: number): Promise<string> {
  const caseId = await parts.live(0);
  const address = `/api/v1/cases/${caseId}/forms/registration/steps/roster`;
  const { body } = await parts.assessor.get<{ data: JsonObject; revision: number }>(address);
  const employees = Array.from({ length: rows }, (_, index) => ({
    name: `Worker ${index + 1}`,
    position: 'worker',
    since: 2000 + (index % 25),
    status: 'fullTime',
    onWcb: true,
  }));
  const saved = await parts.assessor.put(
    address,
    { ...body.data, employees },
    { headers: { 'If-Match': `"${body.revision}"` } },
  );
  if (saved.status !== 200) throw new Error(`${address}: ${saved.status} ${JSON.stringify(saved.body)}`);
  return `/cases/${caseId}/forms/registration/roster`;
}

/** Makes copies of a case, by the database itself, until there are so many. */
export async function copyCase({ server }: World, caseId: string, size: number): Promise<void> {
  const columns = Object.keys((await server.deps.db('cases').first()) ?? {});
  const values = columns.map((column) => {
    if (column === 'id') return `c.id || '-' || n.value`;
    if (column === 'number') return `'2' || (1000000 + n.value)`;
    if (column === 'search') return `'2' || (1000000 + n.value) || ' ' || c.search`;
    return `c.${column}`;
  });
  await server.deps.transact((tx) =>
    tx.raw(
      `with recursive n(value) as (select 1 union all select value + 1 from n where value < :size)
     insert into cases (${columns.join(', ')}) select ${values.join(', ')} from n cross join cases c where c.id = :caseId`,
      { size, caseId },
    ),
  );
}
