import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    remove: 'Remove',
    removeOf: 'Remove {name} ({role})',
    removeTitle: 'Remove {name}?',
    removeHelp:
      '{name} then no longer acts for this company as {role}, and no longer sees its audits and invoices by that role. What was done so far stays in the history of the audits.',
    removeAfter: 'The account itself stays. No e-mail is sent. The person can be added again at any time.',
  },
  {
    remove: 'Retirer',
    removeOf: 'Retirer {name} ({role})',
    removeTitle: 'Retirer {name}?',
    removeHelp:
      '{name} n’agit alors plus pour cette entreprise comme {role} et ne voit plus ses audits ni ses factures à ce titre. Ce qui a été fait reste dans l’historique des audits.',
    removeAfter:
      'Le compte lui-même demeure. Aucun courriel n’est envoyé. La personne peut être ajoutée de nouveau à tout moment.',
  },
);
