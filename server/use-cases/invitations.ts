import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { conflict, conflictOf, HttpProblem, notFound, type Words, wrongField } from '../http/problem.ts';
import { requireProgramRole } from '../rights/known-roles.ts';
import type { SessionUser } from '../rights/rights.ts';
import { type Invitation, invitationStore } from '../stores/invitations.ts';
import { type Grant, roleGrantStore } from '../stores/role-grants.ts';
import { userStore } from '../stores/users.ts';
import { recordSecurity } from './record-security.ts';

type WriteDeps = Pick<Deps, 'db' | 'releases' | 'transact' | 'clock' | 'ids' | 'identity' | 'baseUrl'>;

/** How long a link holds. */
const days = 7;
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

export type InvitationView = Omit<Invitation, 'acceptedAt' | 'userId' | 'revokedAt'> & { expired: boolean };

function viewOf(invitation: Invitation, now: string): InvitationView {
  const { acceptedAt: _accepted, userId: _user, revokedAt: _revoked, ...shown } = invitation;
  return { ...shown, expired: invitation.expiresAt <= now };
}

export interface InvitationInput {
  email: string;
  name: string;
  language: string;
  administrator: boolean;
  grants: Grant[];
  /** No role is meant: such a person registers and fills in for companies, and works for no program. */
  portalOnly: boolean;
}

const sameGrant = (one: Grant, other: Grant) => one.program === other.program && one.role === other.role;
const taken = (code: string, message: Words) => conflictOf(code, message, '/email');

const usernameTaken = {
  en: 'This username is taken. Choose another.',
  fr: 'Ce nom d’utilisateur est déjà pris. Choisissez-en un autre.',
};

/** Invitations that are open, newest first; an expired one can be sent again. */
export async function listInvitations(deps: Pick<Deps, 'db' | 'clock'>): Promise<InvitationView[]> {
  const now = deps.clock.now().toISOString();
  return (await invitationStore(deps.db).open()).map((one) => viewOf(one, now));
}

/**
 * Invites somebody by mail. Throws 409 when the address has an account or an open invitation, 422 for a role
 * that no program gives or that is given twice, for somebody without any role unless that is said to be meant, and
 * for a role of somebody who is said to have none.
 */
export async function inviteUser(
  deps: WriteDeps,
  by: SessionUser,
  { portalOnly, ...given }: InvitationInput,
): Promise<InvitationView> {
  const roleless = given.grants.length === 0 && !given.administrator;
  if (roleless && !portalOnly) {
    throw wrongField('no-role', '/grants', {
      en: 'Choose at least one role, or say that the person only uses the portal.',
      fr: 'Choisissez au moins un rôle, ou indiquez que la personne n’utilise que le portail.',
    });
  }
  if (!roleless && portalOnly) {
    throw wrongField('not-portal-only', '/portalOnly', {
      en: 'A person with a role does not only use the portal.',
      fr: 'Une personne qui a un rôle n’utilise pas que le portail.',
    });
  }
  for (const [index, grant] of given.grants.entries()) {
    await requireProgramRole(deps.releases, grant, `/grants/${index}/role`);
    if (given.grants.findIndex((one) => sameGrant(one, grant)) < index) {
      throw wrongField('role-given-twice', `/grants/${index}`, {
        en: 'This role is given twice.',
        fr: 'Ce rôle est donné deux fois.',
      });
    }
  }
  const email = given.email.toLowerCase();
  const { sentAt, expiresAt } = term(deps);
  const token = deps.ids.secret();
  const invitation: Invitation = {
    ...given,
    email,
    id: deps.ids.next(),
    invitedBy: by.id,
    createdAt: sentAt,
    sentAt,
    expiresAt,
    acceptedAt: null,
    userId: null,
    revokedAt: null,
  };
  await deps.transact(async (tx) => {
    if (await userStore(tx).byEmail(email)) {
      throw taken('account-exists', {
        en: 'There is an account with this address. Find it in the list of users to give it a role.',
        fr: 'Cette adresse a déjà un compte. Trouvez-le dans la liste des utilisateurs pour lui donner un rôle.',
      });
    }
    if (await invitationStore(tx).openByEmail(email)) {
      throw taken('already-invited', {
        en: 'This address has an invitation. Send it again or take it back.',
        fr: 'Cette adresse a déjà une invitation. Renvoyez-la ou retirez-la.',
      });
    }
    await invitationStore(tx).insert(invitation, hashOf(token));
    await recordSecurity(tx, deps, 'user-invited', by, invitation.id, { administrator: given.administrator });
  });
  await post(deps, by, invitation, token);
  return viewOf(invitation, sentAt);
}

/** Sends a new link for as long again; the one sent before ends. */
export async function resendInvitation(
  deps: WriteDeps,
  by: SessionUser,
  id: string,
): Promise<InvitationView> {
  const { sentAt, expiresAt } = term(deps);
  const token = deps.ids.secret();
  const invitation = await deps.transact(async (tx) => {
    const store = invitationStore(tx);
    if (!(await store.renew(id, hashOf(token), sentAt, expiresAt))) throw notFound('This invitation');
    await recordSecurity(tx, deps, 'invitation-resent', by, id);
    return store.find(id);
  });
  if (!invitation) throw notFound('This invitation');
  await post(deps, by, invitation, token);
  return viewOf(invitation, sentAt);
}

export async function revokeInvitation(deps: WriteDeps, by: SessionUser, id: string): Promise<void> {
  await deps.transact(async (tx) => {
    const revoked = await invitationStore(tx).revoke(id, deps.clock.now().toISOString());
    if (!revoked) throw notFound('This invitation');
    await recordSecurity(tx, deps, 'invitation-revoked', by, id);
  });
}

/** For the page that the link opens. Throws 403 for a link that does not hold (any more). */
export async function readInvitation(
  deps: Pick<Deps, 'db' | 'clock'>,
  token: string,
): Promise<{ email: string; name: string; expiresAt: string }> {
  const found = await invitationStore(deps.db).openByToken(hashOf(token));
  const { email, name, expiresAt } = valid(found, deps.clock.now().toISOString());
  return { email, name, expiresAt };
}

/** Makes the account with its roles. The address is confirmed: its owner opened what was mailed to it. */
export async function acceptInvitation(
  deps: Pick<Deps, 'releases' | 'transact' | 'clock' | 'ids' | 'identity'>,
  given: { token: string; name: string; username: string; password: string; language: string },
): Promise<{ id: string }> {
  const passwordHash = await deps.identity.hashPassword(given.password);
  const id = deps.ids.next();
  return deps.transact(async (tx) => {
    const now = deps.clock.now();
    const at = now.toISOString();
    const store = invitationStore(tx);
    const invitation = valid(await store.openByToken(hashOf(given.token)), at);
    const users = userStore(tx);
    if (await users.byUsername(given.username)) {
      throw conflictOf('username-taken', usernameTaken, '/username');
    }
    if (await users.byEmail(invitation.email)) {
      throw conflict('account-exists', {
        en: 'There is an account with this address. Sign in with it.',
        fr: 'Un compte existe avec cette adresse. Servez-vous-en pour vous connecter.',
      });
    }
    await users.create({
      id,
      name: given.name,
      username: given.username,
      email: invitation.email,
      passwordHash,
      language: given.language,
      phone: '',
      administrator: invitation.administrator,
      emailVerified: true,
      now,
    });
    for (const grant of invitation.grants) await roleGrantStore(tx).add(id, grant, now);
    if (!(await store.accept(invitation.id, id, at))) throw linkNotValid();
    await recordSecurity(tx, deps, 'invitation-accepted', { id }, invitation.id, {
      administrator: invitation.administrator,
    });
    return { id };
  });
}

function term(deps: Pick<Deps, 'clock'>): { sentAt: string; expiresAt: string } {
  const now = deps.clock.now();
  const expiresAt = new Date(now.getTime() + days * 86_400_000).toISOString();
  return { sentAt: now.toISOString(), expiresAt };
}

const linkNotValid = () =>
  new HttpProblem(403, 'link-not-valid', {
    en: 'This link is not valid any more. Ask for a new invitation.',
    fr: 'Ce lien n’est plus valide. Demandez une nouvelle invitation.',
  });

function valid(invitation: Invitation | undefined, now: string): Invitation {
  if (!invitation || invitation.expiresAt <= now) throw linkNotValid();
  return invitation;
}

function post(deps: WriteDeps, by: SessionUser, invitation: Invitation, token: string): Promise<void> {
  return deps.identity.mails.invitation({
    to: invitation.email,
    name: invitation.name,
    language: invitation.language,
    by: by.name,
    days,
    link: `${deps.baseUrl}/invitation?token=${token}`,
  });
}
