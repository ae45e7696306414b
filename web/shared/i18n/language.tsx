import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import type { Text } from '../../../engine/index.ts';
import type { en } from './en.ts';
import { type Formats, formats } from './formats.ts';
import { typeset } from './typeset.ts';

export type MessageKey = keyof typeof en;
type Texts = Readonly<Record<MessageKey, string>>;

/** A reader needs the texts of one language; another one's load when it is chosen. */
const load = {
  en: async (): Promise<Texts> => (await import('./en.ts')).en,
  fr: async (): Promise<Texts> => (await import('./fr.ts')).fr,
};
export type Language = keyof typeof load;
export type Translate = (key: MessageKey, values?: Record<string, string | number>) => string;

interface LanguageContext extends Formats {
  language: Language;
  setLanguage: (language: Language) => void;
  /** A text of the platform. */
  t: Translate;
  /** A name and what belongs to it, as the language sets them: `Name: value`, `Nom : valeur`. */
  pair: (name: string, value: string | number) => string;
  /** A text of the program, in the reader's language or else the first there is. */
  say: (text: Text | undefined) => string;
}

const Context = createContext<LanguageContext | null>(null);
/** Where a browser keeps what its reader chose. */
export const STORED_LANGUAGE = 'attest.language';

interface Chosen {
  language: Language;
  texts: Texts;
}

/** What the reader chose before, else the browser's language. */
export async function firstLanguage(): Promise<Chosen> {
  const language = chosenBefore();
  return { language, texts: await load[language]() };
}

function chosenBefore(): Language {
  const stored = globalThis.localStorage?.getItem(STORED_LANGUAGE);
  if (stored === 'en' || stored === 'fr') return stored;
  return navigator.language.startsWith('fr') ? 'fr' : 'en';
}

export function LanguageProvider({ first, children }: { first: Chosen; children: ReactNode }) {
  const [{ language, texts }, set] = useState(first);
  const value = useMemo<LanguageContext>(() => {
    document.documentElement.lang = language;
    const locale = `${language}-CA`;
    return {
      language,
      setLanguage(next) {
        localStorage.setItem(STORED_LANGUAGE, next);
        void load[next]().then((found) => set({ language: next, texts: found }));
      },
      t: (key, values) => fill(typeset(texts[key], language), values),
      pair: (name, value) => fill(typeset(texts['app.pair'], language), { name, value }),
      say: (text) => say(text, language),
      ...formats(locale),
    };
  }, [language, texts]);
  return <Context.Provider value={value}>{children}</Context.Provider>;
}

export function useLanguage(): LanguageContext {
  const value = useContext(Context);
  if (!value) throw new Error('LanguageProvider is missing');
  return value;
}

export function say(text: Text | undefined, language: string): string {
  if (text === undefined) return '';
  if (typeof text === 'string') return text;
  const own = text[language];
  return own === undefined ? (Object.values(text)[0] ?? '') : typeset(own, language);
}

export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? String(values[name]) : whole));
}
