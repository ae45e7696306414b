import type { Release } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import type { Holdings } from '../rights/can-see.ts';
import { actingRoles } from '../rights/own-case.ts';
import { threadsFor } from '../rights/threads.ts';
import type { StoredCase } from '../stores/cases.ts';
import { messageStore } from '../stores/messages.ts';
import { countUnread } from './messages.ts';

/** For the rows of a list: case id → messages that the reader has not read. */
export async function unreadRows(
  db: Db,
  userId: string,
  release: Release,
  rows: readonly Pick<StoredCase, 'id' | 'companyId' | 'assessorId'>[],
  holdings: Holdings,
): Promise<Map<string, number>> {
  if (!release.definition.messages || rows.length === 0) return new Map();
  const ids = rows.map(({ id }) => id);
  const unread = await messageStore(db).unread(userId, ids);
  return new Map(
    rows.map((row) => {
      const member = holdings.companies.get(row.companyId);
      const roles = [...holdings.everywhere, ...(member ?? [])];
      const own = member !== undefined || row.assessorId === userId;
      const open = threadsFor(release.definition, actingRoles(release, roles, own));
      return [row.id, countUnread(open, unread.get(row.id))];
    }),
  );
}
