import { canSee } from '../rights/can-see.ts';
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
      if (!(await stillSees(deps, user, caseId))) return;
      const changes = await store.ofCaseAfter(caseId, last);
      for (const change of changes) {
        yield change;
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

async function stillSees(deps: CaseDeps, user: User, caseId: string): Promise<boolean> {
  try {
    const { roles, state } = await loadCase(deps, user, caseId);
    return canSee(roles, state.viewers);
  } catch {
    return false;
  }
}
