import { htmlContent } from './html-content.ts';
import type { PrintableLetter } from './letter-pdf.ts';
import { type Printed, printAndCount } from './print.ts';

/** Sizes in points: what is certified, to whom, the rest. */
const SIZES = { h1: 28, h2: 22, h3: 14, text: 13 };

/**
 * What is tried until it fits on one sheet: `lower`, how far down it begins, in points, so that what is short does not
 * hang at the top of its frame; then `scale`, how much smaller it is set: still to be read where it hangs.
 */
const LAYOUTS = [
  ...[45, 20, 0].map((lower) => ({ scale: 1, lower })),
  ...[0.9, 0.8, 0.7, 0.6, 0.5].map((scale) => ({ scale, lower: 0 })),
];

/**
 * A sheet to hang up: framed, across, its text in the middle; below it whose it is and of which case. A long name
 * or scope is set smaller, since nobody hangs up two sheets; what would be too small to read goes on over pages.
 */
export async function certificatePdf(letter: PrintableLetter): Promise<Buffer> {
  let whole: Buffer = Buffer.alloc(0);
  for (const { scale, lower } of LAYOUTS) {
    const { bytes, pages } = await printAndCount(sheet(letter, scale, lower));
    if (pages === 1) return bytes;
    if (scale === 1) whole = bytes;
  }
  return whole;
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
