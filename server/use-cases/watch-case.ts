import { stepsInView } from '../../engine/index.ts';
import { canSee } from '../rights/can-see.ts';
import { threadsFor } from '../rights/threads.ts';
import { type Change, changeStore } from '../stores/changes.ts';
import { userStore } from '../stores/users.ts';
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
      const concerns = await concerning(deps, user, caseId);
      if (concerns === null) return;
      const changes = await store.ofCaseAfter(caseId, last);
      for (const change of changes) {
        if (concerns(change)) yield change;
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

/**
 * Which changes the watcher may know of: neither a conversation among others nor work on a form that he does not see;
 * `null` when he may no longer see the case, or his account is suspended.
 */
async function concerning(
  deps: CaseDeps,
  user: User,
  caseId: string,
): Promise<((change: Change) => boolean) | null> {
  try {
    // A stream outlives the request that asked who somebody is.
    const account = await userStore(deps.db).get(user.id);
    if (account?.status !== 'active') return null;
    const watcher = { ...user, administrator: account.administrator };
    const { roles, acting, release, state, stored } = await loadCase(deps, watcher, caseId);
    if (!canSee(roles, state.viewers)) return null;
    const threads = new Set(threadsFor(release.definition, acting).map(({ id }) => id));
    const isSeen = stepsInView(release, stored.snapshot, acting);
    return ({ kind, form, step }) => {
      if (kind === 'message') return threads.has(step ?? '');
      return kind !== 'save' || isSeen(form ?? '', step ?? '');
    };
  } catch {
    return null;
  }
}
