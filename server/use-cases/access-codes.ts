import { type CalendarDate, todayIn } from '../../engine/index.ts';
import type { Deps } from '../deps.ts';
import { conflict, forbidden, notFound, wrongField } from '../http/problem.ts';
import { programsWhere } from '../rights/require-right.ts';
import type { SessionUser } from '../rights/rights.ts';
import { accessCodesStore, type StoredCode } from '../stores/access-codes.ts';
import { companyStore } from '../stores/companies.ts';
import { membershipsStore } from '../stores/memberships.ts';
import { namesStore } from '../stores/names.ts';
import { ordersStore } from '../stores/orders.ts';
import { userStore } from '../stores/users.ts';
import { newCode, shownCode } from './access-code-text.ts';
import { type OrderSummary, orderState } from './read-order.ts';
import { recordSecurity } from './record-security.ts';

export type CodeDeps = Pick<Deps, 'clock' | 'ids' | 'db' | 'transact' | 'releases'>;

/** A code as those who issued it and those who hold it see it. */
export interface CodeView {
  id: string;
  code: string;
  kind: StoredCode['kind'];
  value: number;
  currency: string | null;
  maxUses: number;
  uses: number;
  expiresOn: CalendarDate | null;
  program: string | null;
  company: { id: string; name: string } | null;
  holder: { id: string; name: string } | null;
  note: string;
  createdAt: string;
  createdBy: string;
  revokedAt: string | null;
  /** The user may withdraw it and see who used it. */
  managed: boolean;
}

export interface CodeUsage {
  code: CodeView;
  orders: (Pick<OrderSummary, 'id' | 'number' | 'state' | 'currency' | 'discount' | 'submittedAt'> & {
    by: string;
  })[];
}

/** What staff say of a new code. */
export interface CodeInput {
  kind: StoredCode['kind'];
  /** Cents of the currency, or percent. */
  value: number;
  currency: string | null;
  maxUses: number;
  expiresOn: CalendarDate | null;
  program: string | null;
  company: string | null;
  /** E-mail address of the only person who may use it. */
  holder: string | null;
  note: string;
}

/** Programs whose codes the user issues. */
const managedBy = async (deps: CodeDeps, user: SessionUser): Promise<string[] | 'all'> =>
  user.administrator ? 'all' : programsWhere(deps.db, deps.releases, user, 'accessCodes');

const manages = (programs: string[] | 'all', code: StoredCode) =>
  programs === 'all' || (code.program !== null && programs.includes(code.program));

/** Codes of the programs that one issues codes for, and those that oneself or one's companies hold. */
export async function listAccessCodes(deps: CodeDeps, user: SessionUser): Promise<CodeView[]> {
  const programs = await managedBy(deps, user);
  const companies = await membershipsStore(deps.db).companiesOf(user.id);
  const codes = await accessCodesStore(deps.db).list({ programs, holder: { userId: user.id, companies } });
  // A code of the user's company that only somebody else may use is not shown to him.
  const shown = codes.filter(
    (code) => manages(programs, code) || code.holderId === null || code.holderId === user.id,
  );
  return codeViews(deps, shown, programs);
}

/** One code and the orders that used it. Throws 404 for whoever does not issue codes of its program. */
export async function readAccessCode(deps: CodeDeps, user: SessionUser, id: string): Promise<CodeUsage> {
  const programs = await managedBy(deps, user);
  const code = await managedCode(deps, programs, id);
  const [view] = await codeViews(deps, [code], programs);
  if (view === undefined) throw new Error('a code has one view');
  const orders = await ordersStore(deps.db).ofCode(id);
  const names = await namesStore(deps.db).users(orders.map((order) => order.userId));
  return {
    code: view,
    orders: orders.map((order) => ({
      id: order.id,
      number: order.number ?? '',
      state: orderState(order, null),
      currency: order.currency ?? '',
      discount: order.discount,
      submittedAt: order.submittedAt ?? order.createdAt,
      by: names.get(order.userId) ?? '',
    })),
  };
}

/**
 * Issues a code. Staff issue codes of programs in which they may, the administrator also codes of any program.
 * Throws 403 for another program, 422 for what does not fit.
 */
export async function issueAccessCode(
  deps: CodeDeps,
  user: SessionUser,
  input: CodeInput,
): Promise<CodeView> {
  const programs = await managedBy(deps, user);
  if (programs !== 'all' && (input.program === null || !programs.includes(input.program))) {
    throw forbidden({
      en: 'Choose a program that you issue access codes for.',
      fr: 'Choisissez un programme pour lequel vous délivrez des codes d’accès.',
    });
  }
  const currency = await checkInput(deps, input);
  if (input.company !== null && (await companyStore(deps.db).get(input.company)) === undefined) {
    throw wrong('/company', 'There is no such company.', 'Cette entreprise n’existe pas.');
  }
  const holder = input.holder === null ? null : await userStore(deps.db).byEmail(input.holder.toLowerCase());
  if (input.holder !== null && !holder) {
    throw wrong('/holder', 'Nobody has an account with this address.', 'Aucun compte n’a cette adresse.');
  }
  const code: StoredCode = {
    id: deps.ids.next(),
    code: newCode(deps.ids),
    kind: input.kind,
    value: input.value,
    currency,
    maxUses: input.maxUses,
    uses: 0,
    expiresOn: input.expiresOn,
    program: input.program,
    companyId: input.company,
    holderId: holder?.id ?? null,
    note: input.note,
    createdBy: user.id,
    createdAt: deps.clock.now().toISOString(),
    revokedAt: null,
    revokedBy: null,
  };
  await deps.transact(async (tx) => {
    await accessCodesStore(tx).insert(code);
    await recordSecurity(tx, deps, 'access-code-issued', user, code.id);
  });
  const [view] = await codeViews(deps, [code], programs);
  if (view === undefined) throw new Error('a code has one view');
  return view;
}

/** The currency of the code: of an amount that of its program, or the one given. */
async function checkInput(deps: CodeDeps, input: CodeInput): Promise<string | null> {
  const release = input.program === null ? null : await deps.releases.current(input.program);
  if (input.program !== null && release == null) {
    throw wrong('/program', 'There is no such program.', 'Ce programme n’existe pas.');
  }
  const today = todayIn(release?.definition.timeZone ?? 'UTC', deps.clock.now().toISOString());
  if (input.expiresOn !== null && input.expiresOn < today) {
    throw wrong('/expiresOn', 'This day is over already.', 'Ce jour est déjà passé.');
  }
  if (input.kind === 'percent') {
    if (input.value > 100) {
      throw wrong('/value', 'A percentage is 1 to 100.', 'Un pourcentage va de 1 à 100.');
    }
    if (input.currency !== null) {
      throw wrong('/currency', 'A percentage has no currency.', 'Un pourcentage n’a pas de monnaie.');
    }
    return null;
  }
  const currency = release?.definition.currency ?? input.currency;
  if (currency === null) throw wrong('/currency', 'Say the currency.', 'Indiquez la monnaie.');
  if (input.currency !== null && input.currency !== currency) {
    throw wrong('/currency', `The program bills in ${currency}.`, `Le programme facture en ${currency}.`);
  }
  return currency;
}

const wrong = (pointer: string, en: string, fr: string) =>
  wrongField('invalid-access-code', pointer, { en, fr });

/**
 * Withdraws a code: no order takes it any more. Orders that were submitted keep their price. Throws 404 and,
 * when it was withdrawn before, 409.
 */
export async function revokeAccessCode(deps: CodeDeps, user: SessionUser, id: string): Promise<void> {
  await managedCode(deps, await managedBy(deps, user), id);
  const now = deps.clock.now().toISOString();
  await deps.transact(async (tx) => {
    const done = await accessCodesStore(tx).revoke(id, user.id, now);
    if (!done)
      throw conflict('already-revoked', {
        en: 'This access code was withdrawn before.',
        fr: 'Ce code d’accès a déjà été retiré.',
      });
    await recordSecurity(tx, deps, 'access-code-revoked', user, id);
  });
}

async function managedCode(deps: CodeDeps, programs: string[] | 'all', id: string): Promise<StoredCode> {
  const code = await accessCodesStore(deps.db).find(id);
  if (code === null || !manages(programs, code)) throw notFound('This access code');
  return code;
}

async function codeViews(
  deps: CodeDeps,
  codes: StoredCode[],
  programs: string[] | 'all',
): Promise<CodeView[]> {
  const names = namesStore(deps.db);
  const companies = await names.companies(codes.flatMap((code) => code.companyId ?? []));
  const people = await names.users(
    codes.flatMap((code) => [code.createdBy, ...(code.holderId === null ? [] : [code.holderId])]),
  );
  return codes.map((code) => ({
    id: code.id,
    code: shownCode(code.code),
    kind: code.kind,
    value: code.value,
    currency: code.currency,
    maxUses: code.maxUses,
    uses: code.uses,
    expiresOn: code.expiresOn,
    program: code.program,
    company:
      code.companyId === null ? null : { id: code.companyId, name: companies.get(code.companyId) ?? '' },
    holder: code.holderId === null ? null : { id: code.holderId, name: people.get(code.holderId) ?? '' },
    note: manages(programs, code) ? code.note : '',
    createdAt: code.createdAt,
    createdBy: people.get(code.createdBy) ?? '',
    revokedAt: code.revokedAt,
    managed: manages(programs, code),
  }));
}
