import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { MailAddress } from '../../web/shared/parts/mail-address.tsx';

describe('an address of mail', () => {
  it('breaks before its signs, and is read and copied as it is', () => {
    const html = renderToStaticMarkup(<MailAddress address="ada.lovelace@engines-north.example.org" />);
    const text = html.replace(/<wbr\/>/g, '|').replace(/<[^>]*>/g, '');
    expect(text).toBe('ada|.lovelace|@engines|-north|.example|.org');
    expect(text.replaceAll('|', '')).toBe('ada.lovelace@engines-north.example.org');
  });
});
