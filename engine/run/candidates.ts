import { type AnyMachineSnapshot, getNextTransitions } from 'xstate';
import type { Workflow } from '../model/workflow.ts';
import { type GuardLike, type Objections, objectionsOf, rulesetsOf } from './guards.ts';

/** A transition that an event may take from the present states, whatever its guard says. */
export interface Candidate {
  /** Every ruleset that its guard may ask. */
  rulesets(workflow: Workflow): string[];
  /** What of them may speak against it, added to `found`. */
  objections(workflow: Workflow, found: Objections): void;
}

/** The transitions of the present states and those around them that listen to an event. */
export function candidates(snapshot: AnyMachineSnapshot, event: string): Candidate[] {
  return getNextTransitions(snapshot)
    .filter(
      ({ eventType, target, actions }) => eventType === event && (target !== undefined || actions.length > 0),
    )
    .map(({ guard }) => ({
      rulesets: (workflow) => (guard === undefined ? [] : rulesetsOf(guard as GuardLike, workflow)),
      objections(workflow, found) {
        if (guard !== undefined) objectionsOf(guard as GuardLike, workflow, found);
      },
    }));
}
