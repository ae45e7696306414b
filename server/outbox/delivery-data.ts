import { type Instant, type JsonObject, type Release, textIn, todayIn } from '../../engine/index.ts';
import type { StoredCase } from '../stores/cases.ts';
import { invoicesStore } from '../stores/invoices.ts';
import { fractionDigits } from './charge.ts';
import type { EffectDeps } from './effect-deps.ts';
import type { Recipient } from './recipients.ts';

/**
 * The names that every template may use beside its letter's own `data`: recipient, case, organization,
 * program, invoice (the case's latest that is not void; null without one), today, language.
 */
export async function deliveryData(
  deps: Pick<EffectDeps, 'db' | 'baseUrl' | 'settings'>,
  { createdAt, stored, release }: { createdAt: Instant; stored: StoredCase; release: Release },
  recipient: Recipient,
): Promise<JsonObject> {
  const { definition } = release;
  const { language } = recipient;
  const invoices = await invoicesStore(deps.db).ofCase(stored.id);
  const invoice = invoices.filter((one) => one.status !== 'void').at(-1);
  return {
    recipient: { name: recipient.name, email: recipient.email, language },
    case: { id: stored.id, number: stored.number, url: `${deps.baseUrl}/cases/${stored.id}` },
    organization: { ...deps.settings.organization, url: deps.baseUrl },
    program: { title: textIn(definition.title, language) ?? '' },
    invoice:
      invoice === undefined
        ? null
        : {
            number: invoice.number,
            description: textIn(invoice.description, language) ?? '',
            // In the currency's unit, as templates' money filter expects it.
            amount: invoice.total / 10 ** fractionDigits(invoice.currency),
            currency: invoice.currency,
            dueOn: invoice.dueOn,
            url: `${deps.baseUrl}/invoices`,
          },
    today: todayIn(definition.timeZone, createdAt),
    language,
  };
}

/** Cents as people write money: `$150.00`, `150,00 $`. */
export function moneyText(cents: number, currency: string, language: string): string {
  const amount = cents / 10 ** fractionDigits(currency);
  const options = { style: 'currency', currency, currencyDisplay: 'narrowSymbol' } as const;
  return new Intl.NumberFormat(language, options).format(amount);
}
