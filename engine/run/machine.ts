import {
  type AnyMachineSnapshot,
  type AnyStateMachine,
  assign,
  createActor,
  createMachine,
  type EventObject,
  type StateNode,
} from 'xstate';
import type { Snapshot } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Json, JsonObject } from '../model/text.ts';
import { type GuardLike, passes } from './guards.ts';

/** More microsteps than this in one step are a loop of `always` transitions. */
const MOST_MICROSTEPS = 500;

/** What XState's synchronous run asks us: decisions made before it, and expressions of `set`. */
export interface StepHolder {
  /** Whether a ruleset gave an outcome; throws when it was not evaluated for this context. */
  holds(ruleset: string, outcome: string, context: JsonObject): boolean;
  /** Values for the context from the params of a `set`. */
  assign(params: JsonObject, context: JsonObject): JsonObject;
}

/** An action that a step left for the world, with the context as it stood then. */
export interface RawAction {
  type: string;
  params: JsonObject;
  context: JsonObject;
}

/** A release's machine, ready to run: pure, without actors, clocks or input. */
export interface CaseMachine {
  machine: AnyStateMachine;
  /** An XState snapshot from a stored one. */
  restore(snapshot: Snapshot): AnyMachineSnapshot;
  /** What is stored of an XState snapshot. */
  store(snapshot: AnyMachineSnapshot): Snapshot;
  start(holder: StepHolder): [AnyMachineSnapshot, RawAction[]];
  transition(
    snapshot: AnyMachineSnapshot,
    event: EventObject,
    holder: StepHolder,
  ): [AnyMachineSnapshot, RawAction[]];
  /** Whether an event would do anything here: a transition that is not forbidden has a guard that lets it through. */
  can(snapshot: AnyMachineSnapshot, event: EventObject, holder: StepHolder): boolean;
}

const machines = new WeakMap<Release, CaseMachine>();

/** The machine of a release, made once. Throws what XState throws for a machine that it cannot build. */
export function machineOf(release: Release): CaseMachine {
  const known = machines.get(release);
  if (known) return known;
  const made = makeMachine(release.workflow);
  machines.set(release, made);
  return made;
}

const nothingHolds: StepHolder = { holds: () => false, assign: () => ({}) };

/** Builds a machine from a workflow file: names of guards, effects and delays are bound, nothing else is added. */
export function makeMachine(workflow: Release['workflow']): CaseMachine {
  // XState calls guards and assigns synchronously and gives them no place for our own argument,
  // so the holder of the step that runs stands here while it runs, and only then.
  let holder = nothingHolds;
  const within = <T>(next: StepHolder, run: () => T): T => {
    const before = holder;
    holder = next;
    try {
      return run();
    } finally {
      holder = before;
    }
  };

  const guardNamed = (type: string) => (args: { context: JsonObject }, params: unknown) =>
    passes({ type, params: params as JsonObject } as GuardLike, workflow, (ruleset, outcome) =>
      holder.holds(ruleset, outcome, args.context),
    );
  const setting = (own: JsonObject) =>
    assign((args: { context: JsonObject }, params: unknown) =>
      holder.assign({ ...own, ...(params as JsonObject | undefined) }, args.context),
    );
  const guardNames = ['decision', 'and', 'or', 'not', ...Object.keys(workflow.guards ?? {})];
  const setters = Object.entries(workflow.effects ?? {}).filter(([, call]) => call.type === 'set');
  const machine: AnyStateMachine = createMachine(
    { ...workflow.machine, options: { maxIterations: MOST_MICROSTEPS } } as Parameters<
      typeof createMachine
    >[0],
    {
      guards: Object.fromEntries(guardNames.map((name) => [name, guardNamed(name)])),
      actions: Object.fromEntries([
        ['set', setting({})],
        ...setters.map(([name, call]) => [name, setting(call.params ?? {})]),
      ]),
      // Any number makes XState hand the delayed event out; when it is due is computed from the calendar.
      delays: Object.fromEntries(Object.keys(workflow.delays ?? {}).map((name) => [name, () => 1])),
    } as Parameters<typeof createMachine>[1],
  );

  // What `transition(machine, …)` makes for every step, made once: an actor that never starts. Making it
  // runs the initial step, which would be wrong to do with a case's decisions in the holder.
  const self = createActor(machine);
  const scoped = (actions: RawAction[]) => ({
    self,
    system: self.system,
    id: '',
    sessionId: '',
    logger: () => {},
    defer: () => {},
    emit: () => {},
    stopChild: () => {},
    actionExecutor: (action: { type: string; params: unknown; info: { context: unknown } }) => {
      actions.push({
        type: action.type,
        params: (action.params ?? {}) as JsonObject,
        context: action.info.context as JsonObject,
      });
    },
  });

  return {
    machine,
    restore: (snapshot) => restore(machine, snapshot),
    store,
    start(next) {
      const actions: RawAction[] = [];
      const snapshot: AnyMachineSnapshot = within(next, () => machine.getInitialSnapshot(scoped(actions)));
      if (snapshot.status === 'error') throw snapshot.error;
      return [snapshot, actions];
    },
    transition(snapshot, event, next) {
      const actions: RawAction[] = [];
      return [within(next, () => machine.transition(snapshot, event, scoped(actions))), actions];
    },
    can: (snapshot, event, next) => within(next, () => snapshot.can(event)),
  };
}

function store(snapshot: AnyMachineSnapshot): Snapshot {
  const history = Object.entries(snapshot.historyValue as Record<string, StateNode[]>);
  return {
    status: snapshot.status as Snapshot['status'],
    value: snapshot.value as Json,
    ...(history.length > 0 && {
      historyValue: Object.fromEntries(
        history.map(([id, nodes]) => [id, byOrder(nodes).map((node) => ({ id: node.id }))]),
      ),
    }),
    context: snapshot.context as JsonObject,
    ...(snapshot.output !== undefined && { output: snapshot.output as Json }),
  };
}

function restore(machine: AnyStateMachine, snapshot: Snapshot): AnyMachineSnapshot {
  const history = (snapshot.historyValue ?? {}) as Record<string, { id: string }[]>;
  return machine.resolveState({
    value: snapshot.value as AnyMachineSnapshot['value'],
    context: snapshot.context,
    status: snapshot.status,
    output: snapshot.output,
    historyValue: Object.fromEntries(
      Object.entries(history).map(([id, nodes]) => [
        id,
        nodes.map((node) => machine.getStateNodeById(node.id)),
      ]),
    ),
  });
}

/** Dotted paths of the active states that have no states inside. */
export function leafStates(snapshot: AnyMachineSnapshot): string[] {
  return activeNodes(snapshot)
    .filter((node) => node.type === 'atomic' || node.type === 'final')
    .map((node) => node.path.join('.'));
}

/** The active states in document order, the machine's root first. */
export function activeNodes(snapshot: AnyMachineSnapshot): StateNode[] {
  return byOrder(snapshot._nodes as StateNode[]);
}

/** A state and all states inside it, in document order. */
export function stateNodes(node: StateNode): StateNode[] {
  return [node, ...(Object.values(node.states) as StateNode[]).flatMap(stateNodes)];
}

function byOrder(nodes: readonly StateNode[]): StateNode[] {
  return [...nodes].sort((a, b) => a.order - b.order);
}
