import type { Deps } from '../deps.ts';
import { notFound, stale, wrongField } from '../http/problem.ts';
import { sameRevision } from '../http/revision.ts';
import { companiesSeenBy, requireCompany } from '../rights/company-rights.ts';
import { requireMemberRole } from '../rights/known-roles.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type Company, type CompanyFilter, companyStore } from '../stores/companies.ts';
import { type Member, memberStore } from '../stores/members.ts';
import { userStore } from '../stores/users.ts';
import { giveUpOwnCases } from './give-up-own-cases.ts';
import { recordSecurity } from './record-security.ts';

type ReadDeps = Pick<Deps, 'db' | 'releases'>;
type WriteDeps = ReadDeps & Pick<Deps, 'transact' | 'clock' | 'ids'>;
type MemberDeps = WriteDeps & Pick<Deps, 'changes'>;

/** What staff say of a company. */
export type CompanyData = Omit<Company, 'id' | 'revision' | 'createdAt' | 'profile'>;

/** Any part of it; parts of address and contact, too. */
export type CompanyChange = { [K in keyof CompanyData]?: Partial<CompanyData[K]> | undefined };

/** Own companies, or all for staff. */
export async function listCompanies(
  deps: ReadDeps,
  user: SessionUser,
  filter: Omit<CompanyFilter, 'memberId'>,
): Promise<Company[]> {
  return companyStore(deps.db).list({ ...filter, memberId: await companiesSeenBy(deps, user) });
}

export async function readCompany(deps: ReadDeps, user: SessionUser, id: string): Promise<Company> {
  await requireCompany(deps, user, id, 'view');
  const company = await companyStore(deps.db).get(id);
  if (!company) throw notFound('This company');
  return company;
}

export async function addCompany(deps: WriteDeps, data: CompanyData): Promise<Company> {
  const createdAt = deps.clock.now().toISOString();
  const company: Company = { id: deps.ids.next(), ...data, profile: {}, revision: 1, createdAt };
  await deps.transact((tx) => companyStore(tx).add(company));
  return company;
}

function merged(company: Company, change: CompanyChange): Company {
  const { address, contact, ...rest } = change;
  const flat = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== undefined));
  const kept = <T extends object>(old: T, given: Partial<T> | undefined): T => ({
    ...old,
    ...Object.fromEntries(Object.entries(given ?? {}).filter(([, value]) => value !== undefined)),
  });
  return {
    ...company,
    ...flat,
    address: kept(company.address, address),
    contact: kept(company.contact, contact),
  };
}

/** Staff correct a company. `seen` is the revision that they read. */
export async function updateCompany(
  deps: WriteDeps,
  user: SessionUser,
  id: string,
  seen: number,
  change: CompanyChange,
): Promise<Company> {
  await requireCompany(deps, user, id, 'edit');
  return deps.transact(async (tx) => {
    const store = companyStore(tx);
    const company = await store.get(id);
    if (!company) throw notFound('This company');
    const next = merged(company, change);
    sameRevision(seen, company.revision);
    if (!(await store.update(next, seen))) throw stale({ current: company.revision });
    await recordSecurity(tx, deps, 'company-changed', user, id);
    return { ...next, revision: seen + 1 };
  });
}

export async function listMembers(deps: ReadDeps, user: SessionUser, companyId: string): Promise<Member[]> {
  await requireCompany(deps, user, companyId, 'view');
  if (!(await companyStore(deps.db).get(companyId))) throw notFound('This company');
  return memberStore(deps.db).ofCompany(companyId);
}

/** Lets a user, named by his address, act for a company; its cases that were his work are taken from him. */
export async function addMember(
  deps: MemberDeps,
  user: SessionUser,
  companyId: string,
  given: { email: string; role: string },
): Promise<Member[]> {
  await requireCompany(deps, user, companyId, 'edit');
  await requireMemberRole(deps.releases, given.role);
  const { changes, members } = await deps.transact(async (tx) => {
    if (!(await companyStore(tx).hold(companyId))) throw notFound('This company');
    const added = await userStore(tx).byEmail(given.email);
    if (!added) {
      const message = {
        en: 'Nobody has an account with this address.',
        fr: 'Personne n’a de compte avec cette adresse.',
      };
      throw wrongField('unknown-user', '/email', message);
    }
    const store = memberStore(tx);
    await store.add(companyId, added.id, given.role, deps.clock.now());
    await recordSecurity(tx, deps, 'member-added', user, companyId, { user: added.id, role: given.role });
    const taken = await giveUpOwnCases(tx, deps, user, { companyId, memberId: added.id });
    return { changes: taken, members: await store.ofCompany(companyId) };
  });
  for (const change of changes) deps.changes.publish(change);
  return members;
}

export async function removeMember(
  deps: WriteDeps,
  user: SessionUser,
  companyId: string,
  memberId: string,
  role: string,
): Promise<void> {
  await requireCompany(deps, user, companyId, 'edit');
  await deps.transact(async (tx) => {
    if (!(await memberStore(tx).remove(companyId, memberId, role))) throw notFound('This membership');
    await recordSecurity(tx, deps, 'member-removed', user, companyId, { user: memberId, role });
  });
}
