import { canSee } from '../rights/can-see.ts';
import { threadsFor } from '../rights/threads.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';

export interface WatchCase {
  user: User;
  caseId: string;
  /** Number of the last change that the watcher knows; `null`: from now on. */
  after: number | null;
  /** Ends the watch. */
  signal: AbortSignal;
  /** How often the database is asked for what other processes wrote, and the right is asked anew. */
  pollMilliseconds?: number;
}

/**
 * Yields a case's changes in their order as they are committed, `null` as a sign of life. Ends when the
 * watcher may no longer see the case. Throws 404 at once when he may not see it now.
 */
export async function* watchCase(deps: CaseDeps, watch: WatchCase): AsyncGenerator<Change | null> {
  const { user, caseId, signal } = watch;
  await loadCase(deps, user, caseId);
  const store = changeStore(deps.db);
  let last = watch.after ?? (await store.last(caseId));
  let wake: () => void = () => {};
  let missed = false;
  const unsubscribe = deps.changes.subscribe(caseId, () => {
    missed = true;
    wake();
  });
  const end = () => wake();
  signal.addEventListener('abort', end);
  try {
    while (!signal.aborted) {
      missed = false;
      const threads = await threadsSeen(deps, user, caseId);
      if (threads === null) return;
      const changes = await store.ofCaseAfter(caseId, last);
      for (const change of changes) {
        // A conversation among others is nothing that the watcher may know of.
        if (change.kind !== 'message' || threads.has(change.step ?? '')) yield change;
        last = change.id;
      }
      if (changes.length === 0) yield null;
      if (!missed && !signal.aborted) {
        await new Promise<void>((resolve) => {
          const timeout = setTimeout(resolve, watch.pollMilliseconds ?? 15_000);
          wake = () => {
            clearTimeout(timeout);
            resolve();
          };
        });
      }
    }
  } finally {
    unsubscribe();
    signal.removeEventListener('abort', end);
  }
}

/** The conversations that the watcher takes part in; `null` when he may no longer see the case. */
async function threadsSeen(deps: CaseDeps, user: User, caseId: string): Promise<Set<string> | null> {
  try {
    const { roles, acting, release, state } = await loadCase(deps, user, caseId);
    if (!canSee(roles, state.viewers)) return null;
    return new Set(threadsFor(release.definition, acting).map(({ id }) => id));
  } catch {
    return null;
  }
}
