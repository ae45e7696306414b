import type { AccessCodeInput } from '../../shared/api/access-codes.ts';

/** What staff typed for a new code, as they typed it. */
export interface TypedCode {
  /** Nothing is chosen for whoever issues it: a code is worth money. */
  kind: 'amount' | 'percent' | null;
  value: string;
  maxUses: string;
  ends: 'on' | 'never' | null;
  expiresOn: string;
  /** Empty: of any. */
  program: string | null;
  currency: string;
  company: string | null;
  holder: string;
  note: string;
}

export type CodeFault = 'noProgram' | 'noKind' | 'badPercent' | 'badAmount' | 'badUses' | 'noEnd' | 'noDay';

/** What is wrong with it, by field; the server says the same. */
export function codeFaults(
  typed: TypedCode,
): Partial<Record<'program' | 'kind' | 'value' | 'maxUses' | 'ends' | 'expiresOn', CodeFault>> {
  const value = worthOf(typed);
  const { kind, ends } = typed;
  const uses = Number(typed.maxUses);
  return {
    ...(typed.program === null ? { program: 'noProgram' } : {}),
    ...(kind === null ? { kind: 'noKind' } : {}),
    ...(kind !== null && value === null ? { value: kind === 'percent' ? 'badPercent' : 'badAmount' } : {}),
    ...(/^\d+$/.test(typed.maxUses.trim()) && uses >= 1 && uses <= 100_000 ? {} : { maxUses: 'badUses' }),
    ...(ends === null ? { ends: 'noEnd' } : {}),
    ...(ends === 'on' && typed.expiresOn === '' ? { expiresOn: 'noDay' } : {}),
  };
}

/** Cents or percent; null for what is neither. A comma is read as a point, blanks between digits as none. */
export function worthOf({ kind, value }: TypedCode): number | null {
  const text = value.replace(/[\s\u00a0\u202f$%]/g, '').replace(',', '.');
  if (kind === null) return null;
  if (kind === 'percent') return /^\d+$/.test(text) && +text >= 1 && +text <= 100 ? +text : null;
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return cents >= 1 && cents <= 100_000_000 ? cents : null;
}

/** The same as the server takes it; only without faults. */
export function codeInput(typed: TypedCode): AccessCodeInput {
  return {
    kind: typed.kind ?? 'amount',
    value: worthOf(typed) ?? 0,
    currency: typed.kind === 'amount' && typed.program === '' ? typed.currency : null,
    maxUses: Number(typed.maxUses),
    expiresOn: typed.ends === 'on' ? typed.expiresOn : null,
    program: typed.program === '' ? null : typed.program,
    company: typed.company,
    holder: typed.holder.trim() === '' ? null : typed.holder.trim(),
    note: typed.note.trim(),
  };
}
