import {
  addDays,
  daysBetween,
  isCalendarDate,
  type Json,
  type JsonObject,
  type Path,
} from '../../../engine/index.ts';

/** A path, lived as far as `stopAfter` of its steps. */
export interface Life {
  path: Path;
  stopAfter: number;
  /** Counts the lives that come as far as the same state, from 0. */
  turn: number;
}

/** A life in its place: on which day it begins, and in which of the made-up companies. */
export interface PlannedLife extends Life {
  /** Calendar date. */
  start: string;
  company: number;
}

interface PlanParts {
  paths: Path[];
  machine: JsonObject;
  /** Calendar date on which the plan ends. */
  today: string;
  /** How many lives, about. */
  count: number;
}

/** Days between today and the last end of a life, and over how many days the ends are spread. */
const ENDED_FROM = 6;
const ENDED_OVER = 400;
/** The last step of a life that goes on is at most so many days ago. */
const LATELY = 9;

/**
 * A desk's year: lives that came to their end, spread over the months before, and lives that stand in
 * each of the states today. A company has one after the other.
 */
export function planLives({ paths, machine, today, count }: PlanParts): PlannedLife[] {
  const whole = endedLives(paths, machine);
  const open = openLives(paths, machine);
  const states = open.filter(({ turn }) => turn === 0).length;
  const opened = Math.min(open.length, Math.max(states, Math.ceil(count * 0.6)));
  const ends = whole.filter(({ turn }) => turn === 0).length;
  const ended = Math.max(ends, Math.min(count - opened, whole.length * 4));
  const plan = [
    ...cycle(whole, ended).map((life, index) => ({
      ...life,
      start: daysAgo(ENDED_FROM + Math.floor((index * ENDED_OVER) / ended) + daysOf(life)),
    })),
    ...open.slice(0, opened).map((life) => ({
      ...life,
      start: daysAgo(1 + ((life.turn * 2) % LATELY) + daysOf(life)),
    })),
  ];
  return inCompanies(plan.sort((a, b) => a.start.localeCompare(b.start)));

  function daysAgo(days: number): string {
    return addDays(today, -days);
  }
}

const cycle = <T>(list: T[], length: number): T[] =>
  list.length === 0 ? [] : Array.from({ length }, (_, index) => list[index % list.length] as T);

/** Gives each life, in the order of their beginnings, a company like the one its path is about that is free by then. */
function inCompanies(lives: (Life & { start: string })[]): PlannedLife[] {
  const companies: { like: string; freeFrom: string }[] = [];
  return lives.map((life) => {
    const like = JSON.stringify([life.path.company ?? null, life.path.assessor ?? null]);
    const found = companies.findIndex((one) => one.like === like && one.freeFrom < life.start);
    const isWhole = life.stopAfter === life.path.steps.length;
    const freeFrom = isWhole ? addDays(life.start, daysOf(life) + 30) : '9999-12-31';
    const company = found < 0 ? companies.length : found;
    companies[company] = { like, freeFrom };
    return { ...life, company };
  });
}

const stateAfter = (path: Path, steps: number): Json =>
  path.steps.slice(0, steps).findLast((step) => step.expect.state !== undefined)?.expect.state ?? null;

/** Lives that come to an end: each end of the workflow as often as it is told, the different ones by turns. */
function endedLives(paths: Path[], machine: JsonObject): Life[] {
  const seen = new Map<string, number>();
  return paths
    .flatMap((path) => {
      const end = stateAfter(path, path.steps.length);
      if (!isFinal(machine, end)) return [];
      const turn = seen.get(JSON.stringify(end)) ?? 0;
      seen.set(JSON.stringify(end), turn + 1);
      return [{ turn, path, stopAfter: path.steps.length }];
    })
    .sort((a, b) => a.turn - b.turn);
}

/**
 * Lives stopped on their way: each state once from one path, then once from another, and so on. Where something was
 * asked for or given that left the case in its state, as a signature is, a life stops there, too.
 */
function openLives(paths: Path[], machine: JsonObject): Life[] {
  const seen = new Map<string, number>();
  const byLength = [...paths].sort((a, b) => b.steps.length - a.steps.length);
  return byLength
    .flatMap((path) => {
      const stops = new Map<string, { state: Json; stopAfter: number }>();
      const stop = (stopAfter: number, event: string | null) => {
        const state = stateAfter(path, stopAfter);
        stops.set(JSON.stringify([state, event]), { state, stopAfter });
      };
      stop(0, null);
      for (const [index, { event, expect }] of path.steps.entries()) {
        if (expect.refused !== undefined) continue;
        const stays = same(stateAfter(path, index), stateAfter(path, index + 1));
        stop(index + 1, (stays && event) || null);
      }
      return [...stops].flatMap(([key, { state, stopAfter }]) => {
        if (isFinal(machine, state)) return [];
        const turn = seen.get(key) ?? 0;
        seen.set(key, turn + 1);
        return [{ turn, path, stopAfter }];
      });
    })
    .sort((a, b) => a.turn - b.turn);
}

const same = (one: Json, other: Json): boolean => JSON.stringify(one) === JSON.stringify(other);

/** Whether a dotted leaf of the machine ends it. */
function isFinal(machine: JsonObject, state: Json): boolean {
  if (typeof state !== 'string') return false;
  let node: Json | undefined = machine;
  for (const name of state.split('.')) {
    const states: Json | undefined = (node as JsonObject | undefined)?.states;
    node = (states as JsonObject | undefined)?.[name];
  }
  return (node as JsonObject | undefined)?.type === 'final';
}

/** How many days a life takes. */
function daysOf({ path, stopAfter }: Pick<Life, 'path' | 'stopAfter'>): number {
  const start = path.at.slice(0, 10);
  let day = start;
  for (const { at } of path.steps.slice(0, stopAfter)) {
    const more = /^\+(\d+)d$/.exec(at ?? '')?.[1];
    if (more !== undefined) day = addDays(day, Number(more));
    else if (at !== undefined && isCalendarDate(at.slice(0, 10))) day = at.slice(0, 10);
  }
  return daysBetween(start, day);
}
