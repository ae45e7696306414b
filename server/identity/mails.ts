import { randomUUID } from 'node:crypto';
import type { MailGateway } from '../gateways/mail/mail-gateway.ts';

/** A mail about an account. */
export interface IdentityMail {
  to: string;
  name: string;
  language: string;
  /** What the receiver opens, or the name that he asked for. */
  link: string;
}

export interface IdentityMails {
  verifyEmail(mail: IdentityMail): Promise<void>;
  resetPassword(mail: IdentityMail): Promise<void>;
  alreadyRegistered(mail: IdentityMail): Promise<void>;
  forgottenUsername(mail: IdentityMail & { username: string }): Promise<void>;
  /** `by`: who invites; the link holds for `days`. */
  invitation(mail: IdentityMail & { by: string; days: number }): Promise<void>;
  trainingRejected(mail: IdentityMail & { course: string; reason: string }): Promise<void>;
  twoFactorReset(mail: IdentityMail): Promise<void>;
}

/** What some kinds of mail say beside the receiver and the link. */
interface Said {
  username?: string;
  by?: string;
  days?: number;
  course?: string;
  reason?: string;
}

interface Wording {
  subject: string;
  hello(name: string): string;
  lines(mail: Said): string[];
  closing: string;
}

const hello = { en: (name: string) => `Hello ${name},`, fr: (name: string) => `Bonjour ${name},` };
const ignore = {
  en: 'If you did not ask for this, you need not do anything.',
  fr: 'Si vous n’avez rien demandé, vous n’avez rien à faire.',
};

const wordings: Record<keyof IdentityMails, { en: Wording; fr: Wording }> = {
  verifyEmail: {
    en: {
      subject: 'Confirm your e-mail address',
      hello: hello.en,
      lines: () => [
        'Open this link within 24 hours to confirm your address and finish creating your account:',
      ],
      closing: ignore.en,
    },
    fr: {
      subject: 'Confirmez votre adresse courriel',
      hello: hello.fr,
      lines: () => [
        'Ouvrez ce lien dans les 24 heures pour confirmer votre adresse et terminer la création du compte :',
      ],
      closing: ignore.fr,
    },
  },
  resetPassword: {
    en: {
      subject: 'Choose a new password',
      hello: hello.en,
      lines: () => ['Open this link within one hour to choose a new password. All your sessions will end:'],
      closing: ignore.en,
    },
    fr: {
      subject: 'Choisissez un nouveau mot de passe',
      hello: hello.fr,
      lines: () => [
        'Ouvrez ce lien dans l’heure pour choisir un nouveau mot de passe. Toutes vos sessions prendront fin :',
      ],
      closing: ignore.fr,
    },
  },
  alreadyRegistered: {
    en: {
      subject: 'You already have an account',
      hello: hello.en,
      lines: () => [
        'Somebody tried to create an account with your address, which already has one. Sign in here:',
      ],
      closing: ignore.en,
    },
    fr: {
      subject: 'Vous avez déjà un compte',
      hello: hello.fr,
      lines: () => [
        'Quelqu’un a voulu créer un compte avec votre adresse, qui en a déjà un. Connectez-vous ici :',
      ],
      closing: ignore.fr,
    },
  },
  forgottenUsername: {
    en: {
      subject: 'Your username',
      hello: hello.en,
      lines: (mail) => [`Your username is ${mail.username ?? ''}. Sign in here:`],
      closing: ignore.en,
    },
    fr: {
      subject: 'Votre nom d’utilisateur',
      hello: hello.fr,
      lines: (mail) => [`Votre nom d’utilisateur est ${mail.username ?? ''}. Connectez-vous ici :`],
      closing: ignore.fr,
    },
  },
  invitation: {
    en: {
      subject: 'You are invited',
      hello: hello.en,
      lines: (mail) => [
        `${mail.by ?? ''} has prepared an account for you.`,
        `Open this link within ${mail.days ?? 0} days to choose a username and a password:`,
      ],
      closing: 'If you did not expect this, you need not do anything: no account exists until you open it.',
    },
    fr: {
      subject: 'Vous êtes invité',
      hello: hello.fr,
      lines: (mail) => [
        `${mail.by ?? ''} vous a préparé un compte.`,
        `Ouvrez ce lien dans les ${mail.days ?? 0} jours pour choisir un nom d’utilisateur et un mot de passe :`,
      ],
      closing:
        'Si vous n’attendiez pas ce message, vous n’avez rien à faire : sans vous, aucun compte n’est créé.',
    },
  },
  trainingRejected: {
    en: {
      subject: 'A training record could not be confirmed',
      hello: hello.en,
      lines: (mail) => [
        `We looked at your record “${mail.course ?? ''}” and could not confirm it. The reason:`,
        mail.reason ?? '',
        'Correct it, or add the missing evidence, in your account details:',
      ],
      closing: 'Until then the record does not count as training.',
    },
    fr: {
      subject: 'Une formation n’a pas pu être confirmée',
      hello: hello.fr,
      lines: (mail) => [
        `Nous avons examiné votre formation « ${mail.course ?? ''} » sans pouvoir la confirmer. Le motif :`,
        mail.reason ?? '',
        'Corrigez-la ou ajoutez la preuve manquante dans votre compte :',
      ],
      closing: 'D’ici là, elle ne compte pas comme formation.',
    },
  },
  twoFactorReset: {
    en: {
      subject: 'Your two-factor authentication was reset',
      hello: hello.en,
      lines: () => [
        'An administrator has removed the second factor from your account, and your sessions have ended. Sign in with your password and set it up again under your account details:',
      ],
      closing: 'If you did not ask for this, change your password and tell us at once.',
    },
    fr: {
      subject: 'Votre authentification à deux facteurs a été réinitialisée',
      hello: hello.fr,
      lines: () => [
        'Un administrateur a retiré le second facteur de votre compte, et vos sessions ont pris fin. Connectez-vous avec votre mot de passe et configurez-le de nouveau dans votre compte :',
      ],
      closing: 'Si vous ne l’avez pas demandé, changez votre mot de passe et prévenez-nous aussitôt.',
    },
  },
};

const entities: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escapeHtml = (text: string) => text.replace(/[&<>"']/g, (c) => entities[c] ?? c);

/** Mails about accounts, in the receiver's language. A mail that cannot be sent is reported, not thrown: the request's answer must not tell. */
export function identityMails(
  gateway: MailGateway,
  organization: string,
  failed: (error: unknown) => void,
): IdentityMails {
  const send = (kind: keyof IdentityMails) => async (mail: IdentityMail & Said) => {
    const wording = wordings[kind][mail.language === 'fr' ? 'fr' : 'en'];
    const before = [wording.hello(mail.name), ...wording.lines(mail)];
    const after = [wording.closing, organization];
    const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>`;
    const link = `<p><a href="${escapeHtml(mail.link)}">${escapeHtml(mail.link)}</a></p>`;
    try {
      await gateway.send({
        key: `account-${randomUUID()}`,
        confidential: true,
        to: { name: mail.name, email: mail.to },
        subject: wording.subject,
        text: [...before, mail.link, ...after].join('\n\n'),
        html: [...before.map(paragraph), link, ...after.map(paragraph)].join('\n'),
      });
    } catch (error) {
      failed(error);
    }
  };
  return {
    verifyEmail: send('verifyEmail'),
    resetPassword: send('resetPassword'),
    alreadyRegistered: send('alreadyRegistered'),
    forgottenUsername: send('forgottenUsername'),
    invitation: send('invitation'),
    trainingRejected: send('trainingRejected'),
    twoFactorReset: send('twoFactorReset'),
  };
}
