import type { EventPreview } from '../../shared/api/review.ts';

export interface PlannedTotals {
  /** Messages that the reader may see. */
  messages: number;
  certificates: number;
  /** By currency; `total` in its smallest unit. */
  invoices: { currency: string; count: number; total: number }[];
}

/** What many planned events send together. */
export function plannedTotals(plans: readonly Pick<EventPreview, 'effects'>[]): PlannedTotals {
  const effects = plans.flatMap((plan) => plan.effects);
  const invoices = new Map<string, { currency: string; count: number; total: number }>();
  for (const { invoice } of effects) {
    if (!invoice) continue;
    const { currency } = invoice;
    const sum = invoices.get(currency) ?? { currency, count: 0, total: 0 };
    invoices.set(currency, { currency, count: sum.count + 1, total: sum.total + invoice.total });
  }
  return {
    messages: effects.reduce((sum, effect) => sum + (effect.messages?.length ?? 0), 0),
    certificates: effects.filter(({ certificate }) => certificate).length,
    invoices: [...invoices.values()],
  };
}
