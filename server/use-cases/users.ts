import type { Deps } from '../deps.ts';
import { conflict, notFound } from '../http/problem.ts';
import { requireProgramRole } from '../rights/known-roles.ts';
import type { SessionUser } from '../rights/rights.ts';
import { memberStore } from '../stores/members.ts';
import { type Grant, roleGrantStore } from '../stores/role-grants.ts';
import { type User, type UserFilter, type UserStatus, userStore } from '../stores/users.ts';
import { recordSecurity } from './record-security.ts';

type WriteDeps = Pick<Deps, 'db' | 'releases' | 'transact' | 'clock' | 'ids'>;

export type { UserFilter };
export type UserWithRoles = User & { roles: Grant[] };

/** By name; `after` is the last one seen. */
export async function listUsers(deps: Pick<Deps, 'db'>, filter: UserFilter): Promise<UserWithRoles[]> {
  const users = await userStore(deps.db).list(filter);
  const grants = await roleGrantStore(deps.db).ofUsers(users.map((user) => user.id));
  return users.map((user) => ({ ...user, roles: grants.get(user.id) ?? [] }));
}

export async function readUser(deps: Pick<Deps, 'db'>, id: string) {
  const user = await userStore(deps.db).get(id);
  if (!user) throw notFound('This user');
  const roles = await roleGrantStore(deps.db).ofUser(id);
  return { ...user, roles, companies: await memberStore(deps.db).ofUser(id) };
}

/** Suspends, reinstates, makes an administrator or takes that back. A suspended user's sessions end at once. */
export async function updateUser(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
  change: { status?: UserStatus | undefined; administrator?: boolean | undefined },
) {
  await deps.transact(async (tx) => {
    const users = userStore(tx);
    const user = await users.get(id);
    if (!user) throw notFound('This user');
    const status = change.status ?? user.status;
    const administrator = change.administrator ?? user.administrator;
    await users.update(id, { status, administrator }, deps.clock.now());
    if ((await users.countActiveAdministrators()) === 0) {
      throw conflict('last-administrator', 'Somebody must remain administrator.');
    }
    if (status !== user.status) {
      if (status === 'suspended') await users.endSessions(id);
      await recordSecurity(tx, deps, status === 'suspended' ? 'user-suspended' : 'user-reinstated', by, id);
    }
    if (administrator !== user.administrator) {
      await recordSecurity(tx, deps, 'administrator-changed', by, id, { administrator });
    }
  });
  return readUser(deps, id);
}

export async function grantRole(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
  grant: Grant,
): Promise<Grant[]> {
  await requireProgramRole(deps.releases, grant, '/role');
  return deps.transact(async (tx) => {
    if (!(await userStore(tx).get(id))) throw notFound('This user');
    const grants = roleGrantStore(tx);
    await grants.add(id, grant, deps.clock.now());
    await recordSecurity(tx, deps, 'role-granted', by, id, { ...grant });
    return grants.ofUser(id);
  });
}

export async function revokeRole(deps: WriteDeps, by: SessionUser, id: string, grant: Grant): Promise<void> {
  await deps.transact(async (tx) => {
    if (!(await roleGrantStore(tx).remove(id, grant))) throw notFound('This role');
    await recordSecurity(tx, deps, 'role-revoked', by, id, { ...grant });
  });
}

/** Signs a user out everywhere. */
export async function endUserSessions(deps: WriteDeps, by: SessionUser, id: string): Promise<void> {
  await deps.transact(async (tx) => {
    const users = userStore(tx);
    if (!(await users.get(id))) throw notFound('This user');
    await users.endSessions(id);
    await recordSecurity(tx, deps, 'sessions-ended', by, id);
  });
}
