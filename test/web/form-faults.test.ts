import { expect, test } from 'vitest';
import { formFaults } from '../../web/portal/identity/form-faults.ts';

const field = (label: string | null, valueMissing = false, typeMismatch = false) => ({
  labels: label === null ? null : [{ textContent: label }],
  validity: { valueMissing, typeMismatch },
});

test('names each field that is empty or no address, without the star of its label', () => {
  expect(formFaults([field('Name\u00a0*', true), field('E-mail *', false, true), field('Phone')])).toEqual([
    { label: 'Name', fault: 'empty' },
    { label: 'E-mail', fault: 'badEmail' },
  ]);
  expect(formFaults([field(null, true)])).toEqual([{ label: '', fault: 'empty' }]);
});
