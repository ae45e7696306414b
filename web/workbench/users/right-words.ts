import { defineMessages } from '../../shared/i18n/messages.ts';

/** What roles let do, beside the work on audits that their program describes. */
export const rightMessages = defineMessages(
  {
    audits: 'works on the audits of this program',
    companies: 'corrects companies',
    training: 'checks training',
    invoices: 'sees invoices and takes payments by telephone',
    assign: 'gives audits to people',
    users: 'looks people up',
    accessCodes: 'issues access codes',
  },
  {
    audits: 'travaille aux audits de ce programme',
    companies: 'corrige les entreprises',
    training: 'vérifie les formations',
    invoices: 'voit les factures et prend les paiements par téléphone',
    assign: 'confie des audits à des personnes',
    users: 'consulte les utilisateurs',
    accessCodes: 'émet des codes d’accès',
  },
);

type Right = keyof (typeof rightMessages)['en'];

/** Rights in words; one of a later version by its own name. */
export function rightsInWords(may: readonly string[], say: (right: Right) => string): string {
  const words = may.map((one) => (one in rightMessages.en ? say(one as Right) : one));
  return [say('audits'), ...words].join(', ');
}
