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
    type: (name) =>
      ({ integer: 'Please enter a whole number.', number: 'Please enter a number.' })[name] ??
      'This is not the kind of value that is asked for.',
    format: () => 'Please check how this is written.',
    pattern: () => 'Please check how this is written.',
    enum: () => 'Please choose an answer.',
    const: () => 'Please confirm this.',
    oneOf: () => 'Please choose an answer.',
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
    type: (name) =>
      ({ integer: 'Veuillez entrer un nombre entier.', number: 'Veuillez entrer un nombre.' })[name] ??
      'Ce n’est pas le genre de valeur demandé.',
    format: () => 'Veuillez vérifier l’écriture.',
    pattern: () => 'Veuillez vérifier l’écriture.',
    enum: () => 'Veuillez choisir une réponse.',
    const: () => 'Veuillez confirmer.',
    oneOf: () => 'Veuillez choisir une réponse.',
  },
};

/** Keywords that an empty text breaks by being empty: nobody has written in the field. */
const OF_WRITING = new Set(['minLength', 'pattern', 'format', 'enum', 'oneOf']);

/** The form's own text for an error (`<path>.error.<keyword>`) wins over the general one. */
export function errorMessage(language: Language): ErrorTranslator {
  return (error, translate, uischema) => {
    const isEmpty = OF_WRITING.has(error.keyword) && error.data === '';
    const keyword = isEmpty ? 'required' : error.keyword;
    // What is missing has its texts where its own schema says, not where the object around it does.
    const of = missingField(error) ?? error.parentSchema;
    const key = getI18nKey(of, uischema, getControlPath(error), `error.${keyword}`);
    const own = translate(key, undefined, { error }) ?? translate(`error.${keyword}`, undefined, { error });
    const limit = (error.schema ?? error.params?.limit ?? '') as Limit;
    if (own !== undefined) return own.replaceAll('{limit}', String(limit));
    const said = keyword === 'required' ? missingKind(error) : keyword;
    return MESSAGES[language][said]?.(limit) ?? error.message ?? '';
  };
}

type Fault = Parameters<ErrorTranslator>[0];

/** The schema of a property that is not there. */
const missingField = ({ params, parentSchema }: Fault) =>
  parentSchema?.properties?.[String(params?.missingProperty)];

/** A box to tick and a list to choose from are not filled in. */
function missingKind(error: Fault): string {
  const field = missingField(error);
  if (field?.const === true) return 'const';
  return field?.enum || field?.oneOf ? 'enum' : 'required';
}
