import { evidencePdf } from './evidence-pdf.ts';
import { evidencePicture } from './evidence-picture.ts';

export interface EvidenceFile {
  name: string;
  bytes: Uint8Array;
}

/**
 * A small genuine file for a place of a form that wants one: a page of text, or every third time a picture
 * where the place takes pictures. The same place gets the same bytes.
 */
export function evidenceFor(subject: string, place: string, types: readonly string[]): EvidenceFile {
  const number = [...place].reduce((sum, letter) => (sum * 31 + letter.charCodeAt(0)) % 9973, 7);
  const title = shortened(subject);
  if (types.includes('png') && number % 3 === 0) {
    return { name: `Photo - ${title}.png`, bytes: evidencePicture(number) };
  }
  return { name: `${title}.pdf`, bytes: evidencePdf(title, number) };
}

/** The first words of a question, as somebody would name a file. */
function shortened(subject: string): string {
  const words = subject
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .split(/\s+/)
    .filter(Boolean);
  return words.slice(0, 6).join(' ') || 'Record';
}
