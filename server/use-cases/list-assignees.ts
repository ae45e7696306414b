import type { Role } from '../../engine/index.ts';
import { forbidden } from '../http/problem.ts';
import { grantStore } from '../stores/case-grants.ts';
import { mayAssign } from './assign-case.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';

/** To whom a case may be given: the people of its program. For those who may assign it (else 403). */
export async function listAssignees(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<{ id: string; name: string; roles: Role[] }[]> {
  const { release, roles } = await loadCase(deps, query.user, query.caseId);
  if (!mayAssign(release, roles)) throw forbidden();
  return grantStore(deps.db).people(release.program);
}
