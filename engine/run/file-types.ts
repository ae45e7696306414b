import type { JsonObject } from '../model/index.ts';

/** What may be uploaded at a place. `types` are extensions in lower case without the dot. */
export interface FileLimits {
  types: string[];
  maxBytes: number;
}

/** File types whose content can be told from its bytes; others cannot be asked for. */
export const knownFileTypes = [
  'pdf',
  'doc',
  'docx',
  'xls',
  'xlsx',
  'ppt',
  'pptx',
  'odt',
  'ods',
  'rtf',
  'png',
  'jpg',
  'jpeg',
  'gif',
  'webp',
  'heic',
  'tif',
  'tiff',
] as const;

const defaults: FileLimits = { types: ['pdf', 'png', 'jpg', 'jpeg'], maxBytes: 10_000_000 };

/** Limits as the schema gives them, completed by the defaults. */
export function limitsFrom({ types, maxBytes }: JsonObject): FileLimits {
  return {
    types: Array.isArray(types) ? types.map((type) => String(type).toLowerCase()) : defaults.types,
    maxBytes: typeof maxBytes === 'number' ? maxBytes : defaults.maxBytes,
  };
}
