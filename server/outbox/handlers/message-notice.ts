import type { Release, Role } from '../../../engine/index.ts';
import { canSee } from '../../rights/can-see.ts';
import { knownState } from '../../rights/known-state.ts';
import { type Addressee, addresseesStore } from '../../stores/addressees.ts';
import { caseStore, type StoredCase } from '../../stores/cases.ts';
import { memberStore } from '../../stores/members.ts';
import { messageStore } from '../../stores/messages.ts';
import type { EffectDeps } from '../effect-deps.ts';
import { CannotEverWork, type EffectHandler } from '../handler.ts';
import { messageNotice } from '../message-notice-mail.ts';

/**
 * Tells by mail that something was written on a case: everybody of the conversation who may see the case
 * now and has not read it yet. The text itself stays on the site.
 */
export function messageNoticeHandler(deps: EffectDeps): EffectHandler {
  return async (row) => {
    const { caseId, thread } = row.params;
    if (typeof caseId !== 'string' || typeof thread !== 'string') {
      throw new CannotEverWork('A message notice needs a caseId and a thread.');
    }
    const stored = await caseStore(deps.db).find(caseId);
    if (!stored) throw new CannotEverWork('The case of the message is gone.');
    const release = await deps.releases.get(stored.releaseHash);
    const defined = release.definition.messages?.threads[thread];
    if (!defined) throw new CannotEverWork(`There is no conversation “${thread}”.`);
    for (const reader of await readersOf(deps, stored, release, defined.roles)) {
      const unread = (await messageStore(deps.db).unread(reader.id, [caseId])).get(caseId)?.get(thread) ?? 0;
      if (unread === 0) continue;
      await deps.mail.send({
        key: `${row.key}:${reader.id}`,
        to: { name: reader.name, email: reader.email },
        caseId,
        ...messageNotice({
          language: reader.language,
          name: reader.name,
          number: stored.number,
          thread: defined.title,
          unread,
          url: `${deps.baseUrl}/cases/${caseId}/messages`,
          organization: deps.settings.organization.name,
        }),
      });
    }
  };
}

/** Of a program role the one whose work the case is, else all; of a member role all members. Each once. */
async function readersOf(
  deps: Pick<EffectDeps, 'db'>,
  stored: StoredCase,
  release: Release,
  roles: readonly Role[],
): Promise<Addressee[]> {
  const { viewers } = knownState(release, stored.snapshot, stored.states);
  const addressees = addresseesStore(deps.db);
  const own = new Set((await memberStore(deps.db).ofCompany(stored.companyId)).map(({ user }) => user.id));
  own.add(stored.assessorId);
  const found = new Map<string, Addressee>();
  for (const role of roles) {
    if (!canSee([role], viewers)) continue;
    const scope = release.definition.roles[role]?.scope;
    const holders =
      scope === 'program'
        ? (await addressees.holders(stored.program, role)).filter(({ id }) => !own.has(id))
        : scope === 'member'
          ? await addressees.members(stored.companyId, role)
          : [];
    const assignee = scope === 'program' ? holders.filter(({ id }) => id === stored.assigneeId) : [];
    for (const one of assignee.length > 0 ? assignee : holders) found.set(one.id, one);
  }
  return [...found.values()];
}
