import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { drawingAll, type LaidOutFont } from './legible.ts';

/** What we use of the library that reads fonts for pdfmake. */
interface FontLibrary {
  create(bytes: Uint8Array): LaidOutFont;
  registerFormat(format: FontFormat): void;
}

/** A format is called with `new`, and what it returns is the font. */
interface FontFormat {
  (stream: { buffer: Uint8Array }): object;
  probe(bytes: Uint8Array): boolean;
}

const require = createRequire(import.meta.url);

/** The very copy that pdfmake's own library draws with. */
export function fontLibrary(): FontLibrary {
  const ofPdfmake = createRequire(require.resolve('pdfmake/package.json'));
  return createRequire(ofPdfmake.resolve('pdfkit'))('fontkit');
}

/**
 * Parses each font file once for the process. pdfmake parses them anew for each document, half of what a letter
 * costs, and takes nothing but bytes for a font: so a font goes by a few bytes that name it, and the format that
 * knows them hands out what was parsed. Returns the bytes to give for each file.
 */
export function parsedFonts(files: readonly string[]): Map<string, Buffer> {
  const library = fontLibrary();
  const fonts = new Map(
    files.map((file) => [`parsed: ${file}`, drawingAll(library.create(readFileSync(file)))]),
  );
  const fontOf = (bytes: Uint8Array) => fonts.get(Buffer.from(bytes).toString());
  const longest = Math.max(...[...fonts.keys()].map((name) => Buffer.byteLength(name)));
  const format = function parsed(stream: { buffer: Uint8Array }) {
    const font = fontOf(stream.buffer);
    if (font === undefined) throw new Error('No such font was parsed.');
    return font;
  };
  const probe = (bytes: Uint8Array) => bytes.length <= longest && fontOf(bytes) !== undefined;
  library.registerFormat(Object.assign(format, { probe }));
  return new Map(files.map((file) => [file, Buffer.from(`parsed: ${file}`)]));
}
