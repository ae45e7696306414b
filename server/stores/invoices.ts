import type { CalendarDate, Text } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

export interface InvoiceLine {
  kind: 'fee' | 'tax';
  label: Text;
  /** Of a tax, in percent, as it stands in the program's data. */
  rate: number | null;
  /** Cents. */
  amount: number;
}

/** An invoice. All amounts are in the smallest unit of its currency (cents). */
export interface StoredInvoice {
  id: string;
  key: string;
  number: string;
  program: string;
  caseId: string;
  companyId: string;
  currency: string;
  description: Text;
  total: number;
  status: 'open' | 'paid' | 'void';
  issuedOn: CalendarDate;
  dueOn: CalendarDate;
  createdAt: string;
  paidAt: string | null;
  paymentId: string | null;
  voidedAt: string | null;
}

export interface InvoiceRow {
  id: string;
  key: string;
  number: string;
  program: string;
  case_id: string;
  company_id: string;
  currency: string;
  description: string;
  total: number;
  status: StoredInvoice['status'];
  issued_on: string;
  due_on: string;
  created_at: string;
  paid_at: string | null;
  payment_id: string | null;
  voided_at: string | null;
}

export function invoiceFromRow(row: InvoiceRow): StoredInvoice {
  return {
    id: row.id,
    key: row.key,
    number: row.number,
    program: row.program,
    caseId: row.case_id,
    companyId: row.company_id,
    currency: row.currency,
    description: JSON.parse(row.description),
    total: Number(row.total),
    status: row.status,
    issuedOn: row.issued_on,
    dueOn: row.due_on,
    createdAt: row.created_at,
    paidAt: row.paid_at,
    paymentId: row.payment_id,
    voidedAt: row.voided_at,
  };
}

/** Rows of `invoices` and `invoice_lines`. */
export function invoicesStore(db: Db) {
  return {
    async byKey(key: string): Promise<StoredInvoice | null> {
      const row = await db<InvoiceRow>('invoices').where({ key }).first();
      return row === undefined ? null : invoiceFromRow(row);
    },

    async find(id: string): Promise<StoredInvoice | null> {
      const row = await db<InvoiceRow>('invoices').where({ id }).first();
      return row === undefined ? null : invoiceFromRow(row);
    },

    async findAll(ids: string[]): Promise<StoredInvoice[]> {
      return (await db<InvoiceRow>('invoices').whereIn('id', ids).orderBy('number')).map(invoiceFromRow);
    },

    /** The same, held against other writers until the transaction ends. */
    async findAllForUpdate(ids: string[]): Promise<StoredInvoice[]> {
      const rows = await db<InvoiceRow>('invoices').whereIn('id', ids).orderBy('id').forUpdate();
      return rows.map(invoiceFromRow).sort((a, b) => (a.number < b.number ? -1 : 1));
    },

    async lines(id: string): Promise<InvoiceLine[]> {
      const rows: { kind: InvoiceLine['kind']; label: string; rate: string | null; amount: number }[] =
        await db('invoice_lines').where({ invoice_id: id }).orderBy('position');
      return rows.map((row) => ({
        kind: row.kind,
        label: JSON.parse(row.label),
        rate: row.rate === null ? null : Number(row.rate),
        amount: Number(row.amount),
      }));
    },

    async insert(invoice: StoredInvoice, lines: InvoiceLine[]): Promise<void> {
      await db('invoices').insert({
        id: invoice.id,
        key: invoice.key,
        number: invoice.number,
        program: invoice.program,
        case_id: invoice.caseId,
        company_id: invoice.companyId,
        currency: invoice.currency,
        description: JSON.stringify(invoice.description),
        total: invoice.total,
        status: invoice.status,
        issued_on: invoice.issuedOn,
        due_on: invoice.dueOn,
        created_at: invoice.createdAt,
      });
      await db('invoice_lines').insert(
        lines.map((line, position) => ({
          invoice_id: invoice.id,
          position,
          kind: line.kind,
          label: JSON.stringify(line.label),
          rate: line.rate === null ? null : String(line.rate),
          amount: line.amount,
        })),
      );
    },

    /** False when it was not open any more. */
    async markPaid(id: string, paymentId: string, at: string): Promise<boolean> {
      const changed = await db('invoices')
        .where({ id, status: 'open' })
        .update({ status: 'paid', paid_at: at, payment_id: paymentId });
      return changed === 1;
    },

    /** Voids what is open of a case; returns how many. */
    async voidOpen(caseId: string, at: string): Promise<number> {
      return db('invoices')
        .where({ case_id: caseId, status: 'open' })
        .update({ status: 'void', voided_at: at });
    },

    async ofCase(caseId: string): Promise<StoredInvoice[]> {
      const rows = await db<InvoiceRow>('invoices')
        .where({ case_id: caseId })
        .orderBy(['created_at', 'number']);
      return rows.map(invoiceFromRow);
    },

    /** All that were made out to a company, newest first. */
    async ofCompany(companyId: string): Promise<StoredInvoice[]> {
      const rows = await db<InvoiceRow>('invoices')
        .where({ company_id: companyId })
        .orderBy([
          { column: 'created_at', order: 'desc' },
          { column: 'number', order: 'desc' },
        ]);
      return rows.map(invoiceFromRow);
    },

    /** What a case was charged, has paid and owes, in cents; void invoices count for nothing. */
    async balance(caseId: string): Promise<{ invoiced: number; paid: number; due: number }> {
      const rows: { status: string; total: number }[] = await db('invoices')
        .where({ case_id: caseId })
        .whereNot('status', 'void')
        .select('status', 'total');
      const sum = (status?: string) =>
        rows
          .filter((row) => status === undefined || row.status === status)
          .reduce((total, row) => total + Number(row.total), 0);
      return { invoiced: sum(), paid: sum('paid'), due: sum('open') };
    },
  };
}
