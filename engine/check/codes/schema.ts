import type { CodeCatalogue } from './entry.ts';

export const schemaCodes = {
  'schema-unknown-property': {
    severity: 'error',
    title: 'A property that the format does not have',
    explanation:
      'The file names a property that its format does not know, most often a typo; the nearest known name is given. Such a property would be ignored without a word.',
  },
  'schema-missing-property': {
    severity: 'error',
    title: 'A property that the format needs is missing',
    explanation: 'Add the property; its meaning stands in the JSON Schema of the format.',
  },
  'schema-wrong-type': {
    severity: 'error',
    title: 'A value of the wrong type',
    explanation: 'The format wants another type of JSON value here (say, a list and not a text).',
  },
  'schema-not-allowed': {
    severity: 'error',
    title: 'A value that is not one of the allowed ones',
    explanation: 'The format allows only the listed values here; the nearest is given.',
  },
  'schema-invalid': {
    severity: 'error',
    title: 'A value that the format does not accept',
    explanation: 'The value breaks another rule of the format (length, pattern, smallest number …).',
  },
  'schema-unsupported-format': {
    severity: 'error',
    title: 'A version of the file format that this software does not know',
    explanation:
      'The number at `format` says for which version a file was written. This software reads version 1.',
  },
} as const satisfies CodeCatalogue;
