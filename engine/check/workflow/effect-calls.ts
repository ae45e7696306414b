import { isObject } from '../../load/is-object.ts';
import { own } from '../../load/own.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { Json, JsonObject } from '../../model/text.ts';
import type { StateMeta } from '../../model/workflow.ts';
import { readReference } from '../../run/resolve-effects.ts';
import { checkEffectParams, effectSchemas } from '../effects.ts';
import { problem } from '../problem.ts';
import { type CelPlace, celPlace } from './expressions.ts';
import { unknownDecision, unknownName, unknownRoles, unknownValue } from './known-names.ts';
import { checkMailLink } from './mail-link.ts';
import { actionsAt, around, type RawState, transitionsOf } from './states.ts';

/** XState's own actions: they are functions there and mean nothing in a file. */
const xstateActions = [
  'assign',
  'raise',
  'sendTo',
  'sendParent',
  'forwardTo',
  'spawn',
  'spawnChild',
  'stop',
  'stopChild',
  'cancel',
  'emit',
  'log',
  'enqueueActions',
  'pure',
  'choose',
];

/** Effects that do not exist or have wrong params, and letters, roles, decisions and context keys that they name. */
export function checkEffects(
  release: Release,
  file: string,
  states: readonly RawState[],
): { problems: ProgramProblem[]; expressions: CelPlace[] } {
  const problems: ProgramProblem[] = [];
  const expressions: CelPlace[] = [];
  const used = new Set<string>();
  const named = release.workflow.effects ?? {};
  const params = (effect: string, given: JsonObject, pointer: string, eventForm?: string) => {
    const found = checkParams(
      release,
      { file, ...(eventForm !== undefined && { eventForm }) },
      effect,
      given,
      pointer,
    );
    problems.push(...found.problems);
    expressions.push(...found.expressions);
  };
  for (const { action, pointer, eventForm } of states.flatMap(actionsOf)) {
    const { type, params: given } = shape(action);
    const at = typeof action === 'string' ? pointer : pointerTo(pointer, 'type');
    const call = type === undefined ? undefined : own(named, type);
    if (type === undefined) {
      const message = 'An action is a name, or an object with a type.';
      problems.push(problem('flow-effect-params', { file, pointer, message }));
    } else if (call) {
      used.add(type);
      const whole = { ...call.params, ...given };
      if (Object.keys(given).length > 0) params(call.type, whole, pointerTo(pointer, 'params'), eventForm);
    } else if (own(effectSchemas, type)) {
      const has = isObject(action) && action.params !== undefined;
      params(type, given, has ? pointerTo(pointer, 'params') : pointer, eventForm);
    } else if (type.startsWith('xstate.') || xstateActions.includes(type)) {
      const message = `"${type}" is an action of XState that only works in code.`;
      problems.push(problem('flow-forbidden', { file, pointer: at, message, found: type }));
    } else {
      const known = [...Object.keys(effectSchemas), ...Object.keys(named)];
      problems.push(unknownName('flow-unknown-effect', { file, pointer: at }, 'effect', type, known));
    }
  }
  for (const [name, call] of Object.entries(named)) {
    const pointer = pointerTo('/effects', name);
    if (own(effectSchemas, name)) {
      const message = `"${name}" is an effect of the platform; choose another name.`;
      problems.push(problem('flow-reserved-name', { file, pointer, message, found: name }));
    }
    if (!used.has(name)) {
      problems.push(
        problem('flow-unused-name', {
          file,
          pointer,
          message: `Nothing uses the effect "${name}".`,
          found: name,
        }),
      );
    }
    if (own(effectSchemas, call.type))
      params(call.type, call.params ?? {}, call.params ? pointerTo(pointer, 'params') : pointer);
    else {
      const place = { file, pointer: pointerTo(pointer, 'type') };
      problems.push(
        unknownName('flow-unknown-effect', place, 'effect', call.type, Object.keys(effectSchemas)),
      );
    }
  }
  return { problems, expressions };
}

/** Everything that XState runs as an action in a state. */
function actionsOf(state: RawState): { action: Json; pointer: string; eventForm?: string }[] {
  return [
    ...actionsAt(state.config.entry, pointerTo(state.pointer, 'entry')),
    ...actionsAt(state.config.exit, pointerTo(state.pointer, 'exit')),
    ...transitionsOf(state).flatMap(({ kind, name, actions }) => {
      const eventForm = kind === 'on' ? formOf(state, name) : undefined;
      return actions.map((one) => ({ ...one, ...(eventForm !== undefined && { eventForm }) }));
    }),
  ];
}

/** The form that gives an event's data, as far as the state itself and those around it say. */
function formOf(state: RawState, event: string): string | undefined {
  for (const { config } of around(state)) {
    const meta = (config.meta as StateMeta | undefined)?.events?.[event];
    if (meta) return meta.form;
  }
  return undefined;
}

function shape(action: Json): { type: string | undefined; params: JsonObject } {
  if (typeof action === 'string') return { type: action, params: {} };
  if (!isObject(action) || typeof action.type !== 'string') return { type: undefined, params: {} };
  return { type: action.type, params: isObject(action.params) ? action.params : {} };
}

function checkParams(
  release: Release,
  scope: { file: string; eventForm?: string },
  effect: string,
  given: JsonObject,
  pointer: string,
): { problems: ProgramProblem[]; expressions: CelPlace[] } {
  const { file } = scope;
  const problems = checkEffectParams(effect, given).map((fault) =>
    problem('flow-effect-params', { file, pointer: pointer + fault.pointer, message: fault.message }),
  );
  const expressions: CelPlace[] = [];
  if (effect === 'set') {
    for (const [name, value] of Object.entries(given)) {
      const place = { file, pointer: pointerTo(pointer, name) };
      problems.push(...unknownValue(release, place, name));
      if (typeof value === 'string') expressions.push(celPlace({ ...scope, ...place }, value));
    }
    return { problems, expressions };
  }
  if (typeof given.letter === 'string' && !release.letters.has(given.letter)) {
    const place = { file, pointer: pointerTo(pointer, 'letter') };
    problems.push(unknownName('flow-unknown-letter', place, 'letter', given.letter, release.letters.keys()));
  }
  if ('to' in given) problems.push(...unknownRoles(release, file, given.to, pointerTo(pointer, 'to')));
  if (isObject(given.link)) {
    problems.push(...checkMailLink(release, file, given.link, pointerTo(pointer, 'link')));
  }
  walkReferences(given, pointer, (value, at) => {
    const reference = readReference(value);
    if (reference?.kind === 'cel')
      expressions.push(celPlace({ ...scope, pointer: pointerTo(at, 'cel') }, reference.cel));
    if (reference?.kind === 'decision') {
      problems.push(...unknownDecision(release, file, reference, pointerTo(at, 'decision')));
    }
    return reference !== undefined;
  });
  return { problems, expressions };
}

function walkReferences(
  value: Json,
  pointer: string,
  visit: (value: Json, pointer: string) => boolean,
): void {
  if (visit(value, pointer)) return;
  if (Array.isArray(value)) {
    for (const [index, item] of value.entries()) walkReferences(item, pointerTo(pointer, index), visit);
  } else if (isObject(value)) {
    for (const [name, part] of Object.entries(value)) walkReferences(part, pointerTo(pointer, name), visit);
  }
}
