import type { FormStep, Json, JsonObject, Text } from '../model/index.ts';
import type { Segment } from './json-values.ts';
import { textPrefix } from './labels.ts';
import { missingKind } from './missing-kind.ts';
import { aroundOf, shortLabel } from './place-words.ts';

/** Says a fault in words: the label of the field and the params of the keyword. */
type Sentence = (label: string, params: JsonObject) => string;

const plural = (count: Json | undefined, one: string, many: string) => `${count} ${count === 1 ? one : many}`;
const list = (values: Json | undefined) =>
  Array.isArray(values) ? values.map((value) => String(value)).join(', ') : String(values);

const english: { [keyword: string]: Sentence } = {
  required: (label) => `${label}: please fill this in.`,
  missingChoice: (label) => `${label}: please choose an answer.`,
  missingTick: (label) => `${label}: please confirm this.`,
  missingFile: (label) => `${label}: please upload a file.`,
  missingList: (label) => `${label}: at least one entry is needed.`,
  dependentRequired: (label) => `${label}: please fill this in, too.`,
  type: (label, { type }) =>
    `${label}: this must be ${typeNames.en[String(type)] ?? 'another kind of value'}.`,
  enum: (label) => `${label}: please choose one of the answers offered.`,
  const: (label, { allowedValue }) =>
    allowedValue === true
      ? `${label}: please confirm this.`
      : `${label}: this must be ${String(allowedValue)}.`,
  minLength: (label, { limit }) =>
    limit === 1
      ? `${label}: please fill this in.`
      : `${label}: please write at least ${plural(limit, 'character', 'characters')}.`,
  maxLength: (label, { limit }) => `${label}: at most ${plural(limit, 'character', 'characters')} fit here.`,
  pattern: (label) => `${label}: this is not in the form that is asked for.`,
  format: (label, { format }) =>
    `${label}: this is not ${formatNames.en[String(format)] ?? 'in the right form'}.`,
  minimum: (label, { limit }) => `${label}: the smallest allowed is ${limit}.`,
  maximum: (label, { limit }) => `${label}: the largest allowed is ${limit}.`,
  exclusiveMinimum: (label, { limit }) => `${label}: this must be more than ${limit}.`,
  exclusiveMaximum: (label, { limit }) => `${label}: this must be less than ${limit}.`,
  multipleOf: (label, { multipleOf }) => `${label}: this must be a multiple of ${multipleOf}.`,
  minItems: (label, { limit }) => `${label}: at least ${plural(limit, 'entry is', 'entries are')} needed.`,
  maxItems: (label, { limit }) => `${label}: at most ${plural(limit, 'entry is', 'entries are')} allowed.`,
  uniqueItems: (label) => `${label}: the same entry is there twice.`,
  contains: (label) => `${label}: an entry that is needed is missing.`,
  additionalProperties: (label, { additionalProperty }) =>
    `${label}: ${additionalProperty} does not belong here.`,
  readOnly: (label) => `${label}: this cannot be changed.`,
  only: (label) => `${label}: this cannot be changed now.`,
  unknown: (label) => `${label}: the form has no such field.`,
  depth: () => 'The answers are nested too deeply.',
  'x-file': (label, { types, maxBytes, reason }) =>
    reason === 'type'
      ? `${label}: the file must be one of ${list(types)}.`
      : reason === 'size'
        ? `${label}: the file may have at most ${megabytes(maxBytes, 'en')} MB.`
        : `${label}: please upload the file again.`,
  other: (label) => `${label}: please check this answer.`,
};

const french: { [keyword: string]: Sentence } = {
  required: (label) => `${label} : veuillez répondre.`,
  missingChoice: (label) => `${label} : veuillez choisir une réponse.`,
  missingTick: (label) => `${label} : veuillez confirmer.`,
  missingFile: (label) => `${label} : veuillez téléverser un fichier.`,
  missingList: (label) => `${label} : il faut au moins une entrée.`,
  dependentRequired: (label) => `${label} : veuillez répondre ici aussi.`,
  type: (label, { type }) =>
    `${label} : il faut ${typeNames.fr[String(type)] ?? 'une valeur d’un autre genre'}.`,
  enum: (label) => `${label} : veuillez choisir une des réponses proposées.`,
  const: (label, { allowedValue }) =>
    allowedValue === true ? `${label} : veuillez confirmer.` : `${label} : il faut ${String(allowedValue)}.`,
  minLength: (label, { limit }) =>
    limit === 1
      ? `${label} : veuillez répondre.`
      : `${label} : écrivez au moins ${plural(limit, 'caractère', 'caractères')}.`,
  maxLength: (label, { limit }) => `${label} : au plus ${plural(limit, 'caractère', 'caractères')}.`,
  pattern: (label) => `${label} : la réponse n’a pas la forme demandée.`,
  format: (label, { format }) =>
    `${label} : ce n’est pas ${formatNames.fr[String(format)] ?? 'la bonne forme'}.`,
  minimum: (label, { limit }) => `${label} : la plus petite valeur permise est ${limit}.`,
  maximum: (label, { limit }) => `${label} : la plus grande valeur permise est ${limit}.`,
  exclusiveMinimum: (label, { limit }) => `${label} : il faut plus de ${limit}.`,
  exclusiveMaximum: (label, { limit }) => `${label} : il faut moins de ${limit}.`,
  multipleOf: (label, { multipleOf }) => `${label} : il faut un multiple de ${multipleOf}.`,
  minItems: (label, { limit }) => `${label} : il faut au moins ${plural(limit, 'entrée', 'entrées')}.`,
  maxItems: (label, { limit }) => `${label} : au plus ${plural(limit, 'entrée', 'entrées')}.`,
  uniqueItems: (label) => `${label} : la même entrée s’y trouve deux fois.`,
  contains: (label) => `${label} : il manque une entrée nécessaire.`,
  additionalProperties: (label, { additionalProperty }) =>
    `${label} : ${additionalProperty} n’a pas sa place ici.`,
  readOnly: (label) => `${label} : cette réponse ne peut pas être modifiée.`,
  only: (label) => `${label} : cette réponse ne peut pas être modifiée maintenant.`,
  unknown: (label) => `${label} : le formulaire n’a pas ce champ.`,
  depth: () => 'Les réponses sont imbriquées trop profondément.',
  'x-file': (label, { types, maxBytes, reason }) =>
    reason === 'type'
      ? `${label} : le fichier doit être de type ${list(types)}.`
      : reason === 'size'
        ? `${label} : le fichier peut avoir au plus ${megabytes(maxBytes, 'fr')} Mo.`
        : `${label} : veuillez téléverser le fichier de nouveau.`,
  other: (label) => `${label} : veuillez vérifier cette réponse.`,
};

const sentences: { [language: string]: { [keyword: string]: Sentence } } = { en: english, fr: french };

const typeNames: Record<'en' | 'fr', { [type: string]: string }> = {
  en: {
    string: 'text',
    number: 'a number',
    integer: 'a whole number',
    boolean: 'yes or no',
    array: 'a list',
    object: 'a group of answers',
  },
  fr: {
    string: 'du texte',
    number: 'un nombre',
    integer: 'un nombre entier',
    boolean: 'oui ou non',
    array: 'une liste',
    object: 'un groupe de réponses',
  },
};

const formatNames: Record<'en' | 'fr', { [format: string]: string }> = {
  en: {
    date: 'a date',
    time: 'a time',
    'date-time': 'a date with a time',
    email: 'an e-mail address',
    uri: 'an internet address',
  },
  fr: {
    date: 'une date',
    time: 'une heure',
    'date-time': 'une date avec une heure',
    email: 'une adresse de courriel',
    uri: 'une adresse internet',
  },
};

const megabytes = (bytes: Json | undefined, language: string) =>
  new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(Number(bytes) / 1_000_000);

/**
 * The message of a fault in every language, with the question or row that the field stands in. The step's own
 * text at `<path>.error.<keyword>` or `error.<keyword>` goes first, as in JSON Forms; a language that we have no
 * sentences in gets the English.
 */
export function answerMessage(
  languages: readonly string[],
  step: FormStep,
  path: readonly Segment[],
  keyword: string,
  params: JsonObject,
): Text {
  const prefix = textPrefix(step, path);
  const isListWithout = keyword === 'minItems' && params.limit === 1;
  const keys = isListWithout ? ['minItems', 'required'] : [keyword];
  const said = keyword === 'required' || isListWithout ? missingKind(step, path) : keyword;
  return Object.fromEntries(
    languages.map((language) => {
      const own = step.i18n?.[language] ?? {};
      const text =
        keys.map((key) => own[`${prefix}.error.${key}`]).find((one) => one !== undefined) ??
        own[`${prefix}.error.custom`] ??
        own[`error.${keyword}`];
      const known = sentences[language.slice(0, 2)] ?? english;
      const sentence = known[said] ?? known.other!;
      const around = aroundOf(step, path, language);
      const limit = String(params.limit ?? '');
      const filled = text?.replaceAll('{limit}', limit);
      return [language, `${around}${filled ?? sentence(shortLabel(step, path, language), params)}`];
    }),
  );
}
