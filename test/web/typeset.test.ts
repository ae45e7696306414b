import { describe, expect, it } from 'vitest';
import { typeset } from '../../web/shared/i18n/typeset.ts';

describe('a text as its language sets it', () => {
  it('keeps French signs with their words, over the end of a line', () => {
    expect(typeset('Répondez « non » : vrai ? Oui !', 'fr')).toBe(
      'Répondez «\u00a0non\u00a0»\u00a0: vrai\u00a0? Oui\u00a0!',
    );
  });

  it('leaves English as it is, and French without such signs', () => {
    expect(typeset('Say “no” : really ?', 'en')).toBe('Say “no” : really ?');
    expect(typeset('à 10:30, oui?', 'fr')).toBe('à 10:30, oui?');
  });
});
