import { open } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';

/** What a file is by its bytes: a short name (`pdf`, `docx`) and a media type. */
export interface ContentType {
  name: string;
  mediaType: string;
}

const MEDIA_TYPES: { [name: string]: string } = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odt: 'application/vnd.oasis.opendocument.text',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  rtf: 'application/rtf',
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  heic: 'image/heic',
  tif: 'image/tiff',
  zip: 'application/zip',
  txt: 'text/plain',
};

/** Names that people write for the same thing. */
const SAME: { [extension: string]: string } = {
  jpeg: 'jpg',
  tiff: 'tif',
  csv: 'txt',
  text: 'txt',
  log: 'txt',
};

/** Names of streams in the old office container (OLE), as they stand in its directory. */
const OLE_STREAMS: [string, string][] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['PowerPoint Document', 'ppt'],
];

/** The type by content, or null when it is none that the platform takes (programs, HTML, SVG, scripts …). */
export async function contentType(path: string): Promise<ContentType | null> {
  const found = await fileTypeFromFile(path);
  const name =
    found === undefined ? await plainText(path) : found.ext === 'cfb' ? await oleKind(path) : found.ext;
  const mediaType = name === null ? undefined : MEDIA_TYPES[name];
  return name === null || mediaType === undefined ? null : { name, mediaType };
}

/** Does a file's name promise what its bytes are? `photo.JPEG` and `jpg` do; `report.pdf` and `zip` do not. */
export function nameFits(fileName: string, type: ContentType): boolean {
  const extension = /\.([A-Za-z0-9]{1,8})$/.exec(fileName)?.[1]?.toLowerCase();
  return extension !== undefined && normalType(extension) === type.name;
}

/** One name for each type, however a schema or a file name spells it. */
export function normalType(name: string): string {
  const lower = name.toLowerCase().replace(/^\./, '');
  return SAME[lower] ?? lower;
}

async function oleKind(path: string): Promise<string | null> {
  const bytes = await head(path, 16 * 1024 * 1024);
  for (const [stream, name] of OLE_STREAMS) {
    if (bytes.includes(Buffer.from(stream, 'utf16le'))) return name;
  }
  return null;
}

/** Text is what decodes as UTF-8, has no control characters and does not start like a markup document. */
async function plainText(path: string): Promise<string | null> {
  const bytes = await head(path, 64 * 1024);
  if (bytes.length === 0) return null;
  let text: string;
  try {
    // `stream` forgives a character cut in two at the end of what was read.
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 32 && code !== 9 && code !== 10 && code !== 13) return null;
  }
  const markup = /<\s*(!doctype|html|head|body|script|svg|iframe|\?xml|!--)/i;
  return markup.test(text) || text.startsWith('#!') ? null : 'txt';
}

async function head(path: string, length: number): Promise<Buffer> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const bytes = Buffer.alloc(Math.min(length, size));
    await handle.read(bytes, 0, bytes.length, 0);
    return bytes;
  } finally {
    await handle.close();
  }
}
