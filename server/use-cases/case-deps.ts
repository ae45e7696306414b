import type { Role } from '../../engine/index.ts';
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
  /** He came by a signed link: these roles for this case are all that he has. */
  link?: { caseId: string; roles: Role[] };
}
