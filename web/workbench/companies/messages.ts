import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    help: 'Every company that audits are made for. Correct its data when somebody tells you that something is wrong; audits under way keep what they copied.',
    search: 'Search by name',
    none: 'No company with this name. Add it, if it is new.',
  },
  {
    help: 'Toutes les entreprises auditées. Corrigez leurs données quand on vous signale une erreur ; les audits en cours gardent ce qu’ils ont copié.',
    search: 'Chercher par nom',
    none: 'Aucune entreprise de ce nom. Ajoutez-la si elle est nouvelle.',
  },
);
