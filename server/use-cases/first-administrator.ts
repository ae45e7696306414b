import { createHash } from 'node:crypto';
import type { Deps } from '../deps.ts';
import { conflict, HttpProblem } from '../http/problem.ts';
import { oneTimeLinkStore } from '../stores/one-time-links.ts';
import { securityLogStore } from '../stores/security-log.ts';
import { userStore } from '../stores/users.ts';

const purpose = 'first-administrator';
const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');

/** A new one-time link while there is no administrator, else null. An older link ends. */
export async function offerFirstAdministrator(
  deps: Pick<Deps, 'db' | 'transact' | 'clock' | 'ids' | 'baseUrl'>,
): Promise<string | null> {
  if (await userStore(deps.db).hasAdministrator()) return null;
  const token = deps.ids.secret();
  await deps.transact((tx) => oneTimeLinkStore(tx).replace(purpose, hashOf(token), deps.clock.now()));
  return `${deps.baseUrl}/first-administrator?token=${token}`;
}

export interface FirstAdministrator {
  token: string;
  name: string;
  username: string;
  email: string;
  password: string;
  language: string;
}

/** Makes the first administrator out of the one-time link. The link is used up only when this succeeds. */
export async function firstAdministrator(
  deps: Pick<Deps, 'transact' | 'clock' | 'ids' | 'identity'>,
  given: FirstAdministrator,
): Promise<{ id: string }> {
  const passwordHash = await deps.identity.hashPassword(given.password);
  const id = deps.ids.next();
  return deps.transact(async (tx) => {
    const users = userStore(tx);
    const used = await oneTimeLinkStore(tx).use(purpose, hashOf(given.token));
    if (!used || (await users.hasAdministrator())) {
      throw new HttpProblem(403, 'link-not-valid', {
        en: 'This link is not valid any more.',
        fr: 'Ce lien n’est plus valide.',
      });
    }
    if ((await users.byUsername(given.username)) || (await users.byEmail(given.email))) {
      throw conflict('account-exists', {
        en: 'There is an account with this username or address.',
        fr: 'Un compte existe avec ce nom d’utilisateur ou cette adresse.',
      });
    }
    const now = deps.clock.now();
    const { name, username, email, language } = given;
    await users.create({
      id,
      name,
      username,
      email,
      passwordHash,
      language,
      phone: '',
      administrator: true,
      emailVerified: true,
      now,
    });
    await securityLogStore(tx).add({
      id: deps.ids.next(),
      at: now.toISOString(),
      event: 'first-administrator',
      userId: id,
      object: id,
      requestId: null,
      details: {},
    });
    return { id };
  });
}
