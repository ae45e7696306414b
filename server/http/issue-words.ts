import type { z } from 'zod';
import type { Words } from './problem.ts';

type Issue = z.core.$ZodIssue;

/** What is wrong with a part of a request, as the person who filled it in is told. */
export function issueWords(issue: Issue): Words {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined ? missing : wrongKind;
    case 'too_small':
      return tooSmall(issue);
    case 'too_big':
      return tooBig(issue);
    case 'invalid_format':
      return FORMATS[issue.format] ?? wrongKind;
    case 'unrecognized_keys': {
      const names = issue.keys.map((key) => `“${key}”`).join(', ');
      return {
        en: `Nothing is asked here by the name ${names}.`,
        fr: `Rien n’est demandé ici sous le nom ${names}.`,
      };
    }
    case 'invalid_value':
      return { en: 'Choose one of what is offered.', fr: 'Choisissez parmi ce qui est offert.' };
    case 'custom':
      return (issue.params?.words as Words | undefined) ?? wrongKind;
    default:
      return wrongKind;
  }
}

const missing: Words = { en: 'This is missing.', fr: 'Ceci manque.' };
const wrongKind: Words = {
  en: 'This is not what is asked for here.',
  fr: 'Ceci n’est pas ce qui est demandé ici.',
};

const FORMATS: { [format: string]: Words } = {
  email: { en: 'This is no e-mail address.', fr: 'Ceci n’est pas une adresse courriel.' },
  url: { en: 'This is no web address.', fr: 'Ceci n’est pas une adresse Web.' },
  date: { en: 'This is no date of the calendar.', fr: 'Ceci n’est pas une date du calendrier.' },
};

function tooSmall({ origin, minimum }: Issue & { code: 'too_small' }): Words {
  if (origin === 'string') {
    if (minimum === 1) return { en: 'Write something here.', fr: 'Écrivez quelque chose ici.' };
    return { en: `Write at least ${minimum} characters.`, fr: `Écrivez au moins ${minimum} caractères.` };
  }
  if (origin === 'array') {
    return { en: `At least ${minimum} must be given.`, fr: `Il en faut au moins ${minimum}.` };
  }
  return { en: `The least is ${minimum}.`, fr: `Le minimum est ${minimum}.` };
}

function tooBig({ origin, maximum }: Issue & { code: 'too_big' }): Words {
  if (origin === 'string') {
    return { en: `Write at most ${maximum} characters.`, fr: `Écrivez au plus ${maximum} caractères.` };
  }
  if (origin === 'array') {
    return { en: `At most ${maximum} may be given.`, fr: `Il en faut au plus ${maximum}.` };
  }
  return { en: `The most is ${maximum}.`, fr: `Le maximum est ${maximum}.` };
}
