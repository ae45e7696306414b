import type { AccessCodeInput } from '../../shared/api/access-codes.ts';

/** What staff typed for a new code, as they typed it. */
export interface TypedCode {
  kind: 'amount' | 'percent';
  value: string;
  maxUses: string;
  expiresOn: string;
  program: string;
  currency: string;
  company: string | null;
  holder: string;
  note: string;
}

export type CodeFault = 'badPercent' | 'badAmount' | 'badUses';

/** What is wrong with it, by field; the server says the same. */
export function codeFaults(typed: TypedCode): Partial<Record<'value' | 'maxUses', CodeFault>> {
  const value = worthOf(typed);
  const uses = Number(typed.maxUses);
  return {
    ...(value === null ? { value: typed.kind === 'percent' ? 'badPercent' : 'badAmount' } : {}),
    ...(/^\d+$/.test(typed.maxUses.trim()) && uses >= 1 && uses <= 100_000 ? {} : { maxUses: 'badUses' }),
  };
}

/** Cents or percent; null for what is neither. A comma is read as a point, blanks between digits as none. */
function worthOf({ kind, value }: TypedCode): number | null {
  const text = value.replace(/[\s\u00a0\u202f$%]/g, '').replace(',', '.');
  if (kind === 'percent') return /^\d+$/.test(text) && +text >= 1 && +text <= 100 ? +text : null;
  if (!/^\d+(\.\d{1,2})?$/.test(text)) return null;
  const [whole = '0', fraction = ''] = text.split('.');
  const cents = Number(whole) * 100 + Number(fraction.padEnd(2, '0'));
  return cents >= 1 && cents <= 100_000_000 ? cents : null;
}

/** The same as the server takes it; only without faults. */
export function codeInput(typed: TypedCode): AccessCodeInput {
  return {
    kind: typed.kind,
    value: worthOf(typed) ?? 0,
    currency: typed.kind === 'amount' && typed.program === '' ? typed.currency : null,
    maxUses: Number(typed.maxUses),
    expiresOn: typed.expiresOn === '' ? null : typed.expiresOn,
    program: typed.program === '' ? null : typed.program,
    company: typed.company,
    holder: typed.holder.trim() === '' ? null : typed.holder.trim(),
    note: typed.note.trim(),
  };
}
