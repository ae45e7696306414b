import { useCallback } from 'react';
import { fill, type Language, useLanguage } from './language.tsx';
import { typeset } from './typeset.ts';

/** The texts of one screen, in every language: they load with the screen, not with the first page. */
export type Messages<Key extends string> = Readonly<Record<Language, Readonly<Record<Key, string>>>>;

/** Holds the languages to the same keys. `{name}` in a text is filled in by {@link useMessages}. */
export function defineMessages<const English extends Readonly<Record<string, string>>>(
  en: English,
  fr: Readonly<Record<keyof English, string>>,
): Messages<keyof English & string> {
  return { en, fr };
}

/** Texts of a screen in the reader's language. */
export function useMessages<Key extends string>(
  messages: Messages<Key>,
): (key: Key, values?: Record<string, string | number>) => string {
  const { language } = useLanguage();
  // The same function while the language is the same: what depends on it is not drawn again.
  return useCallback(
    (key, values) => fill(typeset(messages[language][key], language), values),
    [messages, language],
  );
}
