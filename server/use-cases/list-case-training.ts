import { coursesOf } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { forbidden } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { loadCase } from './load-case.ts';
import { type HeldTraining, listTraining } from './training.ts';

/** More courses than anybody takes; a page of a case does not leaf through them. */
const MOST = 200;

/**
 * What the one who opened a case recorded of the courses that its program knows, newest course first: for whoever
 * judges whether he may. 404 for those who do not see the case, 403 for those who check no training of its program,
 * and for one's own case.
 */
export async function listCaseTraining(
  deps: Pick<Deps, 'db' | 'clock' | 'releases'>,
  query: { user: SessionUser; caseId: string },
): Promise<HeldTraining[]> {
  const { stored, release, acting } = await loadCase(deps, query.user, query.caseId);
  const { roles } = release.definition;
  const may = acting.some((role) => role === administratorRole || roles[role]?.may?.includes('training'));
  if (!may) throw forbidden();
  const found = await listTraining(deps, query.user, {
    userId: stored.assessorId,
    status: undefined,
    q: undefined,
    after: null,
    limit: MOST,
  });
  const courses = coursesOf(release)?.map(({ id }) => id);
  return found
    .filter(({ course }) => courses === undefined || courses.includes(course))
    .sort((a, b) => (a.completedOn < b.completedOn ? 1 : -1));
}
