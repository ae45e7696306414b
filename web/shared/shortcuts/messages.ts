import { defineMessages } from '../i18n/messages.ts';

export const messages = defineMessages(
  {
    title: 'Keyboard shortcuts',
    intro: 'These keys act on this page while nothing is being typed.',
    open: 'Show the keyboard shortcuts',
    button: 'Shortcuts',
    home: 'Go to the first page',
    next: 'then',
    on: 'Use keyboard shortcuts',
    onHelp:
      'Turn them off if they get in the way of speech input or of your own tools. Kept in this browser.',
    close: 'Close',
    Enter: 'Enter',
    Escape: 'Esc',
    space: 'Space',
  },
  {
    title: 'Raccourcis clavier',
    intro: 'Ces touches agissent sur cette page tant que rien n’est saisi.',
    open: 'Afficher les raccourcis clavier',
    button: 'Raccourcis',
    home: 'Aller à la première page',
    next: 'puis',
    on: 'Utiliser les raccourcis clavier',
    onHelp:
      'Désactivez-les s’ils gênent la saisie vocale ou vos propres outils. Le choix est gardé dans ce navigateur.',
    close: 'Fermer',
    Enter: 'Entrée',
    Escape: 'Échap',
    space: 'Espace',
  },
);
