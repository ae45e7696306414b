import type { Role } from '../../engine/index.ts';
import { administratorRole } from './roles-for.ts';

/**
 * Whether someone with these roles *for a case* sees it, given the roles that its state's `meta`
 * shows it to. The administrator sees that every case exists, and its history; forms ask for more.
 */
export function canSee(roles: Role[], viewers: Role[]): boolean {
  return roles.includes(administratorRole) || roles.some((role) => viewers.includes(role));
}

/** For which cases of a program someone holds which roles: all of them, or those of some companies. */
export interface Holdings {
  /** Roles that hold for every case of the program. */
  everywhere: Role[];
  /** Company id → roles of the membership. */
  companies: Map<string, Role[]>;
}

/** A part of a list's rows: cases in these states, of these companies (`null`: of all). */
export interface VisiblePart {
  stateKeys: string[];
  companyIds: string[] | null;
}

/**
 * The same rule as {@link canSee}, for many rows at once: which states of which companies. Only
 * roles among `wanted` count when it is given (a list is made for some roles).
 */
export function visibleParts(
  holdings: Holdings,
  states: { key: string; viewers: Role[] }[],
  wanted: Role[] | null,
): VisiblePart[] {
  const counts = (roles: Role[]) => (wanted ? roles.filter((role) => wanted.includes(role)) : roles);
  const seenWith = (roles: Role[]) =>
    states.filter((state) => canSee(roles, state.viewers)).map((state) => state.key);
  const parts: VisiblePart[] = [];

  const everywhere = seenWith(counts(holdings.everywhere));
  if (everywhere.length > 0) parts.push({ stateKeys: everywhere, companyIds: null });

  // Companies with the same roles make one part, so that a query has few of them.
  const byRoles = new Map<string, { roles: Role[]; companyIds: string[] }>();
  for (const [companyId, held] of holdings.companies) {
    const roles = counts(held);
    const key = [...roles].sort().join(' ');
    const group = byRoles.get(key) ?? { roles, companyIds: [] };
    group.companyIds.push(companyId);
    byRoles.set(key, group);
  }
  const shown = new Set(everywhere);
  for (const { roles, companyIds } of byRoles.values()) {
    const stateKeys = seenWith(roles).filter((key) => !shown.has(key));
    if (stateKeys.length > 0) parts.push({ stateKeys, companyIds });
  }
  return parts;
}
