import { defineMessages } from '../../shared/i18n/messages.ts';

export const messages = defineMessages(
  {
    resend: 'Send the link again',
    sentTo: 'We have sent a link to',
    resentTo: 'A new link is on its way to',
    sentHelp: 'Open it to confirm the address; then you can sign in.',
    wrongAddress:
      'Is the address wrong? Create the account again with the right one, and with a username other than {username}.',
    otherAddress: 'Use another address',
    newLink: 'Ask for a new link',
    taken: 'This username is taken. Choose another.',
    badUsername: 'Letters, digits, dots, hyphens and underscores; 3 to 40 of them.',
    shortPassword: 'At least 10 characters.',
    longPassword: 'At most 200 characters.',
    empty: 'Please fill this in.',
    badEmail: 'This is not an e-mail address.',
    badName: 'Enter your name in one line.',
    wait: 'Too many attempts. Try again in {minutes} min.',
    invitation: 'Welcome',
    invitationHelp: 'You were invited as {email}. Choose a username and a password to open your account.',
    invitationOver:
      'This invitation does not hold any more: it was used, taken back, or is older than seven days. Ask whoever invited you for a new one.',
    open: 'Open my account',
    opened: 'Your account is open.',
    openedHelp: 'Sign in with your username and password.',
    checkMail: 'Nothing came? Wait a minute, look into the spam folder, then have it sent again.',
    again: 'Ask again',
  },
  {
    resend: 'Renvoyer le lien',
    sentTo: 'Nous avons envoyé un lien à',
    resentTo: 'Un nouveau lien est en route vers',
    sentHelp: 'Ouvrez-le pour confirmer l’adresse; vous pourrez ensuite vous connecter.',
    wrongAddress:
      'L’adresse est inexacte? Créez le compte de nouveau avec la bonne, et un nom d’utilisateur autre que {username}.',
    otherAddress: 'Indiquer une autre adresse',
    newLink: 'Demander un nouveau lien',
    taken: 'Ce nom d’utilisateur est pris. Choisissez-en un autre.',
    badUsername: 'Lettres, chiffres, points, traits d’union et de soulignement; de 3 à 40.',
    shortPassword: 'Au moins 10 caractères.',
    longPassword: 'Au plus 200 caractères.',
    empty: 'Veuillez remplir ce champ.',
    badEmail: 'Ce n’est pas une adresse courriel.',
    badName: 'Entrez votre nom sur une ligne.',
    wait: 'Trop de tentatives. Réessayez dans {minutes} min.',
    invitation: 'Bienvenue',
    invitationHelp:
      'Vous êtes invité à l’adresse {email}. Choisissez un nom d’utilisateur et un mot de passe pour ouvrir votre compte.',
    invitationOver:
      'Cette invitation ne vaut plus : elle a servi, a été retirée ou date de plus de sept jours. Demandez-en une nouvelle à la personne qui vous a invité.',
    open: 'Ouvrir mon compte',
    opened: 'Votre compte est ouvert.',
    openedHelp: 'Connectez-vous avec votre nom d’utilisateur et votre mot de passe.',
    checkMail: 'Rien reçu? Attendez une minute, regardez dans les indésirables, puis faites-le renvoyer.',
    again: 'Demander encore',
  },
);

export type IdentityKey = keyof (typeof messages)['en'];
