import {
  addDays,
  type Effect,
  type Instant,
  type Json,
  type JsonObject,
  type Release,
  type Text,
  textIn,
  todayIn,
} from '../../engine/index.ts';
import type { StoredCase } from '../stores/cases.ts';
import { letterFileName } from '../stores/letters.ts';
import { fractionDigits, readCharge } from './charge.ts';
import { type ComposedLetter, composeLetter, type LetterLink } from './compose-letter.ts';
import type { EffectDeps } from './effect-deps.ts';
import { CannotEverWork } from './handler.ts';
import type { Recipient } from './recipients.ts';

/** A message as one recipient would get it. */
export interface PlannedMessage {
  to: { name: string; email: string; role: string | null };
  language: string;
  subject: string;
  html: string;
  /** Name of the PDF that goes with it. */
  attachment: string | null;
}

/** What an effect of a step would do. */
export interface PlannedEffect {
  type: string;
  /** Of a letter. */
  title?: Text;
  messages?: PlannedMessage[];
  /** Of an invoice, in cents. */
  invoice?: { description: Text; total: number; currency: string; dueOn: string };
  /** Of a certificate. */
  certificate?: { kind: string; validFrom: string; validUntil: string | null };
  /** Why it would not work. */
  fault?: string;
}

/** Stands where a number will be that is only given when the effect runs. */
export const NOT_YET = '…';

interface Step {
  /** The case as it would stand after the step. */
  stored: StoredCase;
  release: Release;
  effects: Effect[];
  at: Instant;
  mayRead(recipient: Recipient): boolean;
}

type PreviewDeps = Pick<EffectDeps, 'db' | 'baseUrl' | 'settings'>;

/** What earlier effects of the step give a letter, in its recipient's language. */
type Extra = (language: string) => JsonObject;

const letterTypes = ['mail', 'letter', 'certificate'];

/** What the effects of a step would do, in their order, made by what really does it. Writes nothing. */
export async function previewEffects(deps: PreviewDeps, step: Step): Promise<PlannedEffect[]> {
  const planned: PlannedEffect[] = [];
  let extra: Extra = () => ({});
  for (const effect of step.effects) {
    try {
      if (effect.type === 'invoice') {
        const invoice = plannedInvoice(step, effect.params);
        planned.push({ type: effect.type, invoice });
        extra = (language) => ({ invoice: letterInvoice(deps, invoice, language) });
      } else if (letterTypes.includes(effect.type)) {
        planned.push(await plannedLetter(deps, step, effect, extra));
      } else planned.push({ type: effect.type });
    } catch (error) {
      if (!(error instanceof CannotEverWork)) throw error;
      planned.push({ type: effect.type, fault: error.message });
    }
  }
  return planned;
}

async function plannedLetter(
  deps: PreviewDeps,
  { stored, release, at, mayRead }: Step,
  { type, params }: Effect,
  before: Extra,
): Promise<PlannedEffect> {
  const certificate = type === 'certificate' ? plannedCertificate(params) : null;
  const number = certificate && {
    certificate: { ...certificate, number: NOT_YET, scope: params.scope ?? null },
  };
  const letters = await composeLetter(deps, {
    params,
    createdAt: at,
    stored,
    release,
    keep: type !== 'mail',
    extra: (language) => ({ ...before(language), ...number }),
    linkOf: async (recipient) => plannedLink(deps, { stored, release, at }, params.link, recipient),
  });
  return {
    type,
    title: letters[0]?.title ?? '',
    ...(certificate ? { certificate } : {}),
    messages: letters.filter(({ recipient }) => mayRead(recipient)).map((one) => messageOf(one, stored)),
  };
}

function messageOf(composed: ComposedLetter, { number }: StoredCase): PlannedMessage {
  const { recipient, subject, openHtml, letter, kept } = composed;
  const { name, email, role, language } = recipient;
  const attachment = kept ? letterFileName(letter, number) : null;
  return { to: { name, email, role }, language, subject, html: openHtml, attachment };
}

/** The link that a recipient would get; a secret one is not made for a preview. */
function plannedLink(
  { baseUrl }: PreviewDeps,
  { stored, release, at }: Pick<Step, 'stored' | 'release' | 'at'>,
  link: Json | undefined,
  recipient: Recipient,
): LetterLink | null {
  if (typeof link !== 'object' || link === null || Array.isArray(link)) return null;
  const { form, step, validDays } = link;
  if (recipient.account) {
    return { url: `${baseUrl}/cases/${stored.id}/forms/${form}/${step}`, expiresOn: null, secret: false };
  }
  const today = todayIn(release.definition.timeZone, at);
  const expiresOn = typeof validDays === 'number' ? addDays(today, validDays) : null;
  return { url: `${baseUrl}/sign`, expiresOn, secret: true };
}

function plannedInvoice({ release, at }: Step, params: JsonObject) {
  const { currency, timeZone } = release.definition;
  const { description, total, dueInDays } = readCharge(params, currency);
  return { description, total, currency, dueOn: addDays(todayIn(timeZone, at), dueInDays) };
}

function letterInvoice(
  { baseUrl }: PreviewDeps,
  { description, total, currency, dueOn }: NonNullable<PlannedEffect['invoice']>,
  language: string,
): JsonObject {
  return {
    number: NOT_YET,
    description: textIn(description, language) ?? '',
    amount: total / 10 ** fractionDigits(currency),
    currency,
    dueOn,
    url: `${baseUrl}/invoices`,
  };
}

function plannedCertificate({ kind, validFrom, validUntil }: JsonObject) {
  if (typeof validFrom !== 'string') {
    throw new CannotEverWork(`A certificate needs validFrom, a date; found ${JSON.stringify(validFrom)}.`);
  }
  return {
    kind: typeof kind === 'string' ? kind : '',
    validFrom,
    validUntil: typeof validUntil === 'string' ? validUntil : null,
  };
}
