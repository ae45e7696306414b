import {
  type Instant,
  type JsonObject,
  type Letter,
  type Release,
  renderLetter,
  type Text,
} from '../../engine/index.ts';
import type { StoredCase } from '../stores/cases.ts';
import { deliveryData } from './delivery-data.ts';
import type { EffectDeps } from './effect-deps.ts';
import { CannotEverWork } from './handler.ts';
import { type Recipient, resolveRecipients } from './recipients.ts';

/** A way into the case that a letter brings its recipient; templates see it as `link`. */
export interface LetterLink {
  url: string;
  /** Calendar date in the program's zone; null where it does not end. */
  expiresOn: string | null;
  /** Who has the link may act: it stands in the mail alone, never in a kept copy or a preview. */
  secret: boolean;
}

/** A letter that an effect asks for. */
export interface LetterOrder {
  /** Of the effect: `letter`, `to`, `data`. */
  params: JsonObject;
  /** When the effect was decided; the letter's `today` is reckoned from it. */
  createdAt: Instant;
  stored: StoredCase;
  release: Release;
  /** Print it and keep it with the case, whatever the letter's own `pdf` says. */
  keep: boolean;
  /** Names for the template beside the letter's own, in the recipient's language. */
  extra?(language: string): JsonObject;
  /** The way into the case that the letter brings one recipient, where its effect asks for one. */
  linkOf?(recipient: Recipient): Promise<LetterLink | null>;
}

/** A letter as one recipient gets it. */
export interface ComposedLetter {
  recipient: Recipient;
  letter: string;
  title: Text;
  subject: string;
  html: string;
  /** The same without the secret of its link: what may be kept and shown to others. */
  openHtml: string;
  /** It is printed, kept with the case and attached. */
  kept: boolean;
  layout: NonNullable<Letter['layout']>;
}

/**
 * A letter for each of its recipients, in his language. Writes nothing: what is sent and what is
 * previewed are made here alike. Throws `CannotEverWork` where there is no such letter or nobody to get it.
 */
export async function composeLetter(
  deps: Pick<EffectDeps, 'db' | 'baseUrl' | 'settings'>,
  order: LetterOrder,
): Promise<ComposedLetter[]> {
  const { stored, release } = order;
  const { letter: letterId, to, data } = order.params;
  const known = typeof letterId === 'string' ? release.letters.get(letterId) : undefined;
  if (known === undefined) throw new CannotEverWork(`There is no letter ${JSON.stringify(letterId)}.`);
  const recipients = await resolveRecipients(deps.db, release.definition, stored, to ?? null);
  if (recipients.length === 0) {
    throw new CannotEverWork(`Letter “${known.id}” has nobody to go to: ${JSON.stringify(to)}.`);
  }
  const own = typeof data === 'object' && data !== null && !Array.isArray(data) ? data : {};
  const composed: ComposedLetter[] = [];
  for (const recipient of recipients) {
    const link = (await order.linkOf?.(recipient)) ?? null;
    const values = {
      ...(await deliveryData(deps, order, recipient)),
      ...own,
      ...order.extra?.(recipient.language),
    };
    const render = (url: string | null) => {
      const shown: JsonObject = link === null ? {} : { link: { url, expiresOn: link.expiresOn } };
      return renderLetter(release, known.id, recipient.language, { ...values, ...shown });
    };
    const { subject, html } = render(link?.url ?? null);
    const openHtml = link?.secret ? render(null).html : html;
    const kept = order.keep || known.letter.pdf === true;
    const { title, layout = 'letter' } = known.letter;
    composed.push({ recipient, letter: known.id, title, subject, html, openHtml, kept, layout });
  }
  return composed;
}
