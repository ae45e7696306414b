import type { Content } from 'pdfmake';
import { moneyWords, type Words } from './money-words.ts';
import { type AmountLine, amountTable, paperHead } from './paper-parts.ts';
import { type Organization, print } from './print.ts';

export interface PrintableOrder {
  number: string;
  state: 'open' | 'pending' | 'failed' | 'paid' | 'cancelled' | 'replaced';
  currency: string;
  total: number;
  discount: number;
  amount: number;
  refunded: number;
  note: string;
  code: string | null;
  submittedAt: string;
  completedAt: string | null;
  billing: { name: string; street: string; city: string; province: string; postalCode: string } | null;
  lines: {
    amount: number;
    invoice: { number: string; description: Words; company: { name: string } };
  }[];
  language: string;
  organization: Organization;
}

const words = {
  en: {
    receipt: 'Receipt',
    order: 'Order',
    to: 'Billed to',
    ordered: 'Ordered on',
    paid: 'Paid on',
    note: 'Note',
    total: 'Total',
    code: (code: string) => `Access code ${code}`,
    card: 'Paid through the payment page',
    due: 'To be paid',
    pending: 'At your bank, not yet confirmed',
    cancelled: 'Cancelled',
    replaced: 'Replaced by a later order',
    refunded: 'Given back',
  },
  fr: {
    receipt: 'Reçu',
    order: 'Commande',
    to: 'Facturé à',
    ordered: 'Commandée le',
    paid: 'Payée le',
    note: 'Note',
    total: 'Total',
    code: (code: string) => `Code d’accès ${code}`,
    card: 'Payé sur la page de paiement',
    due: 'À payer',
    pending: 'À votre banque, pas encore confirmé',
    cancelled: 'Annulée',
    replaced: 'Remplacée par une commande plus récente',
    refunded: 'Remboursé',
  },
};

/** One page: whom it is billed to, the invoices, what an access code took off, what was paid. */
export function orderPdf(order: PrintableOrder): Promise<Buffer> {
  const language = order.language === 'fr' ? 'fr' : 'en';
  const w = words[language];
  const { money, said } = moneyWords(language);
  const { state } = order;
  const title = `${state === 'paid' ? w.receipt : w.order} ${order.number}`;
  const { billing } = order;
  const companies = [...new Set(order.lines.map((line) => line.invoice.company.name))];
  const to = billing
    ? [billing.name, billing.street, `${billing.city} ${billing.province} ${billing.postalCode}`.trim()]
    : companies;
  const facts: [string, string][] = [
    [w.to, to.filter((line) => line !== '').join('\n')],
    [w.ordered, order.submittedAt.slice(0, 10)],
    ...(order.completedAt === null
      ? []
      : [[w.paid, order.completedAt.slice(0, 10)] satisfies [string, string]]),
    ...(order.note === '' ? [] : [[w.note, order.note] satisfies [string, string]]),
  ];
  const row = (label: string, cents: number, bold = false): AmountLine => ({
    label,
    amount: money(cents, order.currency),
    bold,
  });
  const over = state === 'cancelled' || state === 'replaced';
  const due = {
    open: w.due,
    failed: w.due,
    pending: w.pending,
    paid: w.card,
    cancelled: w.due,
    replaced: w.due,
  };
  const [head, about] = paperHead(title, facts);
  return print({
    title,
    language,
    organization: order.organization,
    at: new Date(order.completedAt ?? order.submittedAt),
    content: [
      head,
      ...(over ? [{ text: w[state], bold: true, margin: [0, 0, 0, 12] } satisfies Content] : []),
      about,
      amountTable([
        ...order.lines.map(({ invoice, amount }) =>
          row(`${invoice.number} ${said(invoice.description)} (${invoice.company.name})`, amount),
        ),
        row(w.total, order.total, true),
        ...(order.discount > 0 ? [row(w.code(order.code ?? ''), -order.discount)] : []),
        row(order.amount === 0 ? w.due : due[state], over ? 0 : order.amount, true),
        ...(order.refunded > 0 ? [row(w.refunded, -order.refunded)] : []),
      ]),
    ],
  });
}
