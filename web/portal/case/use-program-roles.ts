import type { CaseView } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';

/** The roles of a case's program, those of them that its reader has, and whether he is of those who work on it. */
export function useProgramRoles(found: CaseView) {
  const roles = usePrograms().data?.find(({ id }) => id === found.program)?.roles ?? [];
  const own = roles.filter(({ id }) => found.roles.includes(id));
  const works = found.roles.includes('administrator') || own.some(({ scope }) => scope === 'program');
  return { roles, own, works };
}
