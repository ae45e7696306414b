import { useEffect } from 'react';
import { api } from '../shared/api/client.ts';
import { type Language, STORED_LANGUAGE, useLanguage } from '../shared/i18n/language.tsx';
import type { Me } from '../shared/session.ts';

/** Stands while nobody is signed in and a language was chosen: the choice of whoever signs in next here. */
const UNKEPT = 'attest.language.unkept';

/**
 * The language of pages follows the account into a browser in which none was chosen yet; what is chosen there is
 * kept with the account, so that mails and papers follow, too, also where it was chosen before signing in. Returns how to choose.
 */
export function useReadersLanguage(me: Me | null): (language: Language) => void {
  const { setLanguage } = useLanguage();
  const kept = me?.language;
  useEffect(() => {
    if ((kept === 'en' || kept === 'fr') && !localStorage.getItem(STORED_LANGUAGE)) setLanguage(kept);
  }, [kept, setLanguage]);
  const signedIn = me !== null;
  useEffect(() => {
    const chosen = sessionStorage.getItem(UNKEPT);
    if (!signedIn || !chosen) return;
    sessionStorage.removeItem(UNKEPT);
    if (chosen !== kept) keep(chosen);
  }, [signedIn, kept]);
  return (language) => {
    setLanguage(language);
    if (me) keep(language);
    else sessionStorage.setItem(UNKEPT, language);
  };
}

function keep(language: string) {
  // A page in the wrong language is no reason to disturb anyone: the choice also stands in the browser.
  void api('/me', { method: 'PATCH', body: { language } }).catch(() => undefined);
}
