import { conflict, type HttpProblem, unprocessable } from '../http/problem.ts';
import type { CodeProblem } from './decide-discount.ts';

const words: { [problem in CodeProblem]: { en: string; fr: string } } = {
  unknown: {
    en: 'There is no such access code. Check each letter and digit.',
    fr: 'Ce code d’accès n’existe pas. Vérifiez chaque lettre et chaque chiffre.',
  },
  revoked: {
    en: 'This access code was withdrawn. Ask whoever gave it to you for another one.',
    fr: 'Ce code d’accès a été retiré. Demandez-en un autre à la personne qui vous l’a remis.',
  },
  'used-up': {
    en: 'This access code has been used as often as it may be.',
    fr: 'Ce code d’accès a été utilisé autant de fois qu’il peut l’être.',
  },
  expired: { en: 'This access code has expired.', fr: 'Ce code d’accès est expiré.' },
  'not-for-these': {
    en: 'This access code does not pay for the invoices in your cart.',
    fr: 'Ce code d’accès ne s’applique pas aux factures de votre panier.',
  },
};

const reasonOf = (problem: CodeProblem) => ({ message: words[problem], pointer: '/code' });

/** A code that was typed and pays nothing: 422, at its field. */
export const codeProblem = (problem: CodeProblem): HttpProblem =>
  unprocessable(`access-code-${problem}`, words[problem], { reasons: [reasonOf(problem)] });

/** A code in the cart that pays nothing any more: 409. */
export const codeLost = (problem: CodeProblem): HttpProblem =>
  conflict(`access-code-${problem}`, words[problem], { reasons: [reasonOf(problem)] });
