import { defineMessages } from '../../shared/i18n/messages.ts';

export const signMessages = defineMessages(
  {
    title: 'Read and sign',
    asks: 'For {company}: {assessor} asks {person} to read and sign.',
    audit: 'Audit {number}',
    until: 'This link is for {person} alone. It works once, until the end of {date} ({zone}).',
    steps: 'First read what was filled in, then sign at the end of the page.',
    read: 'Read',
    sign: 'Sign',
    print: 'Print or save as PDF',
    nothing: 'Nothing was filled in here.',
    instead: 'Or, if something has to change first',
    missing: 'Fill in what is marked below, then sign.',
    restored: 'What you wrote here before is still in the form. It is sent only when you sign.',
    restoredOther: 'What you wrote here before is still there. It has not been sent.',
    done: 'Thank you. That is done.',
    doneHelp: '{assessor} has been told by e-mail. You can close this page; the link has ended.',
    unknown: 'This link is not known',
    unknownHelp:
      'Part of the address may be missing: open the link again from the e-mail. If it still does not open, ask the person who sent it for a new one.',
    used: 'This link has been used',
    usedHelp:
      'It was used on {date}, and works only once. Nothing more is wanted of you. If you did not use it yourself, tell the person who sent it.',
    expired: 'This link has expired',
    expiredHelp: 'It worked until {date}. Ask the person who sent it for a new one.',
    replaced: 'A newer link was sent',
    replacedHelp: 'Look for the latest e-mail about this audit and open the link in it.',
    over: 'There is nothing to sign any more',
    overHelp:
      'The audit has gone on without this signature. If you expected to sign, ask the person who sent the link.',
    tooMany: 'Too many attempts',
    tooManyHelp: 'Wait a quarter of an hour and open the link again.',
    signsThis:
      'By signing you confirm all of the following as it stands now. If anything is changed later, your signature no longer holds.',
    signsAbove:
      'By signing you confirm what you read above and what you fill in here, as it stands now. If anything of it is changed later, your signature no longer holds.',
    changedSince:
      'This was changed after it was shown to you, so nothing was signed. Below it stands as it is now: read it again, then sign.',
    changedAbove:
      'Something was changed after it was shown to you, so nothing was signed. What you read on this page is now up to date, and what you wrote is still here: read it again, then sign.',
    notNow: 'The step can be filled in, but signing is not possible now: {reason}',
    language: 'Français',
  },
  {
    title: 'Lire et signer',
    asks: 'Pour {company} : {assessor} demande à {person} de lire et de signer.',
    audit: 'Audit {number}',
    until:
      'Ce lien est destiné à {person} uniquement. Il fonctionne une seule fois, jusqu’à la fin du {date} ({zone}).',
    steps: 'Lisez d’abord ce qui a été rempli, puis signez à la fin de la page.',
    read: 'Lire',
    sign: 'Signer',
    print: 'Imprimer ou enregistrer en PDF',
    nothing: 'Rien n’a été rempli ici.',
    instead: 'Ou, si quelque chose doit d’abord changer',
    missing: 'Remplissez ce qui est indiqué ci-dessous, puis signez.',
    restored:
      'Ce que vous aviez écrit ici est encore dans le formulaire. Rien n’est envoyé avant que vous signiez.',
    restoredOther: 'Ce que vous aviez écrit ici est encore là. Rien n’a été envoyé.',
    done: 'Merci. C’est fait.',
    doneHelp:
      '{assessor} en a été informé par courriel. Vous pouvez fermer cette page; le lien n’est plus valide.',
    unknown: 'Ce lien est inconnu',
    unknownHelp:
      'Il manque peut-être une partie de l’adresse : ouvrez de nouveau le lien à partir du courriel. S’il ne s’ouvre toujours pas, demandez-en un nouveau à la personne qui l’a envoyé.',
    used: 'Ce lien a déjà servi',
    usedHelp:
      'Il a servi le {date} et ne fonctionne qu’une fois. Rien d’autre ne vous est demandé. Si ce n’était pas vous, avertissez la personne qui l’a envoyé.',
    expired: 'Ce lien a expiré',
    expiredHelp: 'Il était valide jusqu’au {date}. Demandez-en un nouveau à la personne qui l’a envoyé.',
    replaced: 'Un lien plus récent a été envoyé',
    replacedHelp: 'Cherchez le dernier courriel au sujet de cet audit et ouvrez le lien qui s’y trouve.',
    over: 'Il n’y a plus rien à signer',
    overHelp:
      'L’audit s’est poursuivi sans cette signature. Si vous deviez signer, adressez-vous à la personne qui a envoyé le lien.',
    tooMany: 'Trop de tentatives',
    tooManyHelp: 'Attendez un quart d’heure, puis ouvrez de nouveau le lien.',
    signsThis:
      'En signant, vous confirmez tout ce qui suit, tel quel. Si un élément change par la suite, votre signature ne vaut plus.',
    signsAbove:
      'En signant, vous confirmez ce que vous avez lu ci-dessus et ce que vous remplissez ici, tel quel. Si un élément en change par la suite, votre signature ne vaut plus.',
    changedSince:
      'Un élément a été modifié après vous avoir été présenté; rien n’a donc été signé. Le texte ci-dessous est à jour : relisez-le, puis signez.',
    changedAbove:
      'Un élément a été modifié après vous avoir été présenté; rien n’a donc été signé. Cette page est maintenant à jour et votre texte y est encore : relisez-la, puis signez.',
    notNow: 'L’étape peut être remplie, mais la signature n’est pas possible pour le moment : {reason}',
    language: 'English',
  },
);
