import { addDays, isAt, type Json, type PathStep } from '../../../engine/index.ts';
import { CommandFailed } from '../command-failed.ts';
import type { CaseSeen } from './case-seen.ts';

interface Outcome {
  case: CaseSeen;
  refused: string | undefined;
  effects: string[];
  /** Days by which the example's dates were moved. */
  shift: number;
}

/** Holds what the server did to what the path expects. Throws CommandFailed with each difference. */
export function judgeStep({ expect, event, at }: PathStep, found: Outcome): void {
  const faults: string[] = [];
  const same = (what: string, got: unknown, wanted: unknown) => {
    if (JSON.stringify(got) !== JSON.stringify(wanted)) {
      faults.push(`${what} is ${JSON.stringify(got)}, expected ${JSON.stringify(wanted)}`);
    }
  };
  same('the refusal', found.refused ?? null, expect.refused ?? null);
  if (expect.state !== undefined && !inState(found.case.states, expect.state)) {
    same('the state', found.case.states, expect.state);
  }
  if (expect.effects) same('the list of effects', found.effects, expect.effects);
  for (const [delay, date] of Object.entries(expect.due ?? {})) {
    const due = found.case.due.find((one) => one.delay === delay);
    // Reminders act and are not shown, so a reader does not see them.
    if (due) same(`the deadline ${delay}`, due.date, addDays(date, found.shift));
  }
  if (expect.offered) {
    const offered = found.case.events.filter((one) => one.offered).map((one) => one.type);
    same('what is offered', offered.sort(), [...expect.offered].sort());
  }
  if (faults.length > 0) {
    throw new CommandFailed(`After ${event ?? at ?? 'opening'}: ${faults.join('; ')}.`);
  }
}

/** A leaf by its dotted path or its end, or a state value of nested objects. */
function inState(states: string[], wanted: Json): boolean {
  if (typeof wanted === 'string') {
    return states.some((state) => isAt(state, wanted) || state.endsWith(`.${wanted}`));
  }
  return leaves(wanted).every((leaf) => states.includes(leaf));
}

function leaves(value: Json, prefix = ''): string[] {
  if (typeof value === 'string') return [`${prefix}${value}`];
  if (value === null || typeof value !== 'object' || Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, below]) => {
    const inner = leaves(below, `${prefix}${key}.`);
    return inner.length > 0 ? inner : [`${prefix}${key}`];
  });
}
