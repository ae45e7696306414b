import { describe, expect, it } from 'vitest';
import { isUnsent } from '../../web/portal/step/not-sent.tsx';

describe('thanks for a form', () => {
  it('are early before the case was submitted, to whoever reads', () => {
    expect(isUnsent({ submittedOn: null }, { canEdit: true })).toBe(true);
    expect(isUnsent({ submittedOn: null }, { canEdit: false })).toBe(true);
  });

  it('are early again while a form that came back is with those who fill it in', () => {
    expect(isUnsent({ submittedOn: '2026-05-01' }, { canEdit: true })).toBe(true);
    expect(isUnsent({ submittedOn: '2026-05-01' }, { canEdit: false })).toBe(false);
  });
});
