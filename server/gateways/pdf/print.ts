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
  /** Unless said, the organization's letterhead above numbered pages; or a sheet across with a frame around it. */
  sheet?: 'letterhead' | 'framed';
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

/** A PDF on the organization's paper. Fetches nothing, reads no file. */
export async function print(what: Printed): Promise<Buffer> {
  return (await printAndCount(what)).bytes;
}

/** The same, and how many pages it took. */
export async function printAndCount(what: Printed): Promise<{ bytes: Buffer; pages: number }> {
  const library = await printer();
  const { footer, ...sheet } = what.sheet === 'framed' ? framed(what) : letterhead(what);
  let counted = 0;
  const bytes = await library
    .createPdf({
      pageSize: 'LETTER',
      language: what.language,
      info: { title: what.title, author: what.organization.name, creationDate: what.at, modDate: what.at },
      defaultStyle: { font: 'Roboto', fontSize: 10.5, lineHeight: 1.25 },
      ...sheet,
      // The foot of a page is drawn once all pages are known, and only there the library tells their number.
      footer: (page, pages) => {
        counted = pages;
        return footer(page, pages);
      },
      content: what.content,
    })
    .getBuffer();
  return { bytes, pages: counted };
}

type Sheet = Pick<
  Parameters<typeof pdfmake.createPdf>[0],
  'pageOrientation' | 'pageMargins' | 'header' | 'background'
> & { footer: (page: number, pages: number) => Content };

function letterhead({ organization, title, footer = title }: Printed): Sheet {
  const lines = [organization.address, organization.phone, organization.email, organization.website];
  return {
    pageMargins: [64, 96, 64, 64],
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
        { text: footer, fontSize: 8, color: '#555555', width: '*' },
        { text: `${page} / ${pages}`, fontSize: 8, color: '#555555', alignment: 'right', width: 80 },
      ],
    }),
  };
}

/** In points from the edge of the page: a thick line and a thin one inside it. */
const FRAMES = [
  { edge: 26, lineWidth: 2.5 },
  { edge: 32, lineWidth: 0.6 },
];

const framed = ({ footer = '' }: Printed): Sheet => ({
  pageOrientation: 'landscape',
  pageMargins: [72, 104, 72, 80],
  background: (_page, { width, height }) => ({
    canvas: FRAMES.map(({ edge, lineWidth }) => ({
      type: 'rect',
      x: edge,
      y: edge,
      w: width - 2 * edge,
      h: height - 2 * edge,
      lineWidth,
      lineColor: '#3d5a4f',
    })),
  }),
  footer: () => ({
    text: footer,
    fontSize: 8,
    color: '#555555',
    alignment: 'center',
    margin: [72, 16, 72, 0],
  }),
});
