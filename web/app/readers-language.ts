import { useEffect } from 'react';
import { api } from '../shared/api/client.ts';
import { type Language, STORED_LANGUAGE, useLanguage } from '../shared/i18n/language.tsx';
import type { Me } from '../shared/session.ts';

/** Stands while nobody is signed in and a language was chosen: the choice of whoever signs in next here. */
const UNKEPT = 'attest.language.unkept';
/** Whose choice the browser's language is: the account that was signed in here last. */
const CHOSEN_BY = 'attest.language.by';

/**
 * The language of pages follows the account into a browser in which none was chosen yet, or in which somebody
 * else chose; what is chosen there is kept with the account, so that mails and papers follow, too, also where it
 * was chosen before signing in. Returns how to choose.
 */
export function useReadersLanguage(me: Me | null): (language: Language) => void {
  const { setLanguage } = useLanguage();
  const kept = me?.language;
  const account = me?.id;
  useEffect(() => {
    if (account === undefined) return;
    const another = (localStorage.getItem(CHOSEN_BY) ?? account) !== account;
    localStorage.setItem(CHOSEN_BY, account);
    const chosen = sessionStorage.getItem(UNKEPT);
    sessionStorage.removeItem(UNKEPT);
    if (chosen) {
      if (chosen !== kept) keep(chosen);
    } else if ((kept === 'en' || kept === 'fr') && (another || !localStorage.getItem(STORED_LANGUAGE))) {
      setLanguage(kept);
    }
  }, [account, kept, setLanguage]);
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
