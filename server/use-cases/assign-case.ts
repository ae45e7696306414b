import type { Release } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { conflictOf, forbidden, stale, type Words, wrongField } from '../http/problem.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { takesCases } from '../rights/takes-cases.ts';
import { grantStore } from '../stores/case-grants.ts';
import { companyStore } from '../stores/companies.ts';
import { memberStore } from '../stores/members.ts';
import { userStore } from '../stores/users.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type LoadedCase, loadCase } from './load-case.ts';
import { orStale, recordAssignment } from './record-assignment.ts';

export interface AssignCase {
  user: User;
  caseId: string;
  /** Whose work it is now; `null`: nobody's. */
  assigneeId: string | null;
  /** Revision of the case that the sender saw. */
  seen: number | null;
}

export interface AssignedCase {
  revision: number;
  assignee: { id: string; name: string } | null;
}

/**
 * Gives a case that has not ended to one of the people to whom its program gives cases, and records it in the
 * history. For roles whose definition says `may: assign`, and the administrator.
 */
export async function assignCase(deps: CaseDeps, command: AssignCase): Promise<AssignedCase> {
  const loaded = await loadCase(deps, command.user, command.caseId);
  const { stored, release, acting } = loaded;
  if (!mayAssign(release, acting)) throw forbidden();
  if (stored.ended) throw conflictOf('ended', endedText);
  if (command.seen !== null && command.seen !== stored.revision) throw stale({ current: stored.revision });
  const at = deps.clock.now().toISOString();
  const { assigneeId } = command;
  const actor = { id: command.user.id, roles: loaded.roles };
  const { change, assignee } = await orStale(
    deps.transact(async (tx) => {
      // Who comes to act for the company at the same moment is seen here, or finds the case given to him.
      await companyStore(tx).hold(stored.companyId);
      const person = await assigneeOf(tx, assigneeId, loaded);
      return {
        assignee: person,
        change: await recordAssignment(tx, { stored, release, assigneeId, actor, at }),
      };
    }),
  );
  deps.changes.publish(change);
  return { revision: change.revision, assignee };
}

/** Whether one of these roles gives cases of the program to people. */
export function mayAssign(release: Release, roles: string[]): boolean {
  const { roles: defined } = release.definition;
  return roles.some((role) => role === administratorRole || defined[role]?.may?.includes('assign'));
}

/** The person, when he holds a role of the program to which its cases are given. */
async function assigneeOf(db: Db, id: string | null, { stored, release }: LoadedCase) {
  if (id === null) return null;
  const person = await userStore(db).get(id);
  const held = person ? await grantStore(db).held(id, release.program) : [];
  if (!person || held.length === 0) throw notAssignable(strangerText);
  if (person.status !== 'active') throw notAssignable(suspendedText);
  if (!takesCases(release.definition, held)) throw notAssignable(roleText);
  if (stored.assessorId === id || (await memberStore(db).isMember(stored.companyId, id))) {
    throw notAssignable(ownText);
  }
  return { id: person.id, name: person.name };
}

const notAssignable = (message: Words) => wrongField('not-assignable', '/assignee', message);

const endedText = {
  en: 'This case has ended: there is nothing left to be done by anybody.',
  fr: 'Ce dossier est terminé : personne n’a plus rien à y faire.',
};
const strangerText = {
  en: 'This person does not work on this program.',
  fr: 'Cette personne ne travaille pas à ce programme.',
};
const suspendedText = {
  en: 'The account of this person is suspended.',
  fr: 'Le compte de cette personne est suspendu.',
};
const roleText = {
  en: 'Cases are not given to people of this role, because they could not do the work.',
  fr: 'Aucun dossier n’est confié aux personnes de ce rôle : elles ne pourraient pas faire ce travail.',
};
const ownText = {
  en: 'This person belongs to the company whose case it is.',
  fr: 'Cette personne fait partie de l’entreprise dont c’est le dossier.',
};
