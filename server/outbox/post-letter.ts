import { type JsonObject, type Release, renderLetter, todayIn } from '../../engine/index.ts';
import { letterPdf } from '../gateways/pdf/letter-pdf.ts';
import type { StoredCase } from '../stores/cases.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { letterFileName, lettersStore, type StoredLetter } from '../stores/letters.ts';
import { deliveryData } from './delivery-data.ts';
import type { EffectDeps } from './effect-deps.ts';
import { CannotEverWork } from './handler.ts';
import { type Recipient, resolveRecipients } from './recipients.ts';

export interface Posting {
  row: EffectRow;
  stored: StoredCase;
  release: Release;
  /** Print it and keep it with the case, whatever the letter's own `pdf` says. */
  keep: boolean;
  /** Names for the template beside the letter's own. */
  extra?: JsonObject;
}

/**
 * Renders a letter for each recipient in his language, keeps it with the case where it is one to keep, and
 * mails it. Each recipient has a key of his own, so a second run sends only what is missing.
 * Returns the kept letters.
 */
export async function postLetter(deps: EffectDeps, posting: Posting): Promise<StoredLetter[]> {
  const { row, stored, release } = posting;
  const { letter: letterId, to, data } = row.params;
  const known = typeof letterId === 'string' ? release.letters.get(letterId) : undefined;
  if (known === undefined) throw new CannotEverWork(`There is no letter ${JSON.stringify(letterId)}.`);
  const recipients = await resolveRecipients(deps.db, release.definition, stored, to ?? null);
  if (recipients.length === 0) {
    throw new CannotEverWork(`Letter “${known.id}” has nobody to go to: ${JSON.stringify(to)}.`);
  }
  const own = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  const kept: StoredLetter[] = [];
  for (const recipient of recipients) {
    const key = `${row.key}:${recipient.email.toLowerCase()}`;
    const values = { ...(await deliveryData(deps, posting, recipient)), ...own, ...posting.extra };
    const { subject, html } = renderLetter(release, known.id, recipient.language, values);
    const rendered = { subject, html, title: known.letter.title, letterId: known.id };
    const letter =
      posting.keep || known.letter.pdf === true
        ? await keepLetter(deps, posting, key, recipient, rendered)
        : null;
    if (letter !== null) kept.push(letter);
    await deps.mail.send({
      key,
      to: { name: recipient.name, email: recipient.email },
      subject,
      html,
      caseId: stored.id,
      attachments: letter === null ? [] : [await attachment(deps, letter, stored.number)],
    });
  }
  return kept;
}

async function keepLetter(
  deps: EffectDeps,
  { row, stored, release }: Posting,
  key: string,
  recipient: Recipient,
  rendered: { subject: string; html: string; letterId: string; title: StoredLetter['title'] },
): Promise<StoredLetter> {
  const before = await lettersStore(deps.db).byKey(key);
  if (before !== null) return before;
  const { timeZone } = release.definition;
  const today = todayIn(timeZone, row.createdAt);
  const pdf = await letterPdf({
    subject: rendered.subject,
    html: rendered.html,
    language: recipient.language,
    recipient,
    organization: deps.settings.organization,
    at: new Date(row.createdAt),
    date: new Intl.DateTimeFormat(recipient.language, { dateStyle: 'long', timeZone: 'UTC' }).format(
      new Date(`${today}T12:00:00Z`),
    ),
    ...(stored.number === null ? {} : { reference: stored.number }),
  });
  const letter: StoredLetter = {
    id: deps.ids.next(),
    key,
    caseId: stored.id,
    letter: rendered.letterId,
    title: rendered.title,
    language: recipient.language,
    subject: rendered.subject,
    html: rendered.html,
    pdf: await deps.files.put(pdf),
    recipients: [{ name: recipient.name, email: recipient.email }],
    role: recipient.role,
    createdAt: row.createdAt,
  };
  await deps.transact((tx) => lettersStore(tx).insert(letter));
  return (await lettersStore(deps.db).byKey(key)) ?? letter;
}

async function attachment(deps: EffectDeps, letter: StoredLetter, number: string | null) {
  const parts: Buffer[] = [];
  for await (const part of deps.files.read(letter.pdf)) parts.push(part);
  return {
    name: letterFileName(letter.letter, number),
    mediaType: 'application/pdf',
    content: Buffer.concat(parts),
  };
}
