import { fireTimer } from '../../engine/index.ts';
import { type StoredTimer, timerStore } from '../stores/timers.ts';
import type { CaseDeps } from './case-deps.ts';
import { commitStep } from './commit-step.ts';
import { loadCaseWithData } from './load-case.ts';
import { systemActor } from './send-system-event.ts';

const attempts = 8;
/** A timer whose firing fails this often is given up and shown to the administrator. */
const mostFailures = 12;
const leaseMilliseconds = 60_000;
const batch = 16;

export interface FiredTimers {
  fired: number;
  /** Out of date: the case had left their state. */
  dropped: number;
  failed: number;
}

/**
 * Claims the timers that are due and fires each: once, whoever else claims, and in their order within
 * a case. Call it again while it fires any: a case's next timer is claimed after the one before it.
 */
export async function fireTimers(deps: CaseDeps): Promise<FiredTimers> {
  const now = deps.clock.now();
  const leaseUntil = new Date(now.getTime() + leaseMilliseconds).toISOString();
  const claimed = await deps.transact((tx) => timerStore(tx).claimDue(now.toISOString(), leaseUntil, batch));
  const result: FiredTimers = { fired: 0, dropped: 0, failed: 0 };
  for (const timer of claimed) {
    try {
      result[await fireOne(deps, timer)] += 1;
    } catch (error) {
      result.failed += 1;
      await putOff(deps, timer, error);
    }
  }
  return result;
}

/** Applies one due timer to its case. Does nothing when it was cancelled, set anew or fired meanwhile. */
async function fireOne(deps: CaseDeps, timer: StoredTimer): Promise<'fired' | 'dropped'> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    if (!(await timerStore(deps.db).isPending(timer))) return 'dropped';
    const { stored, release, data } = await loadCaseWithData(deps, 'system', timer.caseId);
    const at = deps.clock.now().toISOString();
    const step = await fireTimer(release, { snapshot: stored.snapshot, data }, timer, at);
    if (!step.ok) {
      if (step.code !== 'ended' && step.code !== 'wrong-state') {
        throw new Error(`The timer ${timer.id} was refused: ${step.code}.`);
      }
      await deps.transact((tx) => timerStore(tx).finish(timer, 'cancelled'));
      return 'dropped';
    }
    const applied = await commitStep(deps, {
      kind: 'timer',
      stored,
      data,
      release,
      step,
      event: { type: timer.event },
      timer,
      actor: systemActor,
      at,
      submitted: null,
      command: null,
    });
    if (applied) return 'fired';
  }
  throw new Error('The case is changing too quickly.');
}

/** Tries a failed timer again later, each time after a longer while; gives up in the end. */
async function putOff(deps: CaseDeps, timer: StoredTimer, error: unknown): Promise<void> {
  const message = error instanceof Error ? error.message : String(error);
  const wait = Math.min(5_000 * 2 ** (timer.attempts - 1), 3_600_000);
  const until = new Date(deps.clock.now().getTime() + wait).toISOString();
  await deps.transact(async (tx) => {
    const timers = timerStore(tx);
    if (timer.attempts >= mostFailures) await timers.finish(timer, 'failed', message);
    else await timers.postpone(timer, until, message);
  });
}
