/** What a short form lacks before it can be sent. */
export type FormFault = 'empty' | 'badEmail';

export interface FaultyField {
  name: string;
  label: string;
  fault: FormFault;
}

interface Field {
  name: string;
  labels: ArrayLike<{ textContent: string | null }> | null;
  validity: Pick<ValidityState, 'valueMissing' | 'typeMismatch'>;
}

/**
 * The fields of a form that its own attributes refuse, in their order: said by the page, in the page's language, as the
 * browser says it in its own, and of the first field alone.
 */
export function formFaults(fields: readonly Field[]): FaultyField[] {
  return fields.flatMap(({ name, labels, validity }) => {
    const fault = validity.valueMissing ? 'empty' : validity.typeMismatch ? 'badEmail' : null;
    const label = (labels?.[0]?.textContent ?? '').replace(/[\s*]+$/, '').trim();
    return fault === null ? [] : [{ name, label, fault } as const];
  });
}
