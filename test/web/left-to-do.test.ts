import { describe, expect, it } from 'vitest';
import { leftToDo } from '../../web/portal/step/left-to-do.ts';
import type { CaseView } from '../../web/shared/api/cases.ts';
import type { FormState } from '../../web/shared/api/steps.ts';

const unsigned = { message: { en: 'Nobody signed.', fr: 'Personne n’a signé.' }, place: 'check.sign.agreed' };
const empty = { place: 'check.a.one', message: 'Fill this in.', severity: 'error' };

function left(problems: object[], event: object = {}) {
  const sends = {
    type: 'SEND',
    roles: ['assessor'],
    submits: ['check'],
    offered: false,
    reasons: [unsigned],
    ...event,
  };
  const found = { events: [sends], roles: ['assessor'] } as unknown as Pick<CaseView, 'events' | 'roles'>;
  return leftToDo(found, 'check', { problems } as unknown as FormState);
}

describe('what keeps a form from being sent', () => {
  it('is what is wrong in its answers', () => {
    expect(left([empty])).toEqual({ by: 'form', obstacles: [empty] });
  });

  it('is what the rules say, once the answers are complete', () => {
    const warning = { ...empty, severity: 'warning' };
    expect(left([warning])).toEqual({ by: 'rules', obstacles: [unsigned] });
  });

  it('is nothing that others are kept from, or that is not about this form', () => {
    const none = { by: 'rules', obstacles: [] };
    expect(left([], { offered: true, reasons: [] })).toEqual(none);
    expect(left([], { roles: ['employer'] })).toEqual(none);
    expect(left([], { submits: ['other'] })).toEqual(none);
    expect(left([], { reasons: [{ ...unsigned, place: 'checklist.sign' }, { message: 'x' }] })).toEqual(none);
  });
});
