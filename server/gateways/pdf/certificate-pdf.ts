import { htmlContent } from './html-content.ts';
import type { PrintableLetter } from './letter-pdf.ts';
import { type Printed, printAndCount } from './print.ts';

/** Sizes in points: what is certified, to whom, the rest. */
const SIZES = { h1: 28, h2: 22, h3: 14, text: 13 };

/** How far down it may begin, in points, so that what is short does not hang at the top of its frame. */
const LOWER = [45, 20, 0];

/** How much smaller it may be set, step by step, until it fits: still to be read where it hangs. */
const SMALLER = [0.9, 0.8, 0.7, 0.6, 0.5];

/**
 * A sheet to hang up: framed, across, its text in the middle; below it whose it is and of which case. A long name
 * or scope is set smaller, since nobody hangs up two sheets; what would be too small to read goes on over pages.
 */
export async function certificatePdf(letter: PrintableLetter): Promise<Buffer> {
  for (const lower of LOWER) {
    const { bytes, pages } = await printAndCount(sheet(letter, 1, lower));
    if (pages === 1) return bytes;
  }
  for (const scale of SMALLER) {
    const { bytes, pages } = await printAndCount(sheet(letter, scale, 0));
    if (pages === 1) return bytes;
  }
  return (await printAndCount(sheet(letter, 1, 0))).bytes;
}

function sheet(letter: PrintableLetter, scale: number, lower: number): Printed {
  const { organization } = letter;
  return {
    title: letter.subject,
    language: letter.language,
    organization,
    at: letter.at,
    sheet: 'framed',
    footer: [organization.name, organization.address, letter.reference]
      .filter((part) => part !== undefined && part !== '')
      .join(' · '),
    content: [
      {
        text: organization.name,
        fontSize: 13,
        bold: true,
        color: '#555555',
        alignment: 'center',
        margin: [0, lower, 0, 0],
      },
      {
        stack: htmlContent(letter.html, {
          h1: SIZES.h1 * scale,
          h2: SIZES.h2 * scale,
          h3: SIZES.h3 * scale,
        }),
        fontSize: SIZES.text * scale,
        alignment: 'center',
        margin: [0, 20 * scale, 0, 0],
      },
    ],
  };
}
