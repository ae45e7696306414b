import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type AnyMachineSnapshot, createMachine, initialTransition, transition } from 'xstate';
import { rawStates, transitionsOf } from '../../engine/check/workflow/states.ts';
import { checkWorkflow } from '../../engine/check/workflow.ts';
import type { CaseState, JsonObject, Release, StepForward, Workflow } from '../../engine/model/index.ts';
import { decide } from '../../engine/run/decide.ts';
import { fireTimer } from '../../engine/run/fire-timer.ts';
import { type GuardLike, guardsInside, typed } from '../../engine/run/guards.ts';
import { start } from '../../engine/run/start.ts';
import { accepted, NOON, person, releaseOf, toyData, yesWhen } from './toy-case.ts';

// Each document is a machine in XState's own JSON. Nothing in it is changed: the names of its guards,
// actions and delays are declared around it.
const FOLDER = fileURLToPath(new URL('./genuine-machines/', import.meta.url));
const documents = readdirSync(FOLDER).map((name) => ({
  name,
  ...(JSON.parse(readFileSync(`${FOLDER}${name}`, 'utf8')) as { title: string; machine: JsonObject }),
}));

interface Names {
  guards: string[];
  actions: string[];
  delays: string[];
}

/** The names that a machine uses and that its file has to declare. */
function namesIn(machine: JsonObject): Names {
  const states = rawStates(machine);
  const transitions = states.flatMap(transitionsOf);
  const nested = (guard: GuardLike): string[] => {
    const { type } = typed(guard);
    const inside = guardsInside(guard, { format: 1, machine }).flatMap(nested);
    return ['and', 'or', 'not'].includes(type) ? inside : [type];
  };
  const actionsOf = (value: unknown) => [value ?? []].flat().map((action) => typed(action as GuardLike).type);
  return {
    guards: [
      ...new Set(transitions.flatMap(({ guard }) => (guard === undefined ? [] : nested(guard as GuardLike)))),
    ],
    actions: [
      ...new Set([
        ...states.flatMap(({ config }) => [...actionsOf(config.entry), ...actionsOf(config.exit)]),
        ...transitions.flatMap(({ actions }) => actions.map(({ action }) => typed(action as GuardLike).type)),
      ]),
    ],
    delays: [
      ...new Set(
        transitions.flatMap(({ kind, name }) => (kind === 'after' && Number.isNaN(+name) ? [name] : [])),
      ),
    ],
  };
}

/** The machine in our file: each guard asks a ruleset, each action keeps something, each delay takes a day. */
function inOurFile(machine: JsonObject, names: Names): Release {
  const workflow: Workflow = {
    format: 1,
    machine,
    guards: Object.fromEntries(
      names.guards.map((name) => [
        name,
        { type: 'decision', params: { ruleset: `guard-${name}`, outcome: 'yes' } },
      ]),
    ),
    effects: Object.fromEntries(
      names.actions.map((name) => [name, { type: 'keep-profile', params: { action: name } }]),
    ),
    delays: Object.fromEntries(
      names.delays.map((name) => [name, { title: name, ruleset: 'clocks', days: '1' }]),
    ),
  };
  const rulesets = names.guards.map((name) => [
    `guard-${name}`,
    yesWhen(`company.attributes.${name} == true`),
  ]);
  return releaseOf(workflow, { rulesets: Object.fromEntries(rulesets) });
}

/** The same machine run by XState alone, with guards that are plain functions. */
function inXState(machine: JsonObject, names: Names, values: () => { [guard: string]: boolean }) {
  const holds = (guard: GuardLike): boolean => {
    const { type, params } = typed(guard);
    if (type === 'not') return !holds(params.guard as GuardLike);
    if (type === 'and') return (params.guards as GuardLike[]).every(holds);
    if (type === 'or') return (params.guards as GuardLike[]).some(holds);
    return values()[type] === true;
  };
  const guards = [...names.guards, 'and', 'or', 'not'];
  return createMachine(
    machine as Parameters<typeof createMachine>[0],
    {
      guards: Object.fromEntries(
        guards.map((type) => [type, (_: unknown, params: unknown) => holds({ type, params } as GuardLike)]),
      ),
      delays: Object.fromEntries(names.delays.map((name) => [name, 1])),
    } as Parameters<typeof createMachine>[1],
  );
}

function seenByXState(snapshot: AnyMachineSnapshot, actions: readonly { type: string; params: unknown }[]) {
  return {
    value: snapshot.value,
    status: snapshot.status,
    context: snapshot.context,
    output: snapshot.output,
    actions: actions.filter(({ type }) => !type.startsWith('xstate.')).map(({ type }) => type),
    timers: actions.flatMap(({ type, params }) => {
      const { id, sendId } = (params ?? {}) as { id?: string; sendId?: string };
      return type === 'xstate.raise' ? [`set ${id}`] : type === 'xstate.cancel' ? [`cancel ${sendId}`] : [];
    }),
  };
}

function seenByUs(step: Extract<StepForward, { ok: true }>) {
  return {
    value: step.snapshot.value,
    status: step.snapshot.status,
    context: step.snapshot.context,
    output: step.snapshot.output,
    actions: step.effects.map(({ params }) => params.action),
    timers: step.timers.map(({ op, id }) => `${op} ${id}`),
  };
}

/** A timer that the same step cancels again is never set by us. */
function lasting(timers: string[]): string[] {
  return timers.filter((timer, index) => {
    const [op, id] = timer.split(' ');
    return op === 'cancel' || !timers.slice(index + 1).some((later) => later.endsWith(` ${id}`));
  });
}

describe('genuine machines', () => {
  it('are at least ten', () => expect(documents.length).toBeGreaterThanOrEqual(10));

  it.each(documents)('$name ($title): is accepted as it stands', ({ machine }) => {
    const release = inOurFile(machine, namesIn(machine));
    expect(release.workflow.machine).toEqual(machine);
    expect(checkWorkflow(release).filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it.each(documents)('$name: runs as XState runs it', async ({ machine }) => {
    const names = namesIn(machine);
    const release = inOurFile(machine, names);
    const events = inXState(machine, names, () => ({})).events.filter(
      (event) => !event.startsWith('xstate.'),
    );
    const guardValues = fc.record(Object.fromEntries(names.guards.map((name) => [name, fc.boolean()])));
    const step = fc.record({
      event: fc.constantFrom(...events, 'UNHEARD'),
      timer: fc.boolean(),
      pick: fc.nat(9),
      values: guardValues,
    });
    await fc.assert(
      fc.asyncProperty(guardValues, fc.array(step, { maxLength: 14 }), async (first, steps) => {
        const data = (values: JsonObject) => {
          const filled = toyData();
          filled.company.attributes = values;
          return filled;
        };
        let current: { [guard: string]: boolean } = first;
        const reference = inXState(machine, names, () => current);
        let [snapshot, actions] = initialTransition(reference);
        const opened = accepted(await start(release, data(first), person('gardener'), NOON));
        let expected = seenByXState(snapshot, actions);
        expect(seenByUs(opened)).toEqual({ ...expected, timers: lasting(expected.timers) });
        let state: CaseState = { data: data(first), snapshot: opened.snapshot };
        const timers = new Set<string>();
        const keep = (changes: string[]) => {
          for (const change of changes) {
            const [op, id] = change.split(' ') as [string, string];
            if (op === 'set') timers.add(id);
            else timers.delete(id);
          }
        };
        keep(expected.timers);

        for (const { event, timer, pick, values } of steps) {
          if (state.snapshot.status !== 'active') break;
          state = { ...state, data: data(values) };
          const due = timer ? [...timers][pick % Math.max(1, timers.size)] : undefined;
          const type = due ?? event;
          current = values;
          const takes = reference
            .getTransitionData(snapshot, { type })
            .some((one) => one.target !== undefined || one.actions.length > 0);
          const taken: StepForward = due
            ? await fireTimer(release, state, { id: due, event: due }, NOON)
            : await decide(release, state, { type }, person('system'), NOON);
          if (due) timers.delete(due);
          expect(taken.ok, `${type} ${JSON.stringify(snapshot.value)}`).toBe(takes || due !== undefined);
          if (!taken.ok) continue;
          [snapshot, actions] = transition(reference, snapshot, { type });
          expected = seenByXState(snapshot, actions);
          expect(seenByUs(taken)).toEqual({ ...expected, timers: lasting(expected.timers) });
          keep(expected.timers);
          state = { ...state, snapshot: taken.snapshot };
        }
      }),
      { numRuns: 60 },
    );
  });
});
