import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type pdfmake from 'pdfmake';
import type { Content } from 'pdfmake';
import { parsedFonts } from './parsed-fonts.ts';

/** Whose letterhead it is. */
export interface Organization {
  name: string;
  address?: string;
  email?: string;
  phone?: string;
  website?: string;
}

export interface Printed {
  title: string;
  /** BCP 47. */
  language: string;
  organization: Organization;
  content: Content[];
  /** Stands as the document's date, so that printing the same thing again gives the same bytes. */
  at: Date;
  /** Shown at the foot of each page before “2 / 3”. */
  footer?: string;
}

const require = createRequire(import.meta.url);
const fontFolder = join(dirname(require.resolve('pdfmake/package.json')), 'fonts', 'Roboto');
const faces = {
  normal: join(fontFolder, 'Roboto-Regular.ttf'),
  bold: join(fontFolder, 'Roboto-Medium.ttf'),
  italics: join(fontFolder, 'Roboto-Italic.ttf'),
  bolditalics: join(fontFolder, 'Roboto-MediumItalic.ttf'),
};

/** Its types leave out where it looks for files before it looks on the disk. */
type Printer = typeof pdfmake & { virtualfs: { writeFileSync(path: string, bytes: Buffer): void } };

let prepared: Promise<Printer> | undefined;

/** Loaded with the first document: it is a tenth of all code, and a server prints nothing while it starts. */
function printer(): Promise<Printer> {
  prepared ??= prepare();
  return prepared;
}

/** pdfmake keeps one instance for the process: fonts and policies are set once and are the same for all. */
async function prepare(): Promise<Printer> {
  const library = (await import('pdfmake')).default as Printer;
  library.setFonts({ Roboto: faces });
  for (const [file, bytes] of parsedFonts(Object.values(faces))) library.virtualfs.writeFileSync(file, bytes);
  library.setUrlAccessPolicy(() => false);
  library.setLocalAccessPolicy(() => false);
  return library;
}

/** A PDF with the organization's letterhead and numbered pages. Fetches nothing, reads no file. */
export async function print(what: Printed): Promise<Buffer> {
  const library = await printer();
  const { organization } = what;
  const lines = [organization.address, organization.phone, organization.email, organization.website];
  return library
    .createPdf({
      pageSize: 'LETTER',
      pageMargins: [64, 96, 64, 64],
      language: what.language,
      info: { title: what.title, author: organization.name, creationDate: what.at, modDate: what.at },
      defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
      header: {
        margin: [64, 32, 64, 0],
        columns: [
          { text: organization.name, bold: true, fontSize: 13, width: '*' },
          {
            text: lines.filter((line) => line !== undefined && line !== '').join('\n'),
            alignment: 'right',
            fontSize: 8,
            color: '#555555',
            width: 200,
          },
        ],
      },
      footer: (page, pages) => ({
        margin: [64, 16, 64, 0],
        columns: [
          { text: what.footer ?? what.title, fontSize: 8, color: '#555555', width: '*' },
          { text: `${page} / ${pages}`, fontSize: 8, color: '#555555', alignment: 'right', width: 80 },
        ],
      }),
      content: what.content,
    })
    .getBuffer();
}
