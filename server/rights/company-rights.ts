import type { Db } from '../db/database.ts';
import { forbidden, notFound } from '../http/problem.ts';
import type { Releases } from '../releases.ts';
import { memberStore } from '../stores/members.ts';
import { mayAnywhere } from './require-right.ts';
import type { SessionUser } from './rights.ts';

interface RightsDeps {
  db: Db;
  releases: Releases;
}

/** For lists: whose membership limits the rows; null sees all. */
export async function companiesSeenBy(
  { db, releases }: RightsDeps,
  user: SessionUser,
): Promise<string | null> {
  return (await mayAnywhere(db, releases, user, 'companies')) ? null : user.id;
}

/** For one company: a stranger is told that it does not exist, a member that he may only look. */
export async function requireCompany(
  { db, releases }: RightsDeps,
  user: SessionUser,
  companyId: string,
  right: 'view' | 'edit',
): Promise<void> {
  if (await mayAnywhere(db, releases, user, 'companies')) return;
  if (!(await memberStore(db).isMember(companyId, user.id))) throw notFound('This company');
  if (right === 'edit')
    throw forbidden({
      en: 'Only staff change a company. Tell them what is wrong.',
      fr: 'Seul le personnel modifie une entreprise. Dites-lui ce qui est inexact.',
    });
}
