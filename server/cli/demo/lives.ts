import { addDays, daysBetween, isCalendarDate, type Path } from '../../../engine/index.ts';

/** A path, lived as far as `stopAfter` of its steps. */
export interface Life {
  path: Path;
  stopAfter: number;
}

/** The example's state after some of its steps, as a text to compare. */
const stateAfter = (path: Path, steps: number): string =>
  JSON.stringify(
    path.steps.slice(0, steps).findLast((step) => step.expect.state !== undefined)?.expect.state ?? null,
  );

/** Lives to their end, at most two for each end, so that a demonstration is filled soon. */
export function wholeLives(paths: Path[]): Life[] {
  const ends = new Map<string, number>();
  return paths.flatMap((path) => {
    const end = stateAfter(path, path.steps.length);
    const seen = (ends.get(end) ?? 0) + 1;
    ends.set(end, seen);
    return seen > 2 ? [] : [{ path, stopAfter: path.steps.length }];
  });
}

/**
 * The longest life again, each time stopped in another of its states. The most advanced comes first: what
 * comes later takes less time, so that none has its deadlines passed by the others.
 */
export function unfinishedLives(paths: Path[]): Life[] {
  const [longest] = [...paths].sort((a, b) => b.steps.length - a.steps.length);
  if (!longest) return [];
  const stops = new Map<string, number>([[stateAfter(longest, 0), 0]]);
  for (const [index, step] of longest.steps.entries()) {
    if (step.expect.refused === undefined) stops.set(stateAfter(longest, index + 1), index + 1);
  }
  stops.delete(stateAfter(longest, longest.steps.length));
  return [...stops.values()].sort((a, b) => b - a).map((stopAfter) => ({ path: longest, stopAfter }));
}

/** How many days a life takes. */
export function daysOf({ path, stopAfter }: Life): number {
  const start = path.at.slice(0, 10);
  let day = start;
  for (const { at } of path.steps.slice(0, stopAfter)) {
    const more = /^\+(\d+)d$/.exec(at ?? '')?.[1];
    if (more !== undefined) day = addDays(day, Number(more));
    else if (at !== undefined && isCalendarDate(at.slice(0, 10))) day = at.slice(0, 10);
  }
  return daysBetween(start, day);
}
