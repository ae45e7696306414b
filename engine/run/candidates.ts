import { type AnyMachineSnapshot, getNextTransitions } from 'xstate';
import type { Workflow } from '../model/workflow.ts';
import { type GuardLike, type Objections, objectionsOf } from './guards.ts';

/** A transition that an event may take from the present states, whatever its guard says. */
export interface Candidate {
  guard: GuardLike | undefined;
}

/** The transitions of the present states and those around them that listen to an event. */
export function candidates(snapshot: AnyMachineSnapshot, event: string): Candidate[] {
  return getNextTransitions(snapshot)
    .filter(
      ({ eventType, target, actions }) => eventType === event && (target !== undefined || actions.length > 0),
    )
    .map(({ guard }) => ({ guard: guard as GuardLike | undefined }));
}

/** What the guards of an event's transitions may have against it, by the rulesets that they ask. */
export function objectionsAgainst(found: readonly Candidate[], workflow: Workflow): Objections {
  const objections: Objections = new Map();
  for (const { guard } of found) if (guard !== undefined) objectionsOf(guard, workflow, objections);
  return objections;
}
