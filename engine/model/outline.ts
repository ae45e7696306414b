import type { Text } from './text.ts';
import type { Role } from './workflow.ts';

/** A workflow as people may see it: states with names, and what leads from one to another. */
export interface WorkflowOutline {
  states: {
    /** Dotted path of the leaf state. */
    id: string;
    title: Text;
    titles?: { [role: Role]: Text };
    description?: Text;
    waitingFor: Role[];
    /** A case begins here. */
    initial: boolean;
    /** A case ends here. */
    final: boolean;
    /** What people may do here. */
    events: { type: string; label: Text; roles: Role[] }[];
  }[];
  transitions: {
    from: string;
    to: string;
    event: string;
    /** What sets the case on this way: somebody's event, a deadline that passed, or nothing further. */
    kind: 'event' | 'timer' | 'automatic';
    label: Text | null;
  }[];
}
