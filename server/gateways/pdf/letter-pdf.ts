import { htmlContent } from './html-content.ts';
import { type Organization, print } from './print.ts';

export interface PrintableLetter {
  subject: string;
  html: string;
  language: string;
  recipient: { name: string; email?: string };
  organization: Organization;
  at: Date;
  /** The calendar day to stand on the letter, already in words. */
  date: string;
  /** What the letter is about, for the foot of each page (a case's number). */
  reference?: string;
}

/** A letter on the organization's paper: date, addressee, subject, text. */
export function letterPdf(letter: PrintableLetter): Promise<Buffer> {
  return print({
    title: letter.subject,
    language: letter.language,
    organization: letter.organization,
    at: letter.at,
    footer: [letter.reference, letter.subject]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    content: [
      { text: letter.date, margin: [0, 0, 0, 14] },
      { text: letter.recipient.name, margin: [0, 0, 0, 14] },
      { text: letter.subject, bold: true, fontSize: 13, margin: [0, 0, 0, 10] },
      ...htmlContent(letter.html),
    ],
  });
}
