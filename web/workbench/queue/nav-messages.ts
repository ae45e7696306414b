import { defineMessages } from '../../shared/i18n/messages.ts';

/** Shown on the page of a case, which loads without the queue's own texts. */
export const navMessages = defineMessages(
  {
    queue: 'Queue',
    back: 'Back to the queue',
    place: '{position} of {total}',
    previous: 'Previous case of the queue',
    next: 'Next case of the queue',
    previousShort: 'Previous',
    nextShort: 'Next',
  },
  {
    queue: 'File d’attente',
    back: 'Retour à la file d’attente',
    place: '{position} sur {total}',
    previous: 'Dossier précédent de la file d’attente',
    next: 'Dossier suivant de la file d’attente',
    previousShort: 'Précédent',
    nextShort: 'Suivant',
  },
);
