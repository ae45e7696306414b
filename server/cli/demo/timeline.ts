import type { ServerClock } from '../walk/clock.ts';

/** Somebody's course of events, told with a clock that it moves as if it were alone. */
export interface Course {
  /** When it begins, in UTC. */
  start: string;
  live(clock: ServerClock): Promise<void>;
}

interface Turn {
  at: string;
  go: () => void;
}

/**
 * Lives many courses on one clock that only moves forward: each waits until the moment that it asks for
 * is the earliest that anybody waits for, and one at a time acts. What would happen after `until` never
 * does: such a course stops in the middle. Ends with the clock at `until`; a course's error ends it at once.
 */
export async function liveSideBySide(clock: ServerClock, courses: Course[], until: string): Promise<void> {
  const turns: Turn[] = [];
  let rest: () => void = () => {};
  let failed: { error: unknown } | null = null;

  const own: ServerClock = {
    now: () => clock.now(),
    move: (to) =>
      new Promise((resolve) => {
        turns.push({ at: to, go: resolve });
        rest();
      }),
  };
  for (const course of courses) {
    const begin = () =>
      void course
        .live(own)
        .catch((error: unknown) => {
          failed = { error };
        })
        .finally(() => rest());
    turns.push({ at: course.start, go: begin });
  }

  for (let turn = earliest(turns); turn && turn.at <= until; turn = earliest(turns)) {
    turns.splice(turns.indexOf(turn), 1);
    if (turn.at > (await clock.now())) await clock.move(turn.at);
    const { go } = turn;
    await new Promise<void>((resolve) => {
      rest = resolve;
      go();
    });
    if (failed) throw (failed as { error: unknown }).error;
  }
  await clock.move(until);
}

const earliest = (turns: Turn[]): Turn | undefined =>
  turns.reduce<Turn | undefined>((first, turn) => (first && first.at <= turn.at ? first : turn), undefined);
