import type { Change } from '../stores/changes.ts';

/** Tells whoever listens in this process of a case's committed changes. Nothing is kept here. */
export interface ChangeHub {
  publish(change: Change): void;
  /** Calls `listener` for each change of the case until the returned function is called. */
  subscribe(caseId: string, listener: (change: Change) => void): () => void;
}

export function createChangeHub(): ChangeHub {
  const listeners = new Map<string, Set<(change: Change) => void>>();
  return {
    publish(change) {
      for (const listener of listeners.get(change.caseId) ?? []) listener(change);
    },
    subscribe(caseId, listener) {
      const ofCase = listeners.get(caseId) ?? new Set();
      listeners.set(caseId, ofCase.add(listener));
      return () => {
        ofCase.delete(listener);
        if (ofCase.size === 0) listeners.delete(caseId);
      };
    },
  };
}
