import { htmlContent } from './html-content.ts';
import type { PrintableLetter } from './letter-pdf.ts';
import { print } from './print.ts';

/** Sizes in points: what is certified, to whom, the rest. */
const SIZES = { h1: 30, h2: 22, h3: 14 };

/** A sheet to hang up: framed, across, its text in the middle; below it whose it is and of which case. */
export function certificatePdf(letter: PrintableLetter): Promise<Buffer> {
  const { organization } = letter;
  return print({
    title: letter.subject,
    language: letter.language,
    organization,
    at: letter.at,
    sheet: 'framed',
    footer: [organization.name, organization.address, letter.reference]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    content: [
      { text: organization.name, fontSize: 13, bold: true, color: '#555555', alignment: 'center' },
      {
        stack: htmlContent(letter.html, SIZES),
        fontSize: 13,
        alignment: 'center',
        margin: [40, 20, 40, 0],
      },
    ],
  });
}
