import type { CodeCatalogue } from './entry.ts';

export const letterCodes = {
  'letter-syntax': {
    severity: 'error',
    title: 'A template that Liquid cannot read',
    explanation: 'The letter’s template breaks Liquid’s grammar; line and column point at the place.',
  },
  'letter-unknown-variable': {
    severity: 'error',
    title: 'A template that names data which the letter does not have',
    explanation:
      'Templates see the names under the letter’s `data`, and recipient, case, organization, invoice, certificate, program, today and language.',
  },
  'letter-unknown-filter': {
    severity: 'error',
    title: 'A template with an unknown filter',
    explanation: 'The filter is neither one of Liquid’s nor ours.',
  },
  'letter-unknown-tag': {
    severity: 'error',
    title: 'A template with an unknown or a forbidden tag',
    explanation:
      'Letters may use assign, capture, case, comment, for, if, unless, raw, break, continue, cycle, increment and decrement; tags that read other files are not allowed.',
  },
  'letter-missing-body': {
    severity: 'error',
    title: 'A letter without its template in one of the languages',
    explanation: 'Every letter needs a file letters/<id>.<language>.liquid for each language of the program.',
  },
  'letter-unused-body': {
    severity: 'warning',
    title: 'A template that belongs to no letter',
    explanation: 'letters.json has no letter of this name, or the program does not have this language.',
  },
  'letter-reserved-name': {
    severity: 'error',
    title: 'A letter’s data named like something that the delivery gives',
    explanation:
      'Templates see recipient, case, organization, invoice, certificate, program, today and language from the delivery; the letter’s own data needs other names.',
  },
} as const satisfies CodeCatalogue;
