import { formAccess, hashJson } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { HttpProblem, tooMany, type Words } from '../http/problem.ts';
import { consume } from '../identity/rate-limit.ts';
import { hashOfToken } from '../outbox/issue-link.ts';
import { historyStore } from '../stores/history.ts';
import { securityLogStore } from '../stores/security-log.ts';
import { type SignedLink, signedLinkStore } from '../stores/signed-links.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { actorOfLink } from './link-actor.ts';
import { loadCaseWithData } from './load-case.ts';

export type LinkDeps = CaseDeps & Pick<Deps, 'settings'>;

/** What comes with each request of a signed link. */
export interface LinkRequest {
  token: string;
  /** The client's address, for limits only. */
  address: string;
  requestId: string;
}

/** A link that still works, and its bearer as a reader who has nothing but it. */
export interface OpenLink {
  link: SignedLink;
  user: User;
}

/** Many people of one office may share an address; nobody guesses 256 bits at this pace. */
const wrongTokens = { window: 900, max: 60 };
/** One person reads, signs, prints: a script that hammers is slowed. */
const uses = { window: 900, max: 600 };

/**
 * Finds the link of a token. Throws 404 `link-unknown`; 410 `link-used`, `link-expired`, `link-replaced` or
 * `link-over` (the case has gone on and the step is closed to the link's role, even if it opened again since);
 * 429 after too many.
 */
export async function openLink(deps: LinkDeps, request: LinkRequest): Promise<OpenLink> {
  const link = await knownLink(deps, request);
  const now = deps.clock.now().toISOString();
  if (link.usedAt !== null) {
    const rest = (await signedLinkStore(deps.db).isAwaited(link)) ? {} : { draft: draftOf(link) };
    throw over(
      'link-used',
      { en: 'This link has been used.', fr: 'Ce lien a déjà servi.' },
      { usedAt: link.usedAt, ...rest },
    );
  }
  if (link.replacedAt !== null)
    throw over('link-replaced', {
      en: 'A newer link was sent in place of this one.',
      fr: 'Un lien plus récent remplace celui-ci.',
    });
  if (now > link.expiresAt) {
    throw over(
      'link-expired',
      { en: 'This link has expired.', fr: 'Ce lien a expiré.' },
      { expiresOn: link.expiresOn },
    );
  }
  const user = bearerOf(link);
  if (!(await staysOpen(deps, link, user))) {
    const draft = draftOf(link);
    throw over(
      'link-over',
      {
        en: 'The case has gone on; there is nothing to sign any more.',
        fr: 'Le dossier a avancé; il n’y a plus rien à signer.',
      },
      { draft },
    );
  }
  return { link, user };
}

/** The link itself, used up or not. */
export async function knownLink(deps: LinkDeps, request: LinkRequest): Promise<SignedLink> {
  const link = await signedLinkStore(deps.db).byTokenHash(hashOfToken(request.token));
  const [key, rule] = link ? [`link:${link.id}`, uses] : [`wrong-link:${request.address}`, wrongTokens];
  if (deps.settings.rateLimits) {
    const wait = await deps.transact((tx) => consume(tx, deps.ids, key, rule, Date.now()));
    if (wait > 0) throw tooMany(wait);
  }
  if (!link)
    throw new HttpProblem(404, 'link-unknown', { en: 'This link is not known.', fr: 'Ce lien est inconnu.' });
  return link;
}

export function bearerOf({ id, name, role, caseId }: SignedLink): User {
  return { id: actorOfLink(id), name, administrator: false, link: { caseId, roles: [role] } };
}

/** Notes in the security log that the link was opened for the first time. */
export async function noteOpened(deps: LinkDeps, { link }: OpenLink, requestId: string): Promise<void> {
  if (link.openedAt !== null) return;
  const at = deps.clock.now().toISOString();
  await deps.transact(async (tx) => {
    if (!(await signedLinkStore(tx).markOpened(link.id, at))) return;
    await securityLogStore(tx).add({
      id: deps.ids.next(),
      at,
      event: 'signed-link-opened',
      userId: null,
      object: link.id,
      requestId,
      details: { case: link.caseId },
    });
  });
}

/**
 * Names what is filled in by a link and its successors, and tells nothing else: under it the text waits in the
 * bearer's browser. Said with the refusal of a link that is over, so that the text can be forgotten there.
 */
export const draftOf = ({ caseId, form, step, email }: SignedLink): string =>
  hashJson({ case: caseId, form, step, email });

const over = (code: string, title: Words, more: Record<string, unknown> = {}) =>
  new HttpProblem(410, code, title, more);

/** Whether every state that the case has been in since the link was sent lets the role fill in the step. */
async function staysOpen(deps: LinkDeps, link: SignedLink, user: User): Promise<boolean> {
  const { release, data } = await loadCaseWithData(deps, user, link.caseId).catch((error) => {
    if (error instanceof HttpProblem && error.status === 404) return { release: null, data: null };
    throw error;
  });
  if (!release) return false;
  const now = deps.clock.now().toISOString();
  const entries = await historyStore(deps.db).ofCase(link.caseId);
  return entries
    .filter(({ entry }) => entry.seq >= link.historySeq)
    .every(
      ({ entry: { snapshot } }) =>
        formAccess(release, { snapshot, data }, link.form, link.step, [link.role], now).edit,
    );
}
