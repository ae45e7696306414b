import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    help: 'Every company that audits are made for. Open one to correct its data when somebody tells you that something is wrong and to see who acts for it; audits under way keep what they copied.',
    search: 'Search by name',
    membership: 'Membership',
    back: 'All companies',
    details: 'Company data',
    none: 'No company with this name. Add it, if it is new.',
  },
  {
    help: 'Toutes les entreprises auditées. Ouvrez-en une pour corriger ses données quand on vous signale une erreur et pour voir qui agit pour elle; les audits en cours gardent ce qu’ils ont copié.',
    search: 'Chercher par nom',
    membership: 'Adhésion',
    back: 'Toutes les entreprises',
    details: 'Données de l’entreprise',
    none: 'Aucune entreprise de ce nom. Ajoutez-la si elle est nouvelle.',
  },
);
