import type { Deps } from '../deps.ts';
import { notFound, tooMany } from '../http/problem.ts';
import { consume } from '../identity/rate-limit.ts';
import { mustHaveTwoFactor } from '../rights/require-right.ts';
import type { May, SessionUser } from '../rights/rights.ts';
import { memberStore } from '../stores/members.ts';
import { roleGrantStore } from '../stores/role-grants.ts';
import { userStore } from '../stores/users.ts';

const everything: May[] = ['companies', 'training', 'invoices', 'assign', 'users', 'accessCodes'];

/** The user, what he may do anywhere, his roles in programs and companies. */
export async function readMe(
  deps: Pick<Deps, 'db' | 'releases' | 'settings' | 'clock' | 'demonstration'>,
  user: SessionUser,
) {
  const account = await userStore(deps.db).get(user.id);
  if (!account) throw notFound('This account');
  const grants = await roleGrantStore(deps.db).ofUser(user.id);
  const may = new Set<May>(user.administrator ? everything : []);
  const current = await deps.releases.currentOf(grants.map(({ program }) => program));
  const roles = [];
  for (const grant of grants) {
    const role = current.get(grant.program)?.definition.roles[grant.role];
    if (role?.scope !== 'program') continue;
    for (const right of role.may ?? []) may.add(right);
    roles.push({ ...grant, title: role.title });
  }
  const { id, name, username, email, language, phone, administrator, twoFactor } = account;
  const companies = await memberStore(deps.db).ofUser(id);
  return {
    id,
    name,
    username,
    email,
    language,
    phone,
    administrator,
    twoFactor,
    demonstration: deps.demonstration,
    clockAheadSeconds: Math.round((deps.clock.now().getTime() - Date.now()) / 1000),
    twoFactorRequired: await mustHaveTwoFactor(deps.db, deps.settings.requireTwoFactor, account),
    may: [...may].sort(),
    roles,
    companies,
  };
}

/** Changes what a user may say about himself. */
export async function updateMe(
  deps: Pick<Deps, 'db' | 'releases' | 'settings' | 'transact' | 'clock' | 'demonstration'>,
  user: SessionUser,
  change: { name?: string | undefined; language?: string | undefined; phone?: string | undefined },
) {
  const given = Object.fromEntries(Object.entries(change).filter(([, value]) => value !== undefined));
  await deps.transact((tx) => userStore(tx).update(user.id, given, deps.clock.now()));
  return readMe(deps, user);
}

const perAddress = { window: 600, max: 10 };

/** Mails the username to the address, if there is such an account. Nobody is told whether there is. */
export async function sendForgottenUsername(
  deps: Pick<Deps, 'db' | 'transact' | 'ids' | 'identity' | 'baseUrl' | 'settings'>,
  email: string,
  clientAddress: string,
): Promise<void> {
  if (deps.settings.rateLimits) {
    const wait = await deps.transact((tx) =>
      consume(tx, deps.ids, `forgotten-username:${clientAddress}`, perAddress, Date.now()),
    );
    if (wait > 0) throw tooMany(wait);
  }
  const user = await userStore(deps.db).byEmail(email);
  if (user?.status !== 'active' || user.username === null) return;
  // Not awaited, so that the answer takes as long for an address that nobody has.
  void deps.identity.mails.forgottenUsername({
    to: user.email,
    name: user.name,
    language: user.language,
    username: user.username,
    link: `${deps.baseUrl}/sign-in`,
  });
}
