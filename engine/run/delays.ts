import type { StateNode } from 'xstate';
import type { TimerChange, TimerSet } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant, Json, JsonObject } from '../model/text.ts';
import { isCalendarDate, todayIn } from './calendar.ts';
import { dueDate, dueMoment } from './due-dates.ts';
import { parametersOf, rulesetOf } from './facts.ts';
import type { CaseMachine, RawAction } from './machine.ts';

/** A deadline whose date cannot be reckoned from the case. */
export class DelayFault extends Error {
  readonly delay: string;
  constructor(delay: string, why: string) {
    super(`The deadline "${delay}" cannot be reckoned: ${why}`);
    this.delay = delay;
  }
}

/** Evaluates an expression in the context that a delay begins in. */
export type DelayValue = (cel: string, context: JsonObject, parameters: JsonObject) => Json;

/**
 * The timers that a step sets and cancels, in XState's order (a state that is entered again cancels
 * its timers before it sets them). A timer that the same step cancels again is not reckoned.
 */
export function timerChanges(
  release: Release,
  machine: CaseMachine,
  actions: readonly RawAction[],
  now: Instant,
  value: DelayValue,
): TimerChange[] {
  return timerOps(actions).map((op) =>
    op.op === 'cancel'
      ? { op: 'cancel', id: op.id }
      : setTimer(release, delayOf(machine, op.id), op, now, value),
  );
}

export type TimerOp =
  | { op: 'set'; id: string; event: string; context: JsonObject; milliseconds: number }
  | { op: 'cancel'; id: string };

/** The timer rows that XState's actions stand for, before anything is reckoned. */
export function timerOps(actions: readonly RawAction[]): TimerOp[] {
  const ops = actions.flatMap((action): TimerOp[] => {
    if (action.type === 'xstate.cancel') return [{ op: 'cancel', id: String(action.params.sendId) }];
    if (action.type !== 'xstate.raise') return [];
    const { event, id, delay } = action.params as { event: { type: string }; id: string; delay: number };
    return [{ op: 'set', id, event: event.type, context: action.context, milliseconds: delay }];
  });
  return ops.filter(
    (op, index) => op.op === 'cancel' || !ops.slice(index + 1).some((later) => later.id === op.id),
  );
}

/** The name of the delay behind a delayed event, which XState names after delay and state. */
function delayOf(machine: CaseMachine, event: string): string {
  const search = (node: StateNode): string | undefined => {
    const own = node.after.find((transition) => transition.eventType === event);
    if (own) return String(own.delay);
    for (const child of Object.values(node.states)) {
      const found = search(child as StateNode);
      if (found !== undefined) return found;
    }
    return undefined;
  };
  const found = search(machine.machine.root as StateNode);
  if (found === undefined) throw new DelayFault(event, 'no state of the machine has it');
  return found;
}

function setTimer(
  release: Release,
  delay: string,
  op: Extract<TimerOp, { op: 'set' }>,
  now: Instant,
  value: DelayValue,
): TimerSet {
  const zone = release.definition.timeZone;
  const base = { op: 'set', id: op.id, event: op.event, delay, zone } as const;
  const definition = release.workflow.delays?.[delay];
  if (!definition) {
    // XState's own form, `after: { 1000: … }`: a length of time from now.
    const due = new Date(Date.parse(now) + op.milliseconds).toISOString();
    const date = todayIn(zone, due);
    return { ...base, kind: 'reminder', due, date, anchor: date, days: 0, notAfter: null };
  }
  const parameters = parametersOf(rulesetOf(release, definition.ruleset));
  const read = (cel: string) => value(cel, op.context, parameters);
  const anchor = definition.anchor === undefined ? todayIn(zone, now) : read(definition.anchor);
  if (!isCalendarDate(anchor))
    throw new DelayFault(delay, `its anchor is ${JSON.stringify(anchor)}, not a date`);
  const days = read(definition.days);
  if (typeof days !== 'number' || !Number.isInteger(days)) {
    throw new DelayFault(delay, `its length is ${JSON.stringify(days)}, not a whole number of days`);
  }
  const notAfter = definition.notAfter === undefined ? null : read(definition.notAfter);
  if (notAfter !== null && !isCalendarDate(notAfter)) {
    throw new DelayFault(delay, `its cap is ${JSON.stringify(notAfter)}, not a date`);
  }
  const parts = { anchor, days, notAfter, zone };
  return {
    ...base,
    kind: definition.kind ?? 'deadline',
    due: dueMoment(parts),
    date: dueDate(parts),
    anchor,
    days,
    notAfter,
  };
}
