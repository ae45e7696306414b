import { expect, test } from 'vitest';
import { formFaults } from '../../web/portal/identity/form-faults.ts';

const field = (name: string, label: string | null, valueMissing = false, typeMismatch = false) => ({
  name,
  labels: label === null ? null : [{ textContent: label }],
  validity: { valueMissing, typeMismatch },
});

test('names each field that is empty or no address, without the star of its label', () => {
  const fields = [
    field('name', 'Name\u00a0*', true),
    field('email', 'E-mail *', false, true),
    field('phone', 'Phone'),
  ];
  expect(formFaults(fields)).toEqual([
    { name: 'name', label: 'Name', fault: 'empty' },
    { name: 'email', label: 'E-mail', fault: 'badEmail' },
  ]);
  expect(formFaults([field('on', null, true)])).toEqual([{ name: 'on', label: '', fault: 'empty' }]);
});
