import type { Deps } from '../deps.ts';
import { notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { billingAddressesStore } from '../stores/billing-addresses.ts';
import { companyStore } from '../stores/companies.ts';
import { memberStore } from '../stores/members.ts';
import type { BillingAddress } from '../stores/orders.ts';

export interface OfferedAddress extends BillingAddress {
  /** Of one that the user typed, so that he can forget it; null for a company's. */
  id: string | null;
}

/** Addresses to choose from: those typed before, newest first, then those of one's companies. */
export async function listBillingAddresses(
  deps: Pick<Deps, 'db'>,
  user: SessionUser,
): Promise<OfferedAddress[]> {
  const typed = await billingAddressesStore(deps.db).ofUser(user.id);
  const ids = (await memberStore(deps.db).ofUser(user.id)).map(({ company }) => company.id);
  const offered: OfferedAddress[] = [...typed];
  const seen = new Set(typed.map(inOneLine));
  for (const id of new Set(ids)) {
    const company = await companyStore(deps.db).get(id);
    if (company === undefined) continue;
    const address: OfferedAddress = { id: null, name: company.name, ...company.address, country: 'CA' };
    const line = inOneLine(address);
    if (seen.has(line)) continue;
    seen.add(line);
    offered.push(address);
  }
  return offered;
}

const inOneLine = (a: BillingAddress) =>
  [a.name, a.street, a.city, a.province, a.postalCode].join('|').toLowerCase();

/** Throws 404 when it is not the user's. */
export async function forgetBillingAddress(
  deps: Pick<Deps, 'transact'>,
  user: SessionUser,
  id: string,
): Promise<void> {
  const gone = await deps.transact((tx) => billingAddressesStore(tx).remove(user.id, id));
  if (!gone) throw notFound('This address');
}
