import { defineMessages } from '../../shared/i18n/messages.ts';

/** Of the first page of all, so they are few. */
export const signInMessages = defineMessages(
  {
    wait: 'Too many attempts. Try again in {minutes} min.',
    suspended: 'This account is suspended. Ask the certifying organization.',
    second: 'Enter your code',
    secondHelp: 'Open your authenticator app and enter the six digits that it shows for this site.',
    code: 'Code of the app',
    backupHelp: 'Enter one of the backup codes that you kept. Each works once.',
    backupCode: 'Backup code',
    useBackup: 'I do not have my phone: use a backup code',
    useApp: 'Use the authenticator app',
    lostBoth: 'Lost both? Ask an administrator to remove the second factor.',
    wrongCode: 'This code is not right. Codes of the app change every 30 seconds.',
    wrongBackup: 'This backup code is not right, or was used before.',
    startOver: 'This took too long, or there were too many wrong codes. Sign in again.',
    locked: 'Too many wrong codes. Wait a quarter of an hour, then sign in again.',
    continue: 'Continue',
    back: 'Back to sign-in',
  },
  {
    wait: 'Trop de tentatives. Réessayez dans {minutes} min.',
    suspended: 'Ce compte est suspendu. Adressez-vous à l’organisme de certification.',
    second: 'Entrez votre code',
    secondHelp:
      'Ouvrez votre application d’authentification et entrez les six chiffres affichés pour ce site.',
    code: 'Code de l’application',
    backupHelp: 'Entrez un des codes de secours que vous avez conservés. Chacun sert une fois.',
    backupCode: 'Code de secours',
    useBackup: 'Je n’ai pas mon téléphone : utiliser un code de secours',
    useApp: 'Utiliser l’application d’authentification',
    lostBoth: 'Les deux sont perdus? Demandez à un administrateur de retirer le second facteur.',
    wrongCode: 'Ce code n’est pas le bon. Ceux de l’application changent toutes les 30 secondes.',
    wrongBackup: 'Ce code de secours n’est pas le bon ou a déjà servi.',
    startOver: 'Le délai est passé, ou il y a eu trop de codes erronés. Connectez-vous de nouveau.',
    locked: 'Trop de codes erronés. Attendez un quart d’heure, puis connectez-vous de nouveau.',
    continue: 'Continuer',
    back: 'Retour à la connexion',
  },
);
