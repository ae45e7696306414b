import { evidencePdf } from './evidence-pdf.ts';
import { evidencePicture } from './evidence-picture.ts';

export interface EvidenceFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * A small genuine file for a place of a form that wants one: a page of text, or at every third place that takes
 * pictures, one. The same place of the same case gets the same bytes.
 */
export function evidenceFor(
  subject: string,
  place: string,
  caseId: string,
  types: readonly string[],
): EvidenceFile {
  const number = numberOf(place + caseId);
  const title = shortened(subject);
  if (types.includes('png') && numberOf(place) % 3 === 2) {
    return { name: `Photo - ${title}.png`, bytes: evidencePicture(number) };
  }
  return { name: `${title}.pdf`, bytes: evidencePdf(title, number) };
}

const numberOf = (text: string): number =>
  [...text].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);

/** The first words of a question, as somebody would name a file. */
function shortened(subject: string): string {
  const words = subject
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  return words.slice(0, 6).join(' ') || 'Record';
}
