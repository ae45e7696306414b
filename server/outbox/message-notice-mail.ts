import { type Text, textIn } from '../../engine/index.ts';

export interface MessageNotice {
  /** The reader's; English when it is not one of ours. */
  language: string;
  name: string;
  /** The case's. */
  number: string | null;
  thread: Text;
  unread: number;
  url: string;
  organization: string;
}

interface Wording {
  subject(number: string): string;
  lines(notice: { name: string; number: string; thread: string; unread: number }): string[];
}

const wordings: { en: Wording; fr: Wording } = {
  en: {
    subject: (number) => `New message: ${number}`,
    lines: ({ name, number, thread, unread }) => [
      `Hello ${name},`,
      unread === 1
        ? `There is a message for you on ${number}, in “${thread}”.`
        : `There are ${unread} messages for you on ${number}, in “${thread}”.`,
      'Sign in to read and answer it. Answers to this e-mail are not read.',
    ],
  },
  fr: {
    subject: (number) => `Nouveau message : ${number}`,
    lines: ({ name, number, thread, unread }) => [
      `Bonjour ${name},`,
      unread === 1
        ? `Un message vous attend au dossier ${number}, dans « ${thread} ».`
        : `${unread} messages vous attendent au dossier ${number}, dans « ${thread} ».`,
      'Connectez-vous pour lire et répondre. Les réponses à ce courriel ne sont pas lues.',
    ],
  },
};

const unnumbered = { en: 'your case', fr: 'en cours' };

/** The mail that tells of messages without saying what they say. */
export function messageNotice(notice: MessageNotice): { subject: string; text: string; html: string } {
  const language = notice.language === 'fr' ? 'fr' : 'en';
  const number = notice.number ?? unnumbered[language];
  const { subject, lines } = wordings[language];
  const before = lines({ ...notice, number, thread: textIn(notice.thread, language) ?? '' });
  const link = escapeHtml(notice.url);
  return {
    subject: subject(number),
    text: [...before, notice.url, notice.organization].join('\n\n'),
    html: [
      ...before.map((line) => `<p>${escapeHtml(line)}</p>`),
      `<p><a href="${link}">${link}</a></p>`,
      `<p>${escapeHtml(notice.organization)}</p>`,
    ].join('\n'),
  };
}

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeHtml = (text: string) => text.replace(/[&<>"]/g, (sign) => entities[sign] ?? sign);
