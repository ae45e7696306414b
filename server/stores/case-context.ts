import type { Answers, CalendarDate, CaseData, Json, JsonObject, Snapshot } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { toAnswers } from './answers.ts';

interface CompanyRow {
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
}

interface AssessorColumns {
  assessor_name: string | null;
  assessor_email: string;
  assessor_phone: string;
}

function companyFrom(row: CompanyRow): Omit<CaseData['company'], 'openCases'> {
  return {
    name: row.name,
    address: {
      street: row.street,
      city: row.city,
      province: row.province,
      postalCode: row.postal_code,
    },
    contact: {
      name: row.contact_name,
      phone: row.contact_phone,
      fax: row.contact_fax,
      email: row.contact_email,
    },
    wcbAccounts: JSON.parse(row.wcb_accounts),
    industryCodes: JSON.parse(row.industry_codes),
    member: Boolean(row.member),
    attributes: JSON.parse(row.attributes) as JsonObject,
    profile: JSON.parse(row.profile) as JsonObject,
  };
}

/** What surrounds a case: read for its decisions, never written here. */
export function caseContextStore(db: Db) {
  return {
    async company(id: string): Promise<Omit<CaseData['company'], 'openCases'> | undefined> {
      const row: CompanyRow | undefined = await db('companies').where({ id }).first();
      return row && companyFrom(row);
    },

    /** Company and assessor of a case in one read; `undefined` for one who is gone. */
    async parties(companyId: string, assessorId: string) {
      const rows: (CompanyRow & AssessorColumns)[] = await db('companies')
        .leftJoin('user as assessor', (on) => on.on('assessor.id', db.raw('?', [assessorId])))
        .where('companies.id', companyId)
        .select(
          'companies.*',
          'assessor.name as assessor_name',
          'assessor.email as assessor_email',
          'assessor.phone as assessor_phone',
        );
      const row = rows[0];
      return {
        company: row && companyFrom(row),
        assessor: row?.assessor_name
          ? { id: assessorId, name: row.assessor_name, email: row.assessor_email, phone: row.assessor_phone }
          : undefined,
      };
    },

    async person(id: string): Promise<Omit<CaseData['assessor'], 'training'> | undefined> {
      const row = await db('user').where({ id }).first('id', 'name', 'email', 'phone');
      return row && { id: row.id, name: row.name, email: row.email, phone: row.phone };
    },

    /** What staff confirmed until a day counts as confirmed up to that day. */
    async training(userId: string, today: CalendarDate): Promise<CaseData['assessor']['training']> {
      const rows = await db('training_records').where({ user_id: userId }).orderBy(['completed_on', 'id']);
      return rows.map((row) => ({
        course: row.course,
        completedOn: row.completed_on,
        verified: row.verified_at !== null && (row.valid_until === null || row.valid_until >= today),
      }));
    },

    /** Cases of the company whose state counts as open, without the case itself. */
    async openCases(
      companyId: string,
      exceptCaseId: string | null,
    ): Promise<CaseData['company']['openCases']> {
      const rows = await db('cases')
        .join('case_states', 'case_states.key', 'cases.state_key')
        .where({ company_id: companyId, ended: 0 })
        .orderBy('cases.opened_at')
        .select('cases.id', 'cases.number', 'cases.program', 'cases.state', 'case_states.view');
      return rows
        .filter((row) => row.id !== exceptCaseId && JSON.parse(row.view).open === true)
        .map((row) => ({ id: row.id, number: row.number, program: row.program, state: row.state }));
    },

    /**
     * The company's last case of this program that ended after it had been submitted. Cases whose
     * final state has an `output` go first: one that was called off does not hide the last result.
     */
    async previous(companyId: string, program: string, exceptCaseId: string): Promise<CaseData['previous']> {
      const rows = await db('cases')
        .where({ company_id: companyId, program, ended: 1 })
        .whereNotNull('submitted_on')
        .whereNot({ id: exceptCaseId })
        .orderBy('ended_at', 'desc')
        .limit(20)
        .select('id', 'number', 'state', 'snapshot', 'ended_at');
      const ended = rows.map((row) => ({ ...row, output: (JSON.parse(row.snapshot) as Snapshot).output }));
      const row = ended.find((one) => one.output !== undefined) ?? ended[0];
      if (!row) return null;
      const steps: { form: string; step: string; data: string }[] = await db('answers')
        .where({ case_id: row.id })
        .select('form', 'step', 'data');
      const answers: Answers = toAnswers(steps.map((step) => ({ ...step, data: JSON.parse(step.data) })));
      const outcome: Json = row.output ?? row.state;
      return {
        number: row.number,
        outcome,
        endedOn: (row.ended_at as string).slice(0, 10) as CalendarDate,
        answers,
      };
    },

    /** What was invoiced for a case and what of it is paid, in cents. */
    async balance(caseId: string): Promise<CaseData['balance']> {
      const rows: { status: string; total: number }[] = await db('invoices')
        .where({ case_id: caseId })
        .whereNot({ status: 'void' })
        .groupBy('status')
        .select('status')
        .sum({ total: 'total' });
      const sum = (counts: (status: string) => boolean) =>
        rows.filter((row) => counts(row.status)).reduce((all, row) => all + Number(row.total), 0);
      const invoiced = sum(() => true);
      const paid = sum((status) => status === 'paid');
      return { invoiced, paid, due: invoiced - paid };
    },
  };
}
