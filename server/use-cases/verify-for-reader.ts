import { forbidden } from '../http/problem.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import type { CaseDeps, User } from './case-deps.ts';
import type { Verification } from './difference.ts';
import { loadCase } from './load-case.ts';
import { verifyCase } from './verify-case.ts';

/** Proves what is stored of a case, for those who answer for it: the people of its program (else 403). */
export async function verifyForReader(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<Verification & { at: string }> {
  const { stored, release, acting } = await loadCase(deps, query.user, query.caseId);
  if (!worksOnProgram(release, acting)) throw forbidden();
  return { ...(await verifyCase(deps, stored.id)), at: deps.clock.now().toISOString() };
}
