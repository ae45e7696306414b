import { useEffect } from 'react';
import { api } from '../shared/api/client.ts';
import { type Language, STORED_LANGUAGE, useLanguage } from '../shared/i18n/language.tsx';
import type { Me } from '../shared/session.ts';

/**
 * The language of pages follows the account into a browser in which none was chosen yet; what is chosen there is
 * kept with the account, so that mails follow, too. Returns how to choose.
 */
export function useReadersLanguage(me: Me | null): (language: Language) => void {
  const { setLanguage } = useLanguage();
  const kept = me?.language;
  useEffect(() => {
    if ((kept === 'en' || kept === 'fr') && !localStorage.getItem(STORED_LANGUAGE)) setLanguage(kept);
  }, [kept, setLanguage]);
  return (language) => {
    setLanguage(language);
    // A page in the wrong language is no reason to disturb anyone: the choice also stands in the browser.
    if (me) void api('/me', { method: 'PATCH', body: { language } }).catch(() => undefined);
  };
}
