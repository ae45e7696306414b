import { defineMessages } from '../../shared/i18n/messages.ts';

/** Texts of somebody's training as it stands beside a case. */
export const caseTrainingMessages = defineMessages(
  {
    title: 'Training of {name}',
    none: 'No course of this program is recorded.',
    completed: 'Completed',
    verified: 'Confirmed, with no end date',
    verifiedUntil: 'Confirmed, valid until {date}',
    expired: 'Expired on {date}',
    waiting: 'Nobody has checked it yet; it does not count until then',
    rejected: 'Could not be confirmed: {reason}',
    confirmedOn: 'Confirmed on {date}.',
    confirmedBy: 'Confirmed on {date} by {name}.',
    note: 'Without evidence: {note}',
    noEvidence: 'No evidence was added.',
    evidence: 'Evidence: {name}',
    all: 'Open in the training records',
  },
  {
    title: 'Formation : {name}',
    none: 'Aucun cours de ce programme n’est inscrit.',
    completed: 'Suivi le',
    verified: 'Confirmé, sans date de fin',
    verifiedUntil: 'Confirmé, valable jusqu’au {date}',
    expired: 'Expiré le {date}',
    waiting: 'Personne ne l’a encore vérifié; il ne compte pas avant',
    rejected: 'N’a pu être confirmé : {reason}',
    confirmedOn: 'Confirmé le {date}.',
    confirmedBy: 'Confirmé le {date} par {name}.',
    note: 'Sans preuve : {note}',
    noEvidence: 'Aucune preuve n’a été ajoutée.',
    evidence: 'Preuve : {name}',
    all: 'Ouvrir dans les formations inscrites',
  },
);
