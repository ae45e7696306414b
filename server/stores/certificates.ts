import type { CalendarDate, Json } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

export interface StoredCertificate {
  id: string;
  key: string;
  number: string;
  program: string;
  caseId: string;
  companyId: string;
  kind: string;
  scope: Json;
  validFrom: CalendarDate;
  validUntil: CalendarDate | null;
  letterId: string | null;
  createdAt: string;
}

interface CertificateRow {
  id: string;
  key: string;
  number: string;
  program: string;
  case_id: string;
  company_id: string;
  kind: string;
  scope: string;
  valid_from: string;
  valid_until: string | null;
  letter_id: string | null;
  created_at: string;
}

function certificateFromRow(row: CertificateRow): StoredCertificate {
  return {
    id: row.id,
    key: row.key,
    number: row.number,
    program: row.program,
    caseId: row.case_id,
    companyId: row.company_id,
    kind: row.kind,
    scope: JSON.parse(row.scope),
    validFrom: row.valid_from,
    validUntil: row.valid_until,
    letterId: row.letter_id,
    createdAt: row.created_at,
  };
}

/** Rows of `certificates`. */
export function certificatesStore(db: Db) {
  return {
    async byKey(key: string): Promise<StoredCertificate | null> {
      const row = await db<CertificateRow>('certificates').where({ key }).first();
      return row === undefined ? null : certificateFromRow(row);
    },

    async find(id: string): Promise<StoredCertificate | null> {
      const row = await db<CertificateRow>('certificates').where({ id }).first();
      return row === undefined ? null : certificateFromRow(row);
    },

    async insert(certificate: StoredCertificate): Promise<void> {
      await db('certificates').insert({
        id: certificate.id,
        key: certificate.key,
        number: certificate.number,
        program: certificate.program,
        case_id: certificate.caseId,
        company_id: certificate.companyId,
        kind: certificate.kind,
        scope: JSON.stringify(certificate.scope),
        valid_from: certificate.validFrom,
        valid_until: certificate.validUntil,
        letter_id: certificate.letterId,
        created_at: certificate.createdAt,
      });
    },

    async setLetter(id: string, letterId: string): Promise<void> {
      await db('certificates').where({ id }).update({ letter_id: letterId });
    },

    /** Those of the companies or of the programs; newest first. */
    async list(of: { companies: string[]; programs: string[] | 'all' }): Promise<StoredCertificate[]> {
      const query = db<CertificateRow>('certificates').orderBy([
        { column: 'created_at', order: 'desc' },
        { column: 'id', order: 'desc' },
      ]);
      const { programs } = of;
      if (programs !== 'all') {
        query.where((any) => any.whereIn('company_id', of.companies).orWhereIn('program', programs));
      }
      return (await query).map(certificateFromRow);
    },
  };
}
