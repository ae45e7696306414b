import type { JsonSchema, Translator } from '@jsonforms/core';
import { createContext, useContext } from 'react';

/** What stays the same while a step is filled in; JSON Forms' own context changes with every answer. */
export interface FormTexts {
  /** The form's texts in the reader's language. */
  translate: Translator;
  /** The step's schema, in which `$ref`s are looked up. */
  root: JsonSchema;
}

const Context = createContext<FormTexts>({
  translate: ((_key: string, fallback?: string) => fallback) as Translator,
  root: {},
});
export const FormTextsProvider = Context.Provider;
export const useFormTexts = (): FormTexts => useContext(Context);
