import type { Clock } from '../../server/clock.ts';
import type { MailGateway, MailMessage } from '../../server/gateways/mail/mail-gateway.ts';
import type { Ids } from '../../server/ids.ts';

export interface FakeClock extends Clock {
  set(instant: string): void;
  /** Moves on by whole days and milliseconds. */
  advance(by: { days?: number; milliseconds?: number }): void;
}

/** Stands still until it is moved. */
export function fakeClock(instant = '2026-03-02T17:00:00.000Z'): FakeClock {
  let now = new Date(instant).getTime();
  return {
    now: () => new Date(now),
    set: (to) => {
      now = new Date(to).getTime();
    },
    advance: ({ days = 0, milliseconds = 0 }) => {
      now += days * 86_400_000 + milliseconds;
    },
  };
}

/** Counts, in the length and alphabet of real ids. */
export function fakeIds(): Ids {
  let last = 0;
  const next = (length: number) => {
    last += 1;
    return `id${String(last).padStart(length - 2, '0')}`;
  };
  return { next: () => next(22), secret: () => next(43) };
}

export interface FakeMail extends MailGateway {
  sent: MailMessage[];
  /** The newest mail to an address; throws when there is none. */
  to(email: string): MailMessage;
  /** While true, every send fails. */
  broken: boolean;
}

/** Keeps mails in memory; the same key twice is one mail, as with the real gateway. */
export function fakeMail(): FakeMail {
  const sent: MailMessage[] = [];
  return {
    sent,
    broken: false,
    async send(message) {
      if (this.broken) throw new Error('the mail server is away');
      if (!sent.some((mail) => mail.key === message.key)) sent.push(message);
    },
    to(email) {
      const mail = sent.findLast((one) => one.to.email === email);
      if (!mail) throw new Error(`No mail was sent to ${email}.`);
      return mail;
    },
    close() {},
  };
}
