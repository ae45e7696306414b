import { canonicalJson } from '../load/hash.ts';
import { isObject } from '../load/is-object.ts';
import type { Effect, StepForward } from '../model/case.ts';
import type { Path, PathStep, Paths } from '../model/paths.ts';
import type { Release } from '../model/release.ts';
import type { Json } from '../model/text.ts';
import { textIn } from './format-value.ts';
import { offeredEvents } from './offered-events.ts';
import { withFixtures } from './path-fixtures.ts';
import {
  actorOf,
  moment,
  moveClock,
  type SimulatedCase,
  saveAnswers,
  sendEvent,
  simulatedCase,
  startCase,
  stateOf,
} from './path-simulation.ts';
import { isAt } from './places.ts';
import { statesIn } from './state-view.ts';

/** An expectation of a path that did not come true. */
export interface PathFailure {
  /** Of the expectation, in paths.json. */
  pointer: string;
  message: string;
}

export interface PathResult {
  file: string;
  title: string;
  ok: boolean;
  /** Of the path, or of its first expectation that failed. */
  pointer: string;
  message: string;
  failures: PathFailure[];
}

/** The paths of a program as its file says them; none when it has no such file. */
export function readPaths(release: Release): { file: string } & Pick<Paths, 'paths' | 'fixtures'> {
  const file = `workflows/${release.program}/paths.json`;
  const bytes = release.files.get(file);
  if (!bytes) return { file, paths: [] };
  const { paths, fixtures } = JSON.parse(new TextDecoder().decode(bytes)) as Paths;
  return { file, paths, ...(fixtures && { fixtures }) };
}

/** Lives every path of the program on a simulated clock and says what comes out otherwise than it expects. */
export async function runPaths(release: Release): Promise<PathResult[]> {
  const { file, paths, fixtures } = readPaths(release);
  const results: PathResult[] = [];
  for (const [index, path] of paths.entries()) {
    const failures = await runPath(release, path, fixtures ?? {}, `/paths/${index}`);
    const [first] = failures;
    results.push({
      file,
      title: path.title,
      ok: first === undefined,
      pointer: first?.pointer ?? `/paths/${index}`,
      message: failures.map(({ message }) => message).join(' '),
      failures,
    });
  }
  return results;
}

async function runPath(
  release: Release,
  told: Path,
  fixtures: NonNullable<Paths['fixtures']>,
  pointer: string,
): Promise<PathFailure[]> {
  try {
    const path = withFixtures(told, fixtures);
    const simulated = simulatedCase(release, path);
    const opener = path.steps[0]?.event === undefined ? path.steps[0]?.as : undefined;
    const { roles } = release.definition.start;
    const started = await startCase(simulated, opener ?? roles[0] ?? 'system');
    for (const [index, step] of path.steps.entries()) {
      const opening = index === 0 ? started : undefined;
      const failures = await runStep(simulated, step, opening, `${pointer}/steps/${index}`);
      // What follows a step that went wrong would only repeat it in other words.
      if (failures.length > 0) return failures;
    }
    return [];
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ pointer, message: `The path cannot be run: ${message}` }];
  }
}

async function runStep(
  simulated: SimulatedCase,
  step: PathStep,
  opening: StepForward | undefined,
  pointer: string,
): Promise<PathFailure[]> {
  const results = opening ? [opening] : [];
  if (step.at !== undefined) {
    const to = moment(step.at, simulated.release.definition.timeZone, simulated.now);
    if (to < simulated.now) return [{ pointer: `${pointer}/at`, message: 'The clock cannot go back.' }];
    results.push(...(await moveClock(simulated, to)));
  }
  if (step.answers) saveAnswers(simulated, step.answers);
  let refused = results.find((result) => !result.ok);
  let stale = false;
  if (step.event !== undefined && simulated.snapshot) {
    stale = step.revision === 'stale';
    if (!stale) {
      const event = {
        type: step.event,
        ...(step.data && { data: step.data }),
        ...(step.shown === 'stale' && { shown: '' }),
      };
      const result = await sendEvent(simulated, step.as ?? 'system', event, step.by);
      results.push(result);
      if (!result.ok) refused = result;
    }
  }
  const effects = results.flatMap((result) => (result.ok ? result.effects : []));
  return judge(simulated, step, refused, stale, effects, `${pointer}/expect`);
}

async function judge(
  simulated: SimulatedCase,
  { expect, as, by }: PathStep,
  refused: StepForward | undefined,
  stale: boolean,
  effects: Effect[],
  pointer: string,
): Promise<PathFailure[]> {
  const failures: PathFailure[] = [];
  const fail = (name: string, message: string) => failures.push({ pointer: `${pointer}/${name}`, message });
  const code = stale ? 'stale' : refused && !refused.ok ? refused.code : undefined;
  if (code !== expect.refused) {
    const why =
      refused && !refused.ok
        ? `: ${refused.reasons.map(({ message }) => textIn(message, 'en')).join(' ')}`
        : '.';
    if (expect.refused === undefined) failures.push({ pointer, message: `Refused (${code})${why}` });
    else if (code === undefined)
      fail('refused', `Expected a refusal (${expect.refused}), but it was accepted.`);
    else fail('refused', `Expected a refusal (${expect.refused}), but it is ${code}${why}`);
  }
  const { snapshot, release } = simulated;
  if (!snapshot) return failures;
  const states = statesIn(release, snapshot);
  if (expect.state !== undefined && !isInState(expect.state, snapshot.value, states)) {
    fail(
      'state',
      `Expected the state ${JSON.stringify(expect.state)}, but it is ${JSON.stringify(states.join(', '))}.`,
    );
  }
  if (expect.effects && !sameEffects(expect.effects, effects)) {
    fail(
      'effects',
      `Expected the effects ${list(expect.effects)}, but they are ${list(effects.map(effectName))}.`,
    );
  }
  for (const [delay, date] of Object.entries(expect.due ?? {})) {
    const due = [...simulated.timers.values()]
      .filter((timer) => timer.delay === delay)
      .map((timer) => timer.date);
    if (!due.includes(date))
      fail(`due/${delay}`, `Expected “${delay}” on ${date}, but it is ${due[0] ?? 'not set'}.`);
  }
  for (const [name, value] of Object.entries(expect.context ?? {})) {
    const found = snapshot.context[name];
    if (found === undefined || canonicalJson(found) !== canonicalJson(value)) {
      fail(
        `context/${name}`,
        `Expected ${name} to be ${JSON.stringify(value)}, but it is ${JSON.stringify(found)}.`,
      );
    }
  }
  if (expect.offered) {
    const state = stateOf(simulated, snapshot);
    const actor = actorOf(simulated, as ?? release.definition.start.roles[0] ?? 'system', by);
    const offers = (await offeredEvents(release, state, actor, simulated.now)).filter(
      ({ offered }) => offered,
    );
    const types = offers.map(({ type }) => type);
    if (canonicalJson([...expect.offered].sort()) !== canonicalJson(types.sort())) {
      fail('offered', `Expected ${list(expect.offered)} to be offered, but it is ${list(types)}.`);
    }
  }
  return failures;
}

/** A state is named by the value that XState gives it, or by the dotted path of an active state. */
function isInState(expected: Json, value: Json, states: readonly string[]): boolean {
  if (isObject(expected)) return canonicalJson(expected) === canonicalJson(value);
  return typeof expected === 'string' && states.some((state) => isAt(state, expected));
}

function sameEffects(expected: readonly string[], effects: readonly Effect[]): boolean {
  return (
    expected.length === effects.length &&
    effects.every((effect, index) => [effect.type, effectName(effect)].includes(expected[index]!))
  );
}

function effectName({ type, params }: Effect): string {
  const detail = params.letter ?? params.topic;
  return typeof detail === 'string' ? `${type}:${detail}` : type;
}

function list(names: readonly string[]): string {
  return names.length === 0 ? 'nothing' : `“${names.join('”, “')}”`;
}
