import { z } from 'zod';
import type { Instant, Text } from '../../engine/index.ts';
import { decodeCursor, page } from '../http/paging.ts';
import { notFound } from '../http/problem.ts';
import { type OpenThread, threadsFor } from '../rights/threads.ts';
import { messageStore, type StoredMessage } from '../stores/messages.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

export interface MessageLine {
  id: string;
  thread: string;
  author: { id: string; name: string };
  at: Instant;
  /** Null once it was erased. */
  text: string | null;
  mine: boolean;
}

export interface ThreadLine {
  id: string;
  title: Text;
  description?: Text;
  /** Only people of the program read it. */
  internal: boolean;
  /** Titles of the roles that read and write in it. */
  roles: Text[];
  unread: number;
}

export interface MessagesAnswer {
  threads: ThreadLine[];
  /** Newest first. */
  items: MessageLine[];
  next: string | null;
}

/** The conversations of a case that the reader takes part in, with a page of what was written. */
export async function listMessages(
  deps: CaseDeps,
  query: { user: User; caseId: string; thread: string | null; cursor: string | undefined; limit: number },
): Promise<MessagesAnswer> {
  const { user, caseId, thread, limit } = query;
  const loaded = await loadCase(deps, user, caseId);
  const open = threadsFor(loaded.release.definition, loaded.acting);
  if (thread !== null && !open.some(({ id }) => id === thread)) throw notFound('This conversation');
  const asked = open.map(({ id }) => id).filter((id) => thread === null || id === thread);
  const before = decodeCursor(query.cursor, z.tuple([z.number().int()]));
  const store = messageStore(deps.db);
  const [rows, unread] = await Promise.all([
    store.page(caseId, asked, before?.[0] ?? null, limit + 1),
    store.unread(user.id, [caseId]),
  ]);
  const { items, next } = page(rows, limit, ({ seq }) => [seq]);
  return {
    threads: open.map((one) => threadLine(loaded, one, unread.get(caseId)?.get(one.id) ?? 0)),
    items: items.map((one) => messageLine(one, user)),
    next,
  };
}

/** Notes that the reader has seen a conversation up to a message. */
export async function readMessages(
  deps: CaseDeps,
  command: { user: User; caseId: string; thread: string; upTo: string },
): Promise<{ unread: number }> {
  const { user, caseId, thread } = command;
  await openThread(deps, user, caseId, thread);
  const store = messageStore(deps.db);
  const last = (await store.ofCase(caseId)).find((one) => one.id === command.upTo && one.thread === thread);
  if (!last) throw notFound('This message');
  const at = deps.clock.now().toISOString();
  await deps.transact((tx) =>
    messageStore(tx).markRead({ caseId, thread, userId: user.id, seq: last.seq, at }),
  );
  return { unread: (await store.unread(user.id, [caseId])).get(caseId)?.get(thread) ?? 0 };
}

/** A conversation in which the user takes part; any other does not exist for him (404). */
export async function openThread(
  deps: Pick<CaseDeps, 'db' | 'releases'>,
  user: User,
  caseId: string,
  thread: string,
): Promise<{ loaded: LoadedCase; thread: OpenThread }> {
  const loaded = await loadCase(deps, user, caseId);
  const found = threadsFor(loaded.release.definition, loaded.acting).find(({ id }) => id === thread);
  if (!found) throw notFound('This conversation');
  return { loaded, thread: found };
}

export function messageLine(stored: StoredMessage, user: User): MessageLine {
  const { id, thread, author, at, text } = stored;
  return { id, thread, author, at, text, mine: author.id === user.id };
}

function threadLine({ release }: LoadedCase, thread: OpenThread, unread: number): ThreadLine {
  const { roles } = release.definition;
  return {
    id: thread.id,
    title: thread.title,
    ...(thread.description === undefined ? {} : { description: thread.description }),
    internal: thread.internal,
    roles: thread.roles.map((role) => roles[role]?.title ?? role),
    unread,
  };
}

/** How many messages of a case somebody has not read, in the conversations that he takes part in. */
export function countUnread(
  open: readonly { id: string }[],
  unread: Map<string, number> | undefined,
): number {
  return open.reduce((sum, { id }) => sum + (unread?.get(id) ?? 0), 0);
}
