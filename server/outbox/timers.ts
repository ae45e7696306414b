import type { Background, Deps } from '../deps.ts';

/** How long the loop sleeps when nothing is due. */
const restMilliseconds = 1_000;

/**
 * The loop that fires due timers. Any number of nodes may run it; rows say who has claimed what.
 * `fire` is the use case, given by the composition.
 */
export function createTimerLoop(
  deps: Pick<Deps, 'log'>,
  fire: () => Promise<{ fired: number; dropped: number; failed: number }>,
  rest = restMilliseconds,
): Background & { runOnce(): Promise<void> } {
  let stopped = false;
  let wake: () => void = () => {};
  let running: Promise<void> = Promise.resolve();

  /** Fires until nothing is due any more. */
  async function runOnce(): Promise<void> {
    for (;;) {
      const { fired, dropped, failed } = await fire();
      if (failed > 0) deps.log.warn({ failed }, 'timers failed and will be tried again');
      if (stopped || fired + dropped === 0) return;
    }
  }

  async function run(): Promise<void> {
    while (!stopped) {
      await runOnce().catch((error: unknown) =>
        deps.log.error({ err: error }, 'timers could not be claimed'),
      );
      if (stopped) return;
      await new Promise<void>((resolve) => {
        const timeout = setTimeout(resolve, rest);
        wake = () => {
          clearTimeout(timeout);
          resolve();
        };
      });
    }
  }

  return {
    name: 'timers',
    runOnce,
    start() {
      stopped = false;
      running = run();
    },
    async stop() {
      stopped = true;
      wake();
      await running;
    },
  };
}
