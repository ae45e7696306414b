import type { Refused } from '../../engine/index.ts';
import { HttpProblem, type Words } from '../http/problem.ts';

const answers: { [code in Refused['code']]: { status: number; title: Words } } = {
  'unknown-event': {
    status: 422,
    title: { en: 'This program knows no such event.', fr: 'Ce programme ne connaît pas un tel événement.' },
  },
  'wrong-state': {
    status: 409,
    title: {
      en: 'The case is not in a state in which this can be done.',
      fr: 'Le dossier n’est pas dans un état qui le permet.',
    },
  },
  'wrong-role': {
    status: 403,
    title: { en: 'Your role may not do this.', fr: 'Votre rôle ne le permet pas.' },
  },
  'wrong-person': {
    status: 403,
    title: { en: 'Another person must do this.', fr: 'C’est à une autre personne de le faire.' },
  },
  'shown-changed': {
    status: 409,
    title: {
      en: 'What is to be signed was changed after it was shown.',
      fr: 'Ce qui est à signer a été modifié après avoir été présenté.',
    },
  },
  incomplete: {
    status: 422,
    title: { en: 'Something is still missing.', fr: 'Il manque encore quelque chose.' },
  },
  'invalid-data': {
    status: 422,
    title: {
      en: 'What was sent does not fit the form.',
      fr: 'Ce qui a été envoyé ne correspond pas au formulaire.',
    },
  },
  rules: {
    status: 409,
    title: { en: 'The rules do not allow this.', fr: 'Les règles ne le permettent pas.' },
  },
  ended: { status: 409, title: { en: 'The case has ended.', fr: 'Le dossier est terminé.' } },
};

/** The engine's refusal as an answer: its code, and every reason with its place. */
export function refusalProblem(refused: Refused): HttpProblem {
  const { status, title } = answers[refused.code];
  return new HttpProblem(status, refused.code, title, { reasons: refused.reasons });
}
