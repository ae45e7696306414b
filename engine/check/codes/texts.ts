import type { CodeCatalogue } from './entry.ts';

export const textCodes = {
  'text-missing-language': {
    severity: 'error',
    title: 'A text that is missing in one of the program’s languages',
    explanation: 'A text with languages must be there in every language that program.json lists.',
  },
  'text-unknown-language': {
    severity: 'error',
    title: 'A text in a language that the program does not have',
    explanation: 'The language is not in `languages` of program.json; most often it is a typo of the code.',
  },
  'text-missing-label': {
    severity: 'error',
    title: 'A field without a label in one of the languages',
    explanation:
      'A shown property has no i18n key `<path>.label` in this language, and no `title` that serves for all of them.',
  },
  'text-derived-label': {
    severity: 'warning',
    title: 'A step without any texts',
    explanation:
      'The step has no `i18n` block, and properties without a `title`: people would see labels made of the properties’ names, the same in every language.',
  },
  'text-missing-choice': {
    severity: 'warning',
    title: 'A choice without a text in one of the languages',
    explanation:
      'A choice has no i18n key `<path>.<value>` in this language: people would see its value, or a title that is the same in every language.',
  },
  'text-unknown-key': {
    severity: 'error',
    title: 'An i18n key that matches nothing in the form',
    explanation:
      'Keys are `<path>.label`, `<path>.description`, `<path>.<value>` of a choice and `<path>.error.<keyword>`, with the property’s path, or the name given at `i18n`.',
  },
} as const satisfies CodeCatalogue;
