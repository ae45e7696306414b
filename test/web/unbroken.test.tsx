import { renderToStaticMarkup } from 'react-dom/server';
import { expect, it } from 'vitest';
import { Unbroken } from '../../web/shared/parts/unbroken.tsx';

it('keeps a number with a hyphen on one line, and changes no letter of the text', () => {
  const html = renderToStaticMarkup(<Unbroken text="Commande O2026-00012 · Bow-Valley" />);
  expect(html).toMatch(/^Commande <span[^>]*>O2026-00012<\/span> · Bow-Valley$/);
});
