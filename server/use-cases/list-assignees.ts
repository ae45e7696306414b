import type { Role } from '../../engine/index.ts';
import { forbidden } from '../http/problem.ts';
import { takesCases } from '../rights/takes-cases.ts';
import { grantStore } from '../stores/case-grants.ts';
import { memberStore } from '../stores/members.ts';
import { mayAssign } from './assign-case.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';

/**
 * To whom a case may be given: the people of the roles that take cases, but for those whose own it is; nobody once it
 * has ended. For those who may assign it (else 403).
 */
export async function listAssignees(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<{ id: string; name: string; roles: Role[] }[]> {
  const { stored, release, acting } = await loadCase(deps, query.user, query.caseId);
  if (!mayAssign(release, acting)) throw forbidden();
  if (stored.ended) return [];
  const [people, members] = await Promise.all([
    grantStore(deps.db).people(release.program),
    memberStore(deps.db).ofCompany(stored.companyId),
  ]);
  const own = new Set([stored.assessorId, ...members.map(({ user }) => user.id)]);
  return people.filter(({ id, roles }) => !own.has(id) && takesCases(release.definition, roles));
}
