import { expect, it } from 'vitest';
import { contactLinks } from '../../web/app/contact-links.ts';

const nobody = { name: 'Association', address: '', email: '', phone: '' };

it('leads to the mail and the telephone that the settings name, and to nothing else', () => {
  expect(contactLinks({ ...nobody, email: 'help@example.org', phone: '+1 (403) 555-0100' })).toEqual([
    { href: 'mailto:help@example.org', text: 'help@example.org' },
    { href: 'tel:+14035550100', text: '+1 (403) 555-0100' },
  ]);
  expect(contactLinks(nobody)).toEqual([]);
});
