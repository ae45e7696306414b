import { describe, expect, it } from 'vitest';
import { codeFaults, codeInput, type TypedCode } from '../../web/workbench/access-codes/code-input.ts';

const untouched: TypedCode = {
  kind: null,
  value: '',
  maxUses: '',
  ends: null,
  expiresOn: '',
  program: 'permit',
  currency: 'CAD',
  company: null,
  holder: '',
  note: '',
};
const whole: TypedCode = { ...untouched, kind: 'percent', value: '25', maxUses: '3', ends: 'never' };

describe('a new access code', () => {
  it('is worth nothing until somebody says what, how often and until when', () => {
    expect(codeFaults(untouched)).toEqual({ kind: 'noKind', maxUses: 'badUses', ends: 'noEnd' });
    expect(codeFaults({ ...untouched, kind: 'percent', ends: 'on' })).toEqual({
      value: 'badPercent',
      maxUses: 'badUses',
      expiresOn: 'noDay',
    });
    expect(codeFaults(whole)).toEqual({});
  });

  it('has an end only where one is chosen', () => {
    const dated = { ...whole, expiresOn: '2026-12-31' };
    expect(codeInput(dated).expiresOn).toBeNull();
    expect(codeInput({ ...dated, ends: 'on' }).expiresOn).toBe('2026-12-31');
  });

  it('reads an amount as people write it', () => {
    const amount = (value: string) => codeInput({ ...whole, kind: 'amount', value }).value;
    expect([amount('150'), amount('1 250,50 $'), amount('0.5')]).toEqual([15_000, 125_050, 50]);
  });
});
