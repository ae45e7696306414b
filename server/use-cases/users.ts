import type { Deps } from '../deps.ts';
import { conflictOf, notFound, wrongField } from '../http/problem.ts';
import { requireProgramRole } from '../rights/known-roles.ts';
import type { SessionUser } from '../rights/rights.ts';
import { memberStore } from '../stores/members.ts';
import { namesStore } from '../stores/names.ts';
import { type Grant, roleGrantStore } from '../stores/role-grants.ts';
import { securityLogStore } from '../stores/security-log.ts';
import { type User, type UserFilter, type UserStatus, userStore } from '../stores/users.ts';
import { recordSecurity } from './record-security.ts';

type WriteDeps = Pick<Deps, 'db' | 'releases' | 'transact' | 'clock' | 'ids'>;

export type { UserFilter };
export type UserWithRoles = User & {
  roles: Grant[];
  /** The last sign-in that the security log knows of. */
  lastSignIn: string | null;
};

/** Who suspended an account, when and why. Without a reason where none was asked for at the time. */
export interface Suspension {
  at: string;
  by: string | null;
  reason: string | null;
}

/** By name; `after` is the last one seen. */
export async function listUsers(deps: Pick<Deps, 'db'>, filter: UserFilter): Promise<UserWithRoles[]> {
  const users = await userStore(deps.db).list(filter);
  const ids = users.map((user) => user.id);
  const [grants, signIns] = await Promise.all([
    roleGrantStore(deps.db).ofUsers(ids),
    securityLogStore(deps.db).lastOf('signed-in', ids),
  ]);
  return users.map((user) => ({
    ...user,
    roles: grants.get(user.id) ?? [],
    lastSignIn: signIns.get(user.id) ?? null,
  }));
}

export async function readUser(deps: Pick<Deps, 'db'>, id: string) {
  const user = await userStore(deps.db).get(id);
  if (!user) throw notFound('This user');
  const [roles, companies, signIns, suspension] = await Promise.all([
    roleGrantStore(deps.db).ofUser(id),
    memberStore(deps.db).ofUser(id),
    securityLogStore(deps.db).lastOf('signed-in', [id]),
    user.status === 'suspended' ? suspensionOf(deps, id) : null,
  ]);
  return { ...user, roles, lastSignIn: signIns.get(id) ?? null, companies, suspension };
}

async function suspensionOf(deps: Pick<Deps, 'db'>, id: string): Promise<Suspension | null> {
  const line = await securityLogStore(deps.db).lastAbout('user-suspended', id);
  if (!line) return null;
  const names = await namesStore(deps.db).users(line.userId === null ? [] : [line.userId]);
  const { reason } = line.details;
  return {
    at: line.at,
    by: names.get(line.userId ?? '') ?? null,
    reason: typeof reason === 'string' ? reason : null,
  };
}

/**
 * Suspends, reinstates, makes an administrator or takes that back. A suspended user's sessions end at once. Throws
 * 422 for a suspension without a reason.
 */
export async function updateUser(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
  change: {
    status?: UserStatus | undefined;
    administrator?: boolean | undefined;
    reason?: string | undefined;
  },
) {
  await deps.transact(async (tx) => {
    const users = userStore(tx);
    const user = await users.get(id);
    if (!user) throw notFound('This user');
    const status = change.status ?? user.status;
    const administrator = change.administrator ?? user.administrator;
    await users.update(id, { status, administrator }, deps.clock.now());
    if ((await users.countActiveAdministrators()) === 0) {
      const message = {
        en: 'Somebody must remain administrator.',
        fr: 'Il doit rester au moins un administrateur.',
      };
      throw conflictOf('last-administrator', message);
    }
    if (status !== user.status) {
      const suspends = status === 'suspended';
      if (suspends && change.reason === undefined) {
        const message = {
          en: 'Write down why the account is suspended.',
          fr: 'Écrivez pourquoi le compte est suspendu.',
        };
        throw wrongField('no-reason', '/reason', message);
      }
      if (suspends) await users.endSessions(id);
      const details: Record<string, string> = change.reason === undefined ? {} : { reason: change.reason };
      await recordSecurity(tx, deps, suspends ? 'user-suspended' : 'user-reinstated', by, id, details);
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
