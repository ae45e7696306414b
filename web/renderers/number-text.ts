import type { Language } from '../shared/i18n/language.tsx';

/**
 * A number as people type it, with currency sign, spaces, and either decimal sign; undefined for what is none.
 * With both signs the last is the decimal one; a comma alone groups thousands only where English reads it so.
 */
export function parseNumber(text: string, language: Language): number | undefined {
  let plain = text
    .trim()
    .replace(/[\s\u00a0\u202f'’$€£]/g, '')
    .replace(/^CAD?|CAD?$/i, '');
  const [comma, point] = [plain.lastIndexOf(','), plain.lastIndexOf('.')];
  if (comma >= 0 && point >= 0) {
    plain = comma > point ? plain.replaceAll('.', '').replace(',', '.') : plain.replaceAll(',', '');
  } else if (comma >= 0) {
    const groups = language === 'en' && /^-?[1-9]\d{0,2}(,\d{3})+$/.test(plain);
    plain = groups ? plain.replaceAll(',', '') : plain.replace(',', '.');
  }
  if (!/^[-+]?(\d+\.?\d*|\.\d+)$/.test(plain)) return undefined;
  return Number(plain);
}
