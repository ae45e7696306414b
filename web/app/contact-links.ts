import type { Site } from '../shared/api/site.ts';

/** The ways to reach an organization: an address to write to, a number to call. */
export function contactLinks({ email, phone }: Site['organization']): { href: string; text: string }[] {
  const links = [];
  if (email) links.push({ href: `mailto:${email}`, text: email });
  if (phone) links.push({ href: `tel:${phone.replaceAll(/[^\d+]/g, '')}`, text: phone });
  return links;
}
