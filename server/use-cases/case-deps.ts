import type { Deps } from '../deps.ts';
import type { ChangeHub } from './change-hub.ts';

/** What the use cases of a case are given. */
export type CaseDeps = Pick<Deps, 'clock' | 'ids' | 'db' | 'transact' | 'releases'> & {
  /** Tells streams of this process what was committed. */
  changes: ChangeHub;
};

/** Who asks. */
export interface User {
  id: string;
  name: string;
  administrator: boolean;
}
