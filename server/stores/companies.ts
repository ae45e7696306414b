import type { JsonObject } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { whereWords } from './plain-text.ts';

export interface Company {
  id: string;
  name: string;
  address: { street: string; city: string; province: string; postalCode: string };
  contact: { name: string; phone: string; fax: string; email: string };
  wcbAccounts: string[];
  industryCodes: string[];
  member: boolean;
  /** Free attributes that staff keep. */
  attributes: JsonObject;
  /** Kept from case to case. */
  profile: JsonObject;
  revision: number;
  createdAt: string;
}

export interface CompanyRow {
  id: string;
  name: string;
  street: string;
  city: string;
  province: string;
  postal_code: string;
  contact_name: string;
  contact_phone: string;
  contact_fax: string;
  contact_email: string;
  wcb_accounts: string;
  industry_codes: string;
  member: number;
  attributes: string;
  profile: string;
  revision: number;
  created_at: string;
}

function companyFromRow(row: CompanyRow): Company {
  return {
    id: row.id,
    name: row.name,
    address: { street: row.street, city: row.city, province: row.province, postalCode: row.postal_code },
    contact: {
      name: row.contact_name,
      phone: row.contact_phone,
      fax: row.contact_fax,
      email: row.contact_email,
    },
    wcbAccounts: JSON.parse(row.wcb_accounts),
    industryCodes: JSON.parse(row.industry_codes),
    member: row.member === 1,
    attributes: JSON.parse(row.attributes),
    profile: JSON.parse(row.profile),
    revision: row.revision,
    createdAt: row.created_at,
  };
}

function toRow(company: Omit<Company, 'id' | 'revision' | 'createdAt' | 'profile'>) {
  return {
    name: company.name,
    street: company.address.street,
    city: company.address.city,
    province: company.address.province,
    postal_code: company.address.postalCode,
    contact_name: company.contact.name,
    contact_phone: company.contact.phone,
    contact_fax: company.contact.fax,
    contact_email: company.contact.email,
    wcb_accounts: JSON.stringify(company.wcbAccounts),
    industry_codes: JSON.stringify(company.industryCodes),
    member: company.member ? 1 : 0,
    attributes: JSON.stringify(company.attributes),
  };
}

export interface CompanyFilter {
  q: string | undefined;
  /** Only companies of which this user is a member; null for all. */
  memberId: string | null;
  after: { name: string; id: string } | null;
  limit: number;
}

/** Companies that are audited. */
export function companyStore(db: Db) {
  return {
    async get(id: string): Promise<Company | undefined> {
      const row: CompanyRow | undefined = await db('companies').where({ id }).first();
      return row && companyFromRow(row);
    },
    /** What is decided of a company in transactions that hold it is decided one after the other; false: unknown. */
    async hold(id: string): Promise<boolean> {
      return (await db('companies').where({ id }).forUpdate().first('id')) !== undefined;
    },
    /** By name, then id. */
    async list({ q, memberId, after, limit }: CompanyFilter): Promise<Company[]> {
      const query = db<CompanyRow>('companies').orderBy(['name', 'id']).limit(limit);
      if (memberId !== null) {
        query.whereIn('id', db('members').where({ user_id: memberId }).select('company_id'));
      }
      if (q) whereWords(db, query, ['name'], q);
      if (after) {
        query.where((where) =>
          where
            .where('name', '>', after.name)
            .orWhere((same) => same.where('name', after.name).andWhere('id', '>', after.id)),
        );
      }
      return (await query).map(companyFromRow);
    },
    async add(company: Company): Promise<void> {
      await db('companies').insert({
        id: company.id,
        ...toRow(company),
        profile: JSON.stringify(company.profile),
        revision: company.revision,
        created_at: company.createdAt,
      });
    },
    /** Writes when `seen` is still the revision; false when it is not. */
    async update(company: Company, seen: number): Promise<boolean> {
      const changed = await db('companies')
        .where({ id: company.id, revision: seen })
        .update({ ...toRow(company), revision: seen + 1 });
      return changed === 1;
    },
  };
}
