import { type Instant, type JsonObject, type Release, type Role, stateView } from '../../engine/index.ts';
import { maySeeData } from '../rights/may-see-data.ts';
import { actorNames } from './actor-names.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type CaseMove, sentBy } from './case-moves.ts';
import type { CaseWithData } from './load-case.ts';

/** What somebody else wrote when the case came to where it is now. */
export interface CaseRequest {
  /** Of the history row that it stands in. */
  seq: number;
  at: Instant;
  by: { name: string; roles: Role[] };
  /** The texts of the dialog, one after another. */
  message: string;
}

/** The latest request to a reader of a case, in its sender's words; null where there is none that he may read. */
export async function latestRequest(
  deps: Pick<CaseDeps, 'db'>,
  user: User,
  { release, acting }: Pick<CaseWithData, 'release' | 'acting'>,
  moves: readonly CaseMove[],
): Promise<CaseRequest | null> {
  const at = sentBy(moves);
  const row = moves[at];
  if (row?.kind !== 'event' || row.actor.id === user.id) return null;
  const before = moves[at - 1];
  const meta = before && stateView(release, before.snapshot).events[row.event];
  if (!maySeeData(release, acting, user, { sender: row.actor, readers: meta?.readers })) return null;
  const message = messageIn(release, meta?.form, row.data);
  if (message === '') return null;
  const name = (await actorNames(deps.db, [row.actor.id])).get(row.actor.id) ?? row.actor.id;
  return { seq: row.seq, at: row.at, by: { name, roles: row.actor.roles }, message };
}

/** What was written into the dialog of an event: its texts, not its choices and numbers. */
function messageIn(release: Release, dialog: string | undefined, data: CaseMove['data']): string {
  const [step] = (dialog && release.forms.get(dialog)?.steps.values()) || [];
  const properties = (step?.step.schema as { properties?: { [name: string]: JsonObject } })?.properties ?? {};
  return Object.entries(properties)
    .filter(([, schema]) => schema.type === 'string' && !schema.enum && !schema.oneOf && !schema.format)
    .flatMap(([name]) => data?.[name] ?? [])
    .filter((text) => typeof text === 'string' && text.trim() !== '')
    .join('\n\n');
}
