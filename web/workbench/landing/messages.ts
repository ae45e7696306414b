import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    title: 'Workbench',
    nothingWaits: 'Nothing waits for you in this program right now.',
    emptyOnes: 'Nothing in: {buckets}',
    days: 'Due dates count in days of {zone}; today is {today}.',
    lists: 'All lists',
    listsOf: 'All lists of {program}',
    own: 'Your companies',
    ownHelp:
      'You are also a member of a company. Its cases, and what you can begin there, have their own page.',
    ownLink: 'Go to your companies’ cases',
    noRoles: 'You have no program to work on yet. An administrator gives you a role.',
    cases: '{count} cases',
    oneCase: '1 case',
  },
  {
    title: 'Poste de travail',
    nothingWaits: 'Rien ne vous attend dans ce programme pour le moment.',
    emptyOnes: 'Rien dans : {buckets}',
    days: 'Les échéances se comptent en jours, fuseau horaire : {zone}. Aujourd’hui : {today}.',
    lists: 'Toutes les listes',
    listsOf: 'Toutes les listes de {program}',
    own: 'Vos entreprises',
    ownHelp:
      'Vous êtes aussi membre d’une entreprise. Ses dossiers, et ce que vous pouvez y commencer, ont leur propre page.',
    ownLink: 'Aller aux dossiers de vos entreprises',
    noRoles: 'Aucun programme ne vous est encore confié. Un administrateur vous donnera un rôle.',
    cases: '{count} dossiers',
    oneCase: '1 dossier',
  },
);
