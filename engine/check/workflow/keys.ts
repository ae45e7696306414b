import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Json, JsonObject } from '../../model/text.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';
import { actionsAt, type RawState, type RawTransition, transitionsOf } from './states.ts';

const stateKeys = [
  'id',
  'type',
  'initial',
  'states',
  'on',
  'after',
  'always',
  'onDone',
  'entry',
  'exit',
  'tags',
  'meta',
  'description',
  'output',
  'history',
  'target',
];
const rootKeys = [...stateKeys, 'context', 'version', 'types', 'schemas'];
const transitionKeys = ['target', 'guard', 'actions', 'reenter', 'meta', 'description'];
const namedKeys = ['type', 'params'];

/** Keys that XState knows and a program may not use, and why not. */
const forbiddenKeys: { [key: string]: string } = {
  invoke: 'A program’s machine runs no other actors; effects do its work.',
  systemId: 'A program’s machine runs no other actors.',
  route: 'Routes would let a sender choose the state.',
  options: 'The platform sets the options of the run.',
};

/** Keys of XState 4 and what stands for them now. */
const formerKeys: { [key: string]: string } = {
  cond: 'guard',
  internal: 'reenter',
  in: 'guard',
  delay: 'after',
};

/** Keys that XState does not know (it ignores them without a word) and features that a program may not use. */
export function checkKeys(file: string, states: readonly RawState[]): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const keys = (config: Json | undefined, known: readonly string[], pointer: string) => {
    if (isObject(config)) problems.push(...unknownKeys(file, config, known, pointer));
  };
  for (const state of states) {
    keys(state.config, state.parent ? stateKeys : rootKeys, state.pointer);
    problems.push(...wrongShapes(file, state), ...forbiddenEvents(file, state));
    for (const name of ['entry', 'exit']) {
      for (const { action, pointer } of actionsAt(state.config[name], pointerTo(state.pointer, name))) {
        keys(action, namedKeys, pointer);
      }
    }
    for (const transition of transitionsOf(state)) {
      keys(transition.config, transitionKeys, transition.pointer);
      keys(transition.guard, namedKeys, transition.guardPointer);
      for (const { action, pointer } of transition.actions) keys(action, namedKeys, pointer);
      problems.push(...wrongTransition(file, transition));
    }
  }
  return problems;
}

function unknownKeys(
  file: string,
  config: JsonObject,
  known: readonly string[],
  pointer: string,
): ProgramProblem[] {
  return Object.keys(config)
    .filter((key) => !known.includes(key))
    .map((key) => {
      const place = { file, pointer: pointerTo(pointer, key), found: key };
      const why = known === namedKeys ? undefined : forbiddenKeys[key];
      if (why !== undefined)
        return problem('flow-forbidden', { ...place, message: `"${key}" is not allowed: ${why}` });
      const suggestion = formerKeys[key] ?? nearest(key, known);
      return problem('flow-unknown-key', {
        ...place,
        message: `XState knows no key "${key}" here and would ignore it.`,
        expected: [...known],
        ...(suggestion !== undefined && known.includes(suggestion) && { suggestion }),
      });
    });
}

/** Events that XState keeps for itself, and descriptors that match events nobody named. */
function forbiddenEvents(file: string, { config, pointer }: RawState): ProgramProblem[] {
  if (!isObject(config.on)) return [];
  return Object.keys(config.on).flatMap((event) => {
    const place = { file, pointer: pointerTo(pointer, 'on', event), found: event };
    if (event.startsWith('xstate.')) {
      const message = `"${event}" is one of XState's own events, which nobody may send.`;
      return [problem('flow-forbidden', { ...place, message })];
    }
    if (!event.includes('*')) return [];
    const message = `"${event}" would match events that nobody named; name each event.`;
    return [problem('flow-forbidden', { ...place, message })];
  });
}

/** Values of the wrong kind, which XState takes for something else or stumbles over later. */
function wrongShapes(file: string, { config, pointer, parent }: RawState): ProgramProblem[] {
  const wants: [string, string, (value: Json) => boolean][] = [
    ['states', 'an object of states', (value) => isObject(value) && Object.values(value).every(isObject)],
    ['on', 'an object of events', isObject],
    ['after', 'an object of delays', isObject],
    ['initial', 'the name of a state', (value) => typeof value === 'string' || isObject(value)],
    ['id', 'a name', (value) => typeof value === 'string'],
    [
      'history',
      '"shallow", "deep" or true',
      (value) => value === 'shallow' || value === 'deep' || value === true,
    ],
    ...(parent ? [] : ([['context', 'an object', isObject]] as [string, string, (value: Json) => boolean][])),
  ];
  return wants.flatMap(([name, expected, fits]) => {
    const value = config[name];
    if (value === undefined || fits(value)) return [];
    const message = `"${name}" must be ${expected}.`;
    return [problem('flow-wrong-shape', { file, pointer: pointerTo(pointer, name), message, expected })];
  });
}

function wrongTransition(file: string, transition: RawTransition): ProgramProblem[] {
  const { config, pointer } = transition;
  const wrong = (name: string, expected: string) =>
    problem('flow-wrong-shape', {
      file,
      pointer: pointerTo(pointer, name),
      message: `"${name}" must be ${expected}.`,
      expected,
    });
  if (!config) return [];
  const { reenter, guard, target } = config;
  const isTarget = (value: Json) => typeof value === 'string';
  const targetFits =
    target === undefined || isTarget(target) || (Array.isArray(target) && target.every(isTarget));
  return [
    ...(reenter === undefined || typeof reenter === 'boolean' ? [] : [wrong('reenter', 'true or false')]),
    ...(guard === undefined || typeof guard === 'string' || isObject(guard)
      ? []
      : [wrong('guard', 'a guard')]),
    ...(targetFits ? [] : [wrong('target', 'the name of a state, or a list of them')]),
  ];
}
