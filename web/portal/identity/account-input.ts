/** What is typed to open an account. */
export interface AccountInput {
  name: string;
  username: string;
  email: string;
  password: string;
}

export const emptyAccount: AccountInput = { name: '', username: '', email: '', password: '' };
