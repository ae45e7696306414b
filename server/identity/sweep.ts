import type { Logger } from 'pino';
import type { Db } from '../db/database.ts';
import type { Transact } from '../db/transact.ts';
import type { Background } from '../deps.ts';
import { loggableError } from '../http/logging.ts';
import { changeStore } from '../stores/changes.ts';

const hour = 3_600_000;
/** No rate limit counts for longer. */
const longestWindow = 24 * hour;

/** A stream that was away for longer reads its case anew. */
const changesKept = 7 * 24 * hour;

/** Forgets what is over: sessions with their addresses, links, counts, notices of change. `now` is the system's time, as the library's. */
export async function sweep(tx: Db, now: Date): Promise<void> {
  const at = now.toISOString();
  await tx('session').where('expiresAt', '<', at).del();
  await tx('verification').where('expiresAt', '<', at).del();
  await tx('rateLimit')
    .where('lastRequest', '<', now.getTime() - longestWindow)
    .del();
  await changeStore(tx).forget(new Date(now.getTime() - changesKept).toISOString());
}

/** Sweeps at start and every hour. */
export function sweepHourly(deps: { transact: Transact; log: Logger }): Background {
  let timer: NodeJS.Timeout | undefined;
  let running: Promise<void> = Promise.resolve();
  const run = () => {
    running = deps
      .transact((tx) => sweep(tx, new Date()))
      .catch((error) => deps.log.error({ err: loggableError(error) }, 'old sessions could not be swept'));
  };
  return {
    name: 'sweep',
    start() {
      run();
      timer = setInterval(run, hour);
      timer.unref();
    },
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}
