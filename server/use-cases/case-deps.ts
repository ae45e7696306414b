import type { Deps } from '../deps.ts';

/** What the use cases of a case are given. */
export type CaseDeps = Pick<
  Deps,
  'clock' | 'ids' | 'db' | 'transact' | 'releases' | 'changes' | 'wakeOutbox'
>;

/** Who asks. */
export interface User {
  id: string;
  name: string;
  administrator: boolean;
}
