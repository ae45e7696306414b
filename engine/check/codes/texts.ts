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
    severity: 'warning',
    title: 'A field without a label in one of the languages',
    explanation:
      'A shown property has neither an i18n key `<path>.label` in this language nor a `title`: people would see a label made of the property’s name.',
  },
  'text-unknown-key': {
    severity: 'error',
    title: 'An i18n key that matches nothing in the form',
    explanation:
      'Keys are `<path>.label`, `<path>.description`, `<path>.<value>` of a choice and `<path>.error.<keyword>`, with the property’s path, or the name given at `i18n`.',
  },
} as const satisfies CodeCatalogue;
