import type { CodeCatalogue } from './entry.ts';

export const jsonCodes = {
  'json-syntax': {
    severity: 'error',
    title: 'Not JSON',
    explanation:
      'The file cannot be read as JSON. Line and column point at the first character that does not fit.',
  },
  'json-encoding': {
    severity: 'error',
    title: 'Not UTF-8',
    explanation: 'The file holds bytes that are not UTF-8 text. Save it again with that encoding.',
  },
  'json-duplicate-key': {
    severity: 'error',
    title: 'The same key twice',
    explanation:
      'An object names the same key twice; JSON readers keep only one of the two without saying which. Delete or rename one.',
  },
  'json-inherited-key': {
    severity: 'error',
    title: 'A key that every object has already',
    explanation:
      'Names such as `constructor` or `toString` are found in every object, also where nobody put anything: an answer that was never given would seem to be there. Choose another name.',
  },
  'json-missing-file': {
    severity: 'error',
    title: 'A needed file is missing',
    explanation:
      'Every program needs workflows/<program>/program.json and workflows/<program>/machine.json, and each folder under forms/<program> needs a form.json.',
  },
  'json-unused-file': {
    severity: 'warning',
    title: 'A file that nothing uses',
    explanation:
      'No form lists the file as a step, no `$ref` points at it and no format has this name. It is part of the release’s hash all the same.',
  },
} as const satisfies CodeCatalogue;
