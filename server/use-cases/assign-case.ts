import { type Instant, type Release, recordEntry } from '../../engine/index.ts';
import { conflictOf, forbidden, stale, type Words, wrongField } from '../http/problem.ts';
import { administratorRole } from '../rights/roles-for.ts';
import { takesCases } from '../rights/takes-cases.ts';
import { grantStore } from '../stores/case-grants.ts';
import { caseStore } from '../stores/cases.ts';
import { changeStore } from '../stores/changes.ts';
import { historyStore } from '../stores/history.ts';
import { memberStore } from '../stores/members.ts';
import { userStore } from '../stores/users.ts';
import { StaleCase } from './apply-step.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type LoadedCase, loadCase } from './load-case.ts';

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
  const assignee = await assigneeOf(deps, command.assigneeId, loaded);
  const at = deps.clock.now().toISOString();
  const change = await write(deps, loaded, command, at);
  deps.changes.publish(change);
  return { revision: change.revision, assignee };
}

async function write(deps: CaseDeps, loaded: LoadedCase, command: AssignCase, at: Instant) {
  const { stored, release, roles } = loaded;
  const seq = stored.revision + 1;
  const entry = recordEntry(
    {
      case: stored.id,
      seq,
      at,
      release: release.hash,
      actor: { id: command.user.id, roles },
      event: { type: 'assign', dataHash: null },
      answersHash: null,
      previousHash: stored.lastHash,
    },
    stored.snapshot,
    { assignee: command.assigneeId },
  );
  try {
    return await deps.transact(async (tx) => {
      const moved = await caseStore(tx).assign(stored, {
        assigneeId: command.assigneeId,
        lastHash: entry.hash,
        updatedAt: at,
      });
      if (!moved) throw new StaleCase();
      if (!(await historyStore(tx).append(entry, release.program, null, null))) throw new StaleCase();
      const change = {
        caseId: stored.id,
        kind: 'assign' as const,
        revision: seq,
        form: null,
        step: null,
        at,
      };
      return { ...change, id: await changeStore(tx).append(change) };
    });
  } catch (error) {
    if (error instanceof StaleCase) throw stale();
    throw error;
  }
}

/** Whether one of these roles gives cases of the program to people. */
export function mayAssign(release: Release, roles: string[]): boolean {
  const { roles: defined } = release.definition;
  return roles.some((role) => role === administratorRole || defined[role]?.may?.includes('assign'));
}

/** The person, when he holds a role of the program to which its cases are given. */
async function assigneeOf(deps: CaseDeps, id: string | null, { stored, release }: LoadedCase) {
  if (id === null) return null;
  const person = await userStore(deps.db).get(id);
  const held = person ? await grantStore(deps.db).held(id, release.program) : [];
  if (!person || held.length === 0) throw notAssignable(strangerText);
  if (person.status !== 'active') throw notAssignable(suspendedText);
  if (!takesCases(release.definition, held)) throw notAssignable(roleText);
  if (stored.assessorId === id || (await memberStore(deps.db).isMember(stored.companyId, id))) {
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
