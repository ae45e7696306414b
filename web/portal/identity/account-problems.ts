import { ApiError } from '../../shared/api/client.ts';
import type { AccountInput } from './account-input.ts';
import type { IdentityKey } from './messages.ts';

/** What is wrong with which field of a new account. */
export type AccountProblems = Partial<Record<keyof AccountInput, IdentityKey>>;

/** Refusals of the identity library and of our own routes, by code. */
const codes: { readonly [code: string]: readonly [keyof AccountInput, IdentityKey] } = {
  USERNAME_IS_ALREADY_TAKEN: ['username', 'taken'],
  USERNAME_IS_ALREADY_TAKEN_PLEASE_TRY_ANOTHER: ['username', 'taken'],
  'username-taken': ['username', 'taken'],
  INVALID_USERNAME: ['username', 'badUsername'],
  USERNAME_TOO_SHORT: ['username', 'badUsername'],
  USERNAME_TOO_LONG: ['username', 'badUsername'],
  PASSWORD_TOO_SHORT: ['password', 'shortPassword'],
  PASSWORD_TOO_LONG: ['password', 'longPassword'],
  INVALID_EMAIL: ['email', 'badEmail'],
  INVALID_TEXT: ['name', 'badName'],
};

const fields: { readonly [pointer: string]: readonly [keyof AccountInput, IdentityKey] } = {
  '/username': ['username', 'badUsername'],
  '/password': ['password', 'shortPassword'],
  '/email': ['email', 'badEmail'],
  '/name': ['name', 'badName'],
};

/** The fields that a refusal is about; nothing when it is about something else. */
export function accountProblems(error: unknown): AccountProblems {
  if (!(error instanceof ApiError)) return {};
  const { code, reasons } = error.problem;
  const known = codes[code ?? ''];
  if (known) return { [known[0]]: known[1] };
  const found = (reasons ?? []).map(({ pointer }) => fields[pointer ?? '']);
  return Object.fromEntries(found.filter((one) => one !== undefined));
}

/** What can be said without asking the server. */
export function localProblems(account: AccountInput): AccountProblems {
  const problems: AccountProblems = {};
  if (account.name.trim() === '') problems.name = 'badName';
  const email = account.email.trim();
  if (!/^\S+@\S+$/.test(email)) problems.email = email === '' ? 'empty' : 'badEmail';
  if (!/^[A-Za-z0-9_.-]{3,40}$/.test(account.username)) problems.username = 'badUsername';
  if (account.password.length < 10) problems.password = 'shortPassword';
  if (account.password.length > 200) problems.password = 'longPassword';
  return problems;
}
