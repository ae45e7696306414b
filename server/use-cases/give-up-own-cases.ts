import type { Knex } from 'knex';
import type { Deps } from '../deps.ts';
import type { SessionUser } from '../rights/rights.ts';
import { rolesFor } from '../rights/roles-for.ts';
import { caseStore } from '../stores/cases.ts';
import type { Change } from '../stores/changes.ts';
import { recordAssignment } from './record-assignment.ts';

/**
 * Takes from somebody who now acts for a company the cases of it that were his work: nobody judges his own. They are
 * nobody's then, and stand where such cases wait to be given. The company is held by now, so that none is given to him
 * meanwhile. The changes are to be published after the transaction.
 */
export async function giveUpOwnCases(
  tx: Knex.Transaction,
  deps: Pick<Deps, 'releases' | 'clock'>,
  by: SessionUser,
  { companyId, memberId }: { companyId: string; memberId: string },
): Promise<Change[]> {
  const at = deps.clock.now().toISOString();
  const changes: Change[] = [];
  for (const stored of await caseStore(tx).holdOpenOf(companyId, memberId)) {
    const release = await deps.releases.get(stored.releaseHash);
    const roles = await rolesFor(tx, by, stored, release.definition.roles);
    changes.push(
      await recordAssignment(tx, { stored, release, assigneeId: null, actor: { id: by.id, roles }, at }),
    );
  }
  return changes;
}
