import { createHash } from 'node:crypto';
import { addDays, endOfDay, type Json, type Role, todayIn } from '../../engine/index.ts';
import { signedLinkStore } from '../stores/signed-links.ts';
import type { LetterLink } from './compose-letter.ts';
import type { EffectDeps } from './effect-deps.ts';
import { CannotEverWork } from './handler.ts';
import type { Posting } from './post-letter.ts';
import type { Recipient } from './recipients.ts';

interface LinkParams {
  role: Role;
  form: string;
  step: string;
  event: string;
  events: string[];
  validDays: number;
}

/**
 * The way to the step for one recipient: for somebody with an account the step itself, for others a signed
 * link, which works from now on. Null where the mail has no link. The token is derived from the mail's `key`,
 * so a mail that is sent again brings the same one. Throws `CannotEverWork` when the params make no link.
 */
export async function linkFor(
  deps: EffectDeps,
  { row, stored, release }: Pick<Posting, 'row' | 'stored' | 'release'>,
  recipient: Recipient,
  key: string,
): Promise<LetterLink | null> {
  if (row.params.link === undefined || row.params.link === null) return null;
  const { role, form, step, event, events, validDays } = readParams(row.params.link);
  if (recipient.account) {
    return {
      url: `${deps.baseUrl}/cases/${stored.id}/forms/${form}/${step}`,
      expiresOn: null,
      secret: false,
    };
  }
  const token = deps.linkToken(key);
  const { timeZone } = release.definition;
  const expiresOn = addDays(todayIn(timeZone, row.createdAt), validDays);
  const { name, email, language } = recipient;
  await deps.transact((tx) =>
    signedLinkStore(tx).issue({
      id: deps.ids.next(),
      key,
      tokenHash: hashOfToken(token),
      caseId: stored.id,
      historySeq: row.historySeq ?? stored.revision,
      role,
      form,
      step,
      event,
      events,
      name,
      email,
      language,
      createdAt: row.createdAt,
      expiresOn,
      expiresAt: endOfDay(expiresOn, timeZone),
    }),
  );
  // Behind the hash sign, so that no server, proxy or page that is linked to ever sees it.
  return { url: `${deps.baseUrl}/sign#${token}`, expiresOn, secret: true };
}

/** SHA-256 in hex: all that is kept of a token. */
export const hashOfToken = (token: string): string => createHash('sha256').update(token).digest('hex');

function readParams(value: Json): LinkParams {
  const given = typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
  const { role, form, step, event, events = [], validDays } = given;
  if (
    typeof role === 'string' &&
    typeof form === 'string' &&
    typeof step === 'string' &&
    typeof event === 'string' &&
    Array.isArray(events) &&
    typeof validDays === 'number' &&
    Number.isInteger(validDays)
  ) {
    return {
      role,
      form,
      step,
      event,
      events: events.filter((one) => typeof one === 'string'),
      validDays,
    };
  }
  throw new CannotEverWork(`The mail's link is wrong: ${JSON.stringify(value)}.`);
}
