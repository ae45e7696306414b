import type { Content } from 'pdfmake';
import { moneyWords, type Words } from './money-words.ts';
import { type AmountLine, amountTable, paperHead } from './paper-parts.ts';
import { type Organization, print } from './print.ts';

export interface PrintableInvoice {
  number: string;
  company: { name: string };
  case: { number: string | null };
  description: Words;
  currency: string;
  total: number;
  status: 'open' | 'paid' | 'void';
  issuedOn: string;
  dueOn: string;
  paidAt: string | null;
  lines: { kind: 'fee' | 'tax'; label: Words; rate: number | null; amount: number }[];
  language: string;
  organization: Organization;
}

const words = {
  en: {
    invoice: 'Invoice',
    receipt: 'Receipt',
    to: 'To',
    about: 'Reference',
    issued: 'Date',
    due: 'Due',
    paid: 'Paid on',
    void: 'Void',
    total: 'Total',
    balance: 'Balance due',
  },
  fr: {
    invoice: 'Facture',
    receipt: 'Reçu',
    to: 'À',
    about: 'Référence',
    issued: 'Date',
    due: 'Échéance',
    paid: 'Payée le',
    void: 'Annulée',
    total: 'Total',
    balance: 'Solde à payer',
  },
};

/** One page: who, what for, lines with their taxes, total and balance. */
export function invoicePdf(invoice: PrintableInvoice): Promise<Buffer> {
  const language = invoice.language === 'fr' ? 'fr' : 'en';
  const w = words[language];
  const { money, said } = moneyWords(language);
  const title = `${invoice.status === 'paid' ? w.receipt : w.invoice} ${invoice.number}`;
  const facts: [string, string][] = [
    [w.to, invoice.company.name],
    ...(invoice.case.number === null ? [] : [[w.about, invoice.case.number] satisfies [string, string]]),
    [w.issued, invoice.issuedOn],
    invoice.paidAt === null ? [w.due, invoice.dueOn] : [w.paid, invoice.paidAt.slice(0, 10)],
  ];
  const row = (label: string, cents: number, bold = false): AmountLine => ({
    label,
    amount: money(cents, invoice.currency),
    bold,
  });
  const [head, about] = paperHead(title, facts);
  return print({
    title,
    language,
    organization: invoice.organization,
    at: new Date(`${invoice.issuedOn}T12:00:00Z`),
    content: [
      head,
      ...(invoice.status === 'void'
        ? [{ text: w.void, bold: true, margin: [0, 0, 0, 12] } satisfies Content]
        : []),
      about,
      amountTable([
        ...invoice.lines.map((line) =>
          row(line.rate === null ? said(line.label) : `${said(line.label)} (${line.rate} %)`, line.amount),
        ),
        row(w.total, invoice.total, true),
        row(w.balance, invoice.status === 'open' ? invoice.total : 0, true),
      ]),
    ],
  });
}
