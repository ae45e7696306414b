import type { Deps } from '../deps.ts';
import type { MailAttachment } from '../gateways/mail/mail-gateway.ts';
import { conflict, notFound } from '../http/problem.ts';
import type { SessionUser } from '../rights/rights.ts';
import { lettersStore } from '../stores/letters.ts';
import { mailsStore, type StoredMail } from '../stores/mails.ts';
import { recordSecurity } from './record-security.ts';

type ReadDeps = Pick<Deps, 'db' | 'files'>;

/** Kept copies of mails, newest first. */
export function listMails(
  deps: Pick<Deps, 'db'>,
  filter: {
    to?: string;
    q?: string;
    status?: StoredMail['status'];
    caseId?: string;
    before?: [string, string];
    limit: number;
  },
): Promise<StoredMail[]> {
  return mailsStore(deps.db).list(filter);
}

/** What a mail carried: the letter that it brought, out of the file store. Throws 404 when there is none. */
export async function readMailAttachment(
  deps: ReadDeps,
  mailId: string,
  position: number,
): Promise<MailAttachment> {
  const mail = await mailsStore(deps.db).find(mailId);
  const found = mail && (await attachmentsOf(deps, mail))[position];
  if (!found) throw notFound('This attachment');
  return found;
}

/**
 * Sends a kept mail once more, as a mail of its own. Throws 409 for a confidential one, whose text was not
 * kept, and when the mail server does not take it.
 */
export async function resendMail(
  deps: ReadDeps & Pick<Deps, 'transact' | 'clock' | 'ids' | 'mail'>,
  by: SessionUser,
  mailId: string,
): Promise<{ key: string }> {
  const mail = await mailsStore(deps.db).find(mailId);
  if (mail === null) throw notFound('This mail');
  if (mail.html === '') {
    throw conflict('not-kept', {
      en: 'This mail held a personal link, so its text was not kept. Its owner asks for a new one.',
      fr: 'Ce courriel contenait un lien personnel; son texte n’a donc pas été conservé. Son destinataire en demande un nouveau.',
    });
  }
  const key = `${mail.key}:again:${deps.ids.next()}`;
  try {
    await deps.mail.send({
      key,
      to: { name: mail.recipientName, email: mail.recipientEmail },
      subject: mail.subject,
      html: mail.html,
      text: mail.text,
      attachments: await attachmentsOf(deps, mail),
      ...(mail.caseId === null ? {} : { caseId: mail.caseId }),
    });
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw conflict(
      'mail-refused',
      { en: 'The mail server did not take it.', fr: 'Le serveur de courriel ne l’a pas accepté.' },
      { detail: reason },
    );
  }
  await deps.transact((tx) => recordSecurity(tx, deps, 'mail-resent', by, mailId));
  return { key };
}

/** A mail's attachments are its letter: kept under the same key, or that of the mail it repeats. */
async function attachmentsOf(deps: ReadDeps, mail: StoredMail): Promise<MailAttachment[]> {
  const [first] = mail.attachments;
  if (first === undefined) return [];
  const letter = await lettersStore(deps.db).byKey(mail.key.split(':again:')[0] ?? mail.key);
  if (letter === null) return [];
  const parts: Buffer[] = [];
  for await (const part of deps.files.read(letter.pdf)) parts.push(part);
  return [{ ...first, content: Buffer.concat(parts) }];
}
