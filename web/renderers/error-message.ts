import { type ErrorTranslator, getControlPath, getI18nKey } from '@jsonforms/core';
import type { Language } from '../shared/i18n/language.tsx';

type Limit = string | number;

/** What a schema keyword means to the person who filled in the field. */
const MESSAGES: Record<Language, Record<string, (limit: Limit) => string>> = {
  en: {
    required: () => 'Please fill this in.',
    minLength: (limit) =>
      limit === 1 ? 'Please fill this in.' : `Please write at least ${limit} characters.`,
    maxLength: (limit) => `Please write at most ${limit} characters.`,
    minimum: (limit) => `Please enter ${limit} or more.`,
    maximum: (limit) => `Please enter ${limit} or less.`,
    exclusiveMinimum: (limit) => `Please enter more than ${limit}.`,
    exclusiveMaximum: (limit) => `Please enter less than ${limit}.`,
    multipleOf: (limit) => `Please enter a multiple of ${limit}.`,
    minItems: (limit) => (limit === 1 ? 'Please add at least one.' : `Please add at least ${limit}.`),
    maxItems: (limit) => `Please keep to at most ${limit}.`,
    contains: () => 'At least one entry must fit what is asked.',
    uniqueItems: () => 'Something is listed twice.',
    type: () => 'This is not the kind of value that is asked for.',
    format: () => 'Please check how this is written.',
    pattern: () => 'Please check how this is written.',
    enum: () => 'Please choose one of the list.',
    const: () => 'Please confirm this.',
    oneOf: () => 'Please choose one of the list.',
  },
  fr: {
    required: () => 'Veuillez remplir ce champ.',
    minLength: (limit) =>
      limit === 1 ? 'Veuillez remplir ce champ.' : `Veuillez écrire au moins ${limit} caractères.`,
    maxLength: (limit) => `Veuillez écrire au plus ${limit} caractères.`,
    minimum: (limit) => `Veuillez entrer ${limit} ou plus.`,
    maximum: (limit) => `Veuillez entrer ${limit} ou moins.`,
    exclusiveMinimum: (limit) => `Veuillez entrer plus de ${limit}.`,
    exclusiveMaximum: (limit) => `Veuillez entrer moins de ${limit}.`,
    multipleOf: (limit) => `Veuillez entrer un multiple de ${limit}.`,
    minItems: (limit) =>
      limit === 1 ? 'Veuillez en ajouter au moins un.' : `Veuillez en ajouter au moins ${limit}.`,
    maxItems: (limit) => `Pas plus de ${limit}, s’il vous plaît.`,
    contains: () => 'Au moins une entrée doit correspondre à ce qui est demandé.',
    uniqueItems: () => 'Une entrée est en double.',
    type: () => 'Ce n’est pas le genre de valeur demandé.',
    format: () => 'Veuillez vérifier l’écriture.',
    pattern: () => 'Veuillez vérifier l’écriture.',
    enum: () => 'Veuillez choisir dans la liste.',
    const: () => 'Veuillez confirmer.',
    oneOf: () => 'Veuillez choisir dans la liste.',
  },
};

/** The form's own text for an error (`<path>.error.<keyword>`) wins over the general one. */
export function errorMessage(language: Language): ErrorTranslator {
  return (error, translate, uischema) => {
    const key = getI18nKey(error.parentSchema, uischema, getControlPath(error), `error.${error.keyword}`);
    const own =
      translate(key, undefined, { error }) ?? translate(`error.${error.keyword}`, undefined, { error });
    if (own !== undefined) return own;
    const limit = (error.schema ?? error.params?.limit ?? '') as Limit;
    return MESSAGES[language][error.keyword]?.(limit) ?? error.message ?? '';
  };
}
