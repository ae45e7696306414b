import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject } from '../../model/text.ts';

/** A state as its file says it, with the place where it says so. */
export interface RawState {
  key: string;
  /** Keys from the machine's root, which has none. */
  path: readonly string[];
  /** XState's id: the state's own, or machine id and path with dots. */
  id: string;
  pointer: string;
  config: JsonObject;
  parent: RawState | undefined;
  children: RawState[];
  type: 'atomic' | 'compound' | 'parallel' | 'final' | 'history';
}

type TransitionKind = 'on' | 'always' | 'after' | 'onDone' | 'initial';

/** One transition as its file says it; a plain string or list is read as XState reads it. */
export interface RawTransition {
  state: RawState;
  kind: TransitionKind;
  /** The event of `on`, the delay of `after`. */
  name: string;
  pointer: string;
  /** Where its targets stand, one for each. */
  targets: { target: string; pointer: string }[];
  guard: Json | undefined;
  guardPointer: string;
  actions: { action: Json; pointer: string }[];
  config: JsonObject | undefined;
}

/** The machine's states as its file says them, parents before children. */
export function rawStates(machine: JsonObject): RawState[] {
  const machineId = typeof machine.id === 'string' ? machine.id : '(machine)';
  const states: RawState[] = [];
  const walk = (config: JsonObject, key: string, parent: RawState | undefined, pointer: string): RawState => {
    const path = parent ? [...parent.path, key] : [];
    const id = typeof config.id === 'string' ? config.id : [machineId, ...path].join('.');
    const state: RawState = { key, path, id, pointer, config, parent, children: [], type: typeOf(config) };
    states.push(state);
    if (isObject(config.states)) {
      for (const [name, child] of Object.entries(config.states)) {
        if (isObject(child))
          state.children.push(walk(child, name, state, pointerTo(pointer, 'states', name)));
      }
    }
    return state;
  };
  walk(machine, machineId, undefined, '/machine');
  return states;
}

function typeOf(config: JsonObject): RawState['type'] {
  const { type } = config;
  if (
    type === 'atomic' ||
    type === 'compound' ||
    type === 'parallel' ||
    type === 'final' ||
    type === 'history'
  ) {
    return type;
  }
  if (isObject(config.states) && Object.keys(config.states).length > 0) return 'compound';
  return config.history ? 'history' : 'atomic';
}

/** A state and the states around it, the innermost first. */
export function around(state: RawState): RawState[] {
  return state.parent ? [state, ...around(state.parent)] : [state];
}

/** A state and all states inside it. */
export function within(state: RawState): RawState[] {
  return [state, ...state.children.flatMap(within)];
}

/** All transitions of a state in the order of its file. */
export function transitionsOf(state: RawState): RawTransition[] {
  const { config, pointer } = state;
  const each = (kind: TransitionKind, name: string, value: Json | undefined, at: string) =>
    readTransitions(state, kind, name, value, at);
  const named = (kind: 'on' | 'after') =>
    isObject(config[kind])
      ? Object.entries(config[kind]).flatMap(([name, value]) =>
          each(kind, name, value, pointerTo(pointer, kind, name)),
        )
      : [];
  return [
    ...(isObject(config.initial) || typeof config.initial === 'string'
      ? each('initial', '', config.initial, pointerTo(pointer, 'initial'))
      : []),
    ...named('on'),
    ...each('always', '', config.always, pointerTo(pointer, 'always')),
    ...named('after'),
    ...each('onDone', '', config.onDone, pointerTo(pointer, 'onDone')),
  ];
}

function readTransitions(
  state: RawState,
  kind: TransitionKind,
  name: string,
  value: Json | undefined,
  pointer: string,
): RawTransition[] {
  if (value === undefined) return [];
  if (!Array.isArray(value)) return [readTransition(state, kind, name, value, pointer)];
  return value.map((one, index) => readTransition(state, kind, name, one, pointerTo(pointer, index)));
}

function readTransition(
  state: RawState,
  kind: TransitionKind,
  name: string,
  value: Json,
  pointer: string,
): RawTransition {
  const config = isObject(value) ? value : undefined;
  const target = config ? config.target : value;
  const targetPointer = config ? pointerTo(pointer, 'target') : pointer;
  return {
    state,
    kind,
    name,
    pointer,
    targets: listed(target, targetPointer).flatMap(({ value: one, pointer: at }) =>
      typeof one === 'string' ? [{ target: one, pointer: at }] : [],
    ),
    guard: config?.guard,
    guardPointer: pointerTo(pointer, 'guard'),
    actions: actionsAt(config?.actions, pointerTo(pointer, 'actions')),
    config,
  };
}

/** Actions as XState takes them: one, or a list of them. */
export function actionsAt(value: Json | undefined, pointer: string): { action: Json; pointer: string }[] {
  return listed(value, pointer).map(({ value: action, pointer: at }) => ({ action, pointer: at }));
}

function listed(value: Json | undefined, pointer: string): { value: Json; pointer: string }[] {
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) return [{ value, pointer }];
  return value.map((one, index) => ({ value: one, pointer: pointerTo(pointer, index) }));
}

/** Whether a transition does anything; `on: { E: {} }` only keeps E from the states around. */
export function isInert({ targets, actions }: RawTransition): boolean {
  return targets.length === 0 && actions.length === 0;
}
