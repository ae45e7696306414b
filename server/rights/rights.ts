/**
 * What a route needs before its handler runs. The object's own right (`case:view` …) is checked by the
 * use case, which has loaded the object; the door only makes sure that somebody is signed in.
 */
export type Right =
  | 'public'
  | 'signed-in'
  | 'administrator'
  /** A program role whose definition allows this, or an administrator. */
  | { may: May }
  | 'case:view'
  | 'case:edit'
  | 'case:start'
  | 'company:view'
  | 'company:edit'
  | 'file:view'
  | 'invoice:view'
  | 'invoice:pay';

/** What `may` of a role in `program.json` can say. */
export type May = 'companies' | 'training' | 'invoices' | 'assign' | 'users' | 'accessCodes';

/** The user of a request, as the session row and the user row say now. */
export interface SessionUser {
  id: string;
  name: string;
  email: string;
  language: string;
  administrator: boolean;
  /** Whether his sign-ins ask for a second factor; not said of who has no account. */
  twoFactor?: boolean;
}
