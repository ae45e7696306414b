import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    help: 'Every company that audits are made for. Open one to correct its data when somebody tells you that something is wrong and to see who acts for it and its audits; audits under way keep what they copied.',
    search: 'Search by name',
    membership: 'Membership',
    back: 'All companies',
    details: 'Company data',
    audits: 'Audits',
    auditsHelp: 'Those that you may see, of every program, newest first.',
    auditsNone:
      'No audit that you may see. One is listed here once an assessor or auditor begins it for this company.',
    auditsMore: 'Older audits are not listed here. They stand in the lists on the first page.',
    number: 'Number',
    noNumber: 'No number yet',
    program: 'Program',
    state: 'Status',
    opener: 'Begun by',
    opened: 'Begun on',
    none: 'No company with this name. Add it, if it is new.',
  },
  {
    help: 'Toutes les entreprises auditées. Ouvrez-en une pour corriger ses données quand on vous signale une erreur et pour voir qui agit pour elle et ses audits; les audits en cours gardent ce qu’ils ont copié.',
    search: 'Chercher par nom',
    membership: 'Adhésion',
    back: 'Toutes les entreprises',
    details: 'Données de l’entreprise',
    audits: 'Audits',
    auditsHelp: 'Ceux que vous pouvez voir, de tous les programmes, du plus récent au plus ancien.',
    auditsNone:
      'Aucun audit que vous puissiez voir. Il en figurera un ici dès qu’un évaluateur ou un auditeur l’aura commencé pour cette entreprise.',
    auditsMore: 'Les audits plus anciens ne figurent pas ici. Ils sont dans les listes de la première page.',
    number: 'Numéro',
    noNumber: 'Pas encore de numéro',
    program: 'Programme',
    state: 'État',
    opener: 'Commencé par',
    opened: 'Commencé le',
    none: 'Aucune entreprise de ce nom. Ajoutez-la si elle est nouvelle.',
  },
);
