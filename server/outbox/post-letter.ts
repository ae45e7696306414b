import { type JsonObject, type Release, todayIn } from '../../engine/index.ts';
import { certificatePdf } from '../gateways/pdf/certificate-pdf.ts';
import { letterPdf } from '../gateways/pdf/letter-pdf.ts';
import type { StoredCase } from '../stores/cases.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { letterFileName, lettersStore, type StoredLetter } from '../stores/letters.ts';
import { type ComposedLetter, composeLetter, type LetterLink, type LetterOrder } from './compose-letter.ts';
import type { EffectDeps } from './effect-deps.ts';
import type { Recipient } from './recipients.ts';

export interface Posting {
  row: EffectRow;
  stored: StoredCase;
  release: Release;
  /** Print it and keep it with the case, whatever the letter's own `pdf` says. */
  keep: boolean;
  /** Names for the template beside the letter's own, in the recipient's language. */
  extra?(language: string): JsonObject;
  /** Makes the link that the mail of one recipient brings, under that mail's key. */
  linkOf?(recipient: Recipient, key: string): Promise<LetterLink | null>;
}

/**
 * Renders a letter for each recipient in his language, keeps it with the case where it is one to keep, and
 * mails it. Each recipient has a key of his own, so a second run sends only what is missing.
 * Returns the kept letters.
 */
export async function postLetter(deps: EffectDeps, posting: Posting): Promise<StoredLetter[]> {
  const { row, stored } = posting;
  const keyOf = (recipient: Recipient) => `${row.key}:${recipient.email.toLowerCase()}`;
  const order: LetterOrder = {
    ...posting,
    params: row.params,
    createdAt: row.createdAt,
    linkOf: async (recipient) => (await posting.linkOf?.(recipient, keyOf(recipient))) ?? null,
  };
  const kept: StoredLetter[] = [];
  for (const composed of await composeLetter(deps, order)) {
    const { recipient, subject, html } = composed;
    const key = keyOf(recipient);
    const letter = composed.kept ? await keepLetter(deps, posting, key, composed) : null;
    if (letter !== null) kept.push(letter);
    await deps.mail.send({
      key,
      to: { name: recipient.name, email: recipient.email },
      subject,
      html,
      caseId: stored.id,
      ...(composed.openHtml === html ? {} : { confidential: true }),
      attachments: letter === null ? [] : [await attachment(deps, letter, stored.number)],
    });
  }
  return kept;
}

async function keepLetter(
  deps: EffectDeps,
  { row, stored, release }: Posting,
  key: string,
  composed: ComposedLetter,
): Promise<StoredLetter> {
  const before = await lettersStore(deps.db).byKey(key);
  if (before !== null) return before;
  const { recipient, subject, openHtml: html } = composed;
  const { timeZone } = release.definition;
  const today = todayIn(timeZone, row.createdAt);
  const printed = composed.layout === 'certificate' ? certificatePdf : letterPdf;
  const pdf = await printed({
    subject,
    html,
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
    letter: composed.letter,
    title: composed.title,
    language: recipient.language,
    subject,
    html,
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
