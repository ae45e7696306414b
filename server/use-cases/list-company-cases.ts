import type { Text } from '../../engine/index.ts';
import { notFound } from '../http/problem.ts';
import { requireCompany } from '../rights/company-rights.ts';
import type { SessionUser } from '../rights/rights.ts';
import { companyStore } from '../stores/companies.ts';
import { type CaseListRow, casePage } from './list-cases.ts';
import { type ListDeps, listReader, planList } from './list-query.ts';

/** A case of a company, as its list has it. */
export interface CompanyCase extends Pick<CaseListRow, 'id' | 'number' | 'ended' | 'assessor' | 'openedOn'> {
  program: string;
  state: { title: Text };
}

export interface CompanyCases {
  /** Newest first. */
  items: CompanyCase[];
  /** There are older ones that are not listed. */
  more: boolean;
}

/** A company has one open case of a program at a time: as many as these go back for decades. */
const mostOfProgram = 50;

/** The cases of one company that the user may see, of all programs; a company that he may not see does not exist (404). */
export async function listCompanyCases(
  deps: ListDeps,
  user: SessionUser,
  companyId: string,
): Promise<CompanyCases> {
  await requireCompany(deps, user, companyId, 'view');
  if (!(await companyStore(deps.db).get(companyId))) throw notFound('This company');
  const releases = await deps.releases.listCurrent();
  const found = await Promise.all(
    releases.map(async ({ program }) => {
      const reader = await listReader(deps, user, program);
      const wanted = { user, program, list: null, bucket: null, state: null, search: null, sort: null };
      const { query, ...plan } = await planList(deps, reader, { ...wanted, filters: [] });
      const ofCompany = { value: { of: 'company' as const }, test: { is: companyId } };
      const page = await casePage(
        deps,
        reader,
        { ...plan, query: { ...query, filters: [ofCompany] } },
        { cursor: undefined, limit: mostOfProgram },
      );
      return { more: page.next !== null, items: page.items.map((row) => ({ ...row, program })) };
    }),
  );
  const items = found
    .flatMap((one) => one.items)
    .sort((a, b) => (a.openedOn === b.openedOn ? 0 : a.openedOn < b.openedOn ? 1 : -1))
    .map(({ id, program, number, state, ended, assessor, openedOn }) => ({
      id,
      program,
      number,
      state: { title: state.title },
      ended,
      assessor,
      openedOn,
    }));
  return { items, more: found.some(({ more }) => more) };
}
