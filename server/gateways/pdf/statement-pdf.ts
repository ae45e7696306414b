import type { Content } from 'pdfmake';
import { moneyWords, type Words } from './money-words.ts';
import { type Organization, print } from './print.ts';

export interface PrintableStatement {
  company: { name: string };
  from: string;
  to: string;
  accounts: {
    currency: string;
    opening: number;
    closing: number;
    invoiced: number;
    credited: number;
    entries: {
      on: string;
      kind: 'invoice' | 'void' | 'payment' | 'access-code' | 'refund';
      amount: number;
      balance: number;
      invoice: { number: string; description: Words };
      order: { number: string } | null;
    }[];
  }[];
  language: string;
  organization: Organization;
}

const words = {
  en: {
    title: 'Statement of account',
    period: (from: string, to: string) => `${from} to ${to}`,
    columns: ['Date', 'Entry', 'Amount', 'Balance'],
    opening: 'Opening balance',
    closing: 'Closing balance',
    invoiced: 'Invoiced',
    credited: 'Paid and credited, less refunds',
    refundNote:
      'A refund makes no invoice due again: what is to be paid is on the open invoices. If a fee is wanted again, a new invoice is sent.',
    none: 'Nothing was invoiced or paid in this period.',
    kinds: {
      invoice: 'Invoice',
      void: 'Invoice voided',
      payment: 'Payment of invoice',
      'access-code': 'Access code for invoice',
      refund: 'Refund, invoice',
    },
    order: 'order',
  },
  fr: {
    title: 'Relevé de compte',
    period: (from: string, to: string) => `Du ${from} au ${to}`,
    columns: ['Date', 'Écriture', 'Montant', 'Solde'],
    opening: 'Solde d’ouverture',
    closing: 'Solde de fermeture',
    invoiced: 'Facturé',
    credited: 'Payé et crédité, moins les remboursements',
    refundNote:
      'Un remboursement ne rend aucune facture exigible de nouveau : ce qui est à payer figure sur les factures ouvertes. Si des frais sont demandés de nouveau, une nouvelle facture est envoyée.',
    none: 'Rien n’a été facturé ni payé pendant cette période.',
    kinds: {
      invoice: 'Facture',
      void: 'Facture annulée',
      payment: 'Paiement de la facture',
      'access-code': 'Code d’accès pour la facture',
      refund: 'Remboursement, facture',
    },
    order: 'commande',
  },
};

/** Opening balance, every movement with the balance after it, closing balance; one table a currency. */
export function statementPdf(statement: PrintableStatement): Promise<Buffer> {
  const language = statement.language === 'fr' ? 'fr' : 'en';
  const w = words[language];
  const { money, said } = moneyWords(language);
  const right = (text: string, bold = false) => ({ text, alignment: 'right' as const, bold });
  const tables = statement.accounts.map(
    ({ currency, opening, closing, entries, invoiced, credited }): Content => ({
      table: {
        headerRows: 1,
        widths: [66, '*', 80, 80],
        body: [
          w.columns.map((text, column) =>
            column < 2 ? { text, bold: true } : { text, bold: true, alignment: 'right' as const },
          ),
          [statement.from, { text: w.opening, italics: true }, '', right(money(opening, currency))],
          ...entries.map((entry) => [
            entry.on,
            [
              `${w.kinds[entry.kind]} ${entry.invoice.number}`,
              entry.kind === 'invoice'
                ? said(entry.invoice.description)
                : entry.order === null
                  ? ''
                  : `${w.order} ${entry.order.number}`,
            ]
              .filter((part) => part !== '')
              .join(' · '),
            right(money(entry.amount, currency)),
            right(money(entry.balance, currency)),
          ]),
          ['', w.invoiced, right(money(invoiced, currency)), ''],
          ['', w.credited, right(money(0 - credited, currency)), ''],
          [statement.to, { text: w.closing, bold: true }, '', right(money(closing, currency), true)],
        ],
      },
      layout: 'lightHorizontalLines',
      margin: [0, 0, 0, 16],
    }),
  );
  const hasRefund = statement.accounts.some(({ entries }) => entries.some(({ kind }) => kind === 'refund'));
  return print({
    title: `${w.title}: ${statement.company.name}`,
    language,
    organization: statement.organization,
    at: new Date(`${statement.to}T12:00:00Z`),
    content: [
      { text: w.title, fontSize: 16, bold: true, margin: [0, 0, 0, 6] },
      { text: statement.company.name, margin: [0, 0, 0, 2] },
      { text: w.period(statement.from, statement.to), color: '#555555', margin: [0, 0, 0, 14] },
      ...(tables.length === 0 ? [{ text: w.none }] : tables),
      ...(hasRefund ? [{ text: w.refundNote, color: '#555555' }] : []),
    ],
  });
}
