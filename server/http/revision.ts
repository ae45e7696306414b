import { badRequest, preconditionRequired, stale } from './problem.ts';

/** A revision as a strong entity tag. */
export const etagOf = (revision: number | string): string => `"${revision}"`;

/** The revision that `If-Match` names; throws when it is missing or not one of ours. */
export function revisionFrom(ifMatch: string | undefined): number {
  if (ifMatch === undefined) throw preconditionRequired();
  const match = /^"(\d{1,15})"$/.exec(ifMatch.trim());
  if (!match) throw badRequest('If-Match names one revision, such as "3".');
  return Number(match[1]);
}

/** Throws when somebody else was faster. */
export function sameRevision(seen: number, current: number): void {
  if (seen !== current) throw stale({ current });
}
