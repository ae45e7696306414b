import type { Knex } from 'knex';
import type { Db } from '../db/database.ts';
import { type InvoiceRow, invoiceFromRow, type StoredInvoice } from './invoices.ts';
import { whereWords } from './plain-text.ts';

/** Which invoices: those of the companies or of the programs, and of them what is asked for. */
export interface InvoiceMatch {
  companies: string[];
  programs: string[] | 'all';
  statuses: StoredInvoice['status'][];
  caseId: string | null;
  /** Words to be found in number, description, company or the number of the case. */
  search: string;
}

/** `newest`: written last first; `due`: to be paid first first. */
export type InvoiceOrder = 'newest' | 'due';
/** Where an invoice stands in an order. */
export type InvoicePlace = [day: string, number: string, id: string];

const places = {
  newest: { column: 'invoices.created_at', direction: 'desc', beyond: '<' },
  due: { column: 'invoices.due_on', direction: 'asc', beyond: '>' },
} as const;

export const invoicePlace = (order: InvoiceOrder, invoice: StoredInvoice): InvoicePlace => [
  order === 'newest' ? invoice.createdAt : invoice.dueOn,
  invoice.number,
  invoice.id,
];

/** How many there are and what is open of them, in the smallest unit of each currency. */
export interface InvoiceSum {
  count: number;
  due: { currency: string; amount: number }[];
}

const searched = ['invoices.number', 'invoices.description', 'companies.name', 'cases.number'];

/** Reads many of `invoices` at once. */
export function invoiceListStore(db: Db) {
  function matching(match: InvoiceMatch): Knex.QueryBuilder {
    const query = db('invoices');
    const { programs, companies } = match;
    if (programs !== 'all') {
      query.where((any) =>
        any.whereIn('invoices.company_id', companies).orWhereIn('invoices.program', programs),
      );
    }
    if (match.statuses.length > 0) query.whereIn('invoices.status', match.statuses);
    if (match.caseId !== null) query.where('invoices.case_id', match.caseId);
    if (match.search !== '') {
      query
        .leftJoin('companies', 'companies.id', 'invoices.company_id')
        .leftJoin('cases', 'cases.id', 'invoices.case_id');
      whereWords(db, query, searched, match.search);
    }
    return query;
  }

  return {
    async page(
      match: InvoiceMatch,
      { order, after, limit }: { order: InvoiceOrder; after: InvoicePlace | null; limit: number },
    ): Promise<StoredInvoice[]> {
      const { column, direction, beyond } = places[order];
      const query = matching(match)
        .orderBy([column, 'invoices.number', 'invoices.id'].map((one) => ({ column: one, order: direction })))
        .limit(limit)
        .select('invoices.*');
      if (after) query.whereRaw(`(${column}, invoices.number, invoices.id) ${beyond} (?, ?, ?)`, after);
      return ((await query) as InvoiceRow[]).map(invoiceFromRow);
    },

    async sum(match: InvoiceMatch): Promise<InvoiceSum> {
      const rows: { currency: string; status: string; count: number; total: number | null }[] =
        await matching(match)
          .groupBy('invoices.currency', 'invoices.status')
          .orderBy('invoices.currency')
          .select('invoices.currency', 'invoices.status')
          .count({ count: '*' })
          .sum({ total: 'invoices.total' });
      return {
        count: rows.reduce((sum, row) => sum + Number(row.count), 0),
        due: rows
          .filter(({ status }) => status === 'open')
          .map(({ currency, total }) => ({ currency, amount: Number(total) })),
      };
    },

    /** Companies that any of them was made out to, by name. */
    async companies(match: InvoiceMatch, limit: number): Promise<{ id: string; name: string }[]> {
      const { search, ...rest } = match;
      const query = db('companies as company')
        .whereIn('company.id', matching({ ...rest, search: '' }).select('invoices.company_id'))
        .orderBy(['company.name', 'company.id'])
        .limit(limit)
        .select('company.id', 'company.name');
      whereWords(db, query, ['company.name'], search);
      return query;
    },
  };
}
