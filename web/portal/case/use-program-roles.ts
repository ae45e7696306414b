import type { CaseView } from '../../shared/api/cases.ts';
import { usePrograms } from '../../shared/api/programs.ts';

/**
 * A case's program and its roles, those of them that its reader has, and whether he is of those who work on it. `opener`:
 * the one role that opens such cases.
 */
export function useProgramRoles(found: CaseView) {
  const program = usePrograms().data?.find(({ id }) => id === found.program);
  const roles = program?.roles ?? [];
  const own = roles.filter(({ id }) => found.roles.includes(id));
  const works = found.roles.includes('administrator') || own.some(({ scope }) => scope === 'program');
  const [opener, ...others] = roles.filter(({ id }) => program?.start.roles.includes(id));
  return { program, roles, own, works, opener: others.length === 0 ? opener : undefined };
}
