import type { Deps } from '../deps.ts';
import { membershipsStore } from '../stores/memberships.ts';
import { programsWhere } from './require-right.ts';
import type { SessionUser } from './rights.ts';

/** Whose papers someone may see: those of companies he is a member of, and of whole programs. */
export interface PaperScope {
  companies: string[];
  programs: string[] | 'all';
}

/** Invoices: one's companies', and those of programs in which one's role may see invoices. */
export async function invoiceScope(
  deps: Pick<Deps, 'db' | 'releases'>,
  user: SessionUser,
): Promise<PaperScope> {
  return {
    companies: await membershipsStore(deps.db).companiesOf(user.id),
    programs: user.administrator ? 'all' : await programsWhere(deps.db, deps.releases, user, 'invoices'),
  };
}

/** Certificates: one's companies', and those of programs in which one holds any role. */
export async function certificateScope(deps: Pick<Deps, 'db'>, user: SessionUser): Promise<PaperScope> {
  const memberships = membershipsStore(deps.db);
  return {
    companies: await memberships.companiesOf(user.id),
    programs: user.administrator ? 'all' : await memberships.programsOf(user.id),
  };
}

/** The same rule for one paper. */
export function inScope(scope: PaperScope, paper: { companyId: string; program: string }): boolean {
  return (
    scope.programs === 'all' ||
    scope.programs.includes(paper.program) ||
    scope.companies.includes(paper.companyId)
  );
}
