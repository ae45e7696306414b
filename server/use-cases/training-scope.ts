import { coursesOf } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { programsWhere } from '../rights/require-right.ts';
import type { SessionUser } from '../rights/rights.ts';

/** Whose training a user checks. */
export interface TrainingScope {
  /** Records of these courses; `null` for all, none where he checks nothing. */
  courses: string[] | null;
  /** The zone whose day says what has expired. */
  zone: string;
}

/**
 * Courses of the programs in which the user may check training. A program that names no courses takes any, so
 * its staff see all; so does the administrator.
 */
export async function trainingScope(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
): Promise<TrainingScope> {
  const releases = await deps.releases.listCurrent();
  if (user.administrator) return { courses: null, zone: releases[0]?.definition.timeZone ?? 'UTC' };
  const programs = await programsWhere(deps.db, deps.releases, user, 'training');
  const own = releases.filter(({ program }) => programs.includes(program));
  const named = own.map((release) => coursesOf(release)?.map(({ id }) => id) ?? null);
  return {
    courses: named.includes(null) ? null : named.flatMap((ids) => ids ?? []),
    zone: own[0]?.definition.timeZone ?? 'UTC',
  };
}
