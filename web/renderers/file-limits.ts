import type { useLanguage } from '../shared/i18n/language.tsx';

type Tools = ReturnType<typeof useLanguage>;

/** What a schema asks of files at a place. */
export interface FileLimits {
  types?: string[];
  maxBytes?: number;
}

/** Names end differently for the same kind of file. */
const ALIKE: Record<string, string> = { jpeg: 'jpg', tiff: 'tif' };
const kind = (ending: string): string => ALIKE[ending.toLowerCase()] ?? ending.toLowerCase();

export const fitsKind = (name: string, types: readonly string[] | undefined): boolean =>
  !types || types.map(kind).includes(kind(name.split('.').at(-1) ?? ''));

/** Kinds of files in words: JPEG once, not as JPG and as JPEG. */
export const kindsInWords = (types: readonly string[]): string =>
  [...new Set(types.map(kind))].map((one) => one.toUpperCase()).join(', ');

export const PICTURES = ['png', 'jpg', 'gif', 'webp'];

/** Whether browsers can show it as a picture. */
export const isPicture = (type: string): boolean => /^image\/(png|jpeg|gif|webp)$/.test(type);

export function limitText(limits: FileLimits, t: Tools['t'], size: Tools['size']): string {
  const parts: string[] = [];
  if (limits.types?.length) parts.push(kindsInWords(limits.types));
  if (limits.maxBytes) parts.push(t('file.most', { limit: size(limits.maxBytes) }));
  return parts.join(' · ');
}
