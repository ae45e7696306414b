import type { Deps } from '../deps.ts';
import type { Route } from '../http/define-route.ts';
import { routes as accessCodes } from './access-codes.ts';
import { routes as cart } from './cart.ts';
import { routes as caseHistory } from './case-history.ts';
import { routes as cases } from './cases.ts';
import { routes as companies } from './companies.ts';
import { routes as files } from './files.ts';
import { routes as firstAdministrator } from './first-administrator.ts';
import { routes as invitations } from './invitations.ts';
import { routes as invoices } from './invoices.ts';
import { routes as letters } from './letters.ts';
import { routes as lists } from './lists.ts';
import { routes as mails } from './mails.ts';
import { routes as me } from './me.ts';
import { routes as messages } from './messages.ts';
import { routes as operations } from './operations.ts';
import { routes as orders } from './orders.ts';
import { routes as payments } from './payments.ts';
import { routes as previewEvent } from './preview-event.ts';
import { routes as programs } from './programs.ts';
import { routes as review } from './review.ts';
import { routes as sandboxCheckout } from './sandbox-checkout.ts';
import { routes as securityEvents } from './security-events.ts';
import { routes as sendEvent } from './send-event.ts';
import { routes as sessions } from './sessions.ts';
import { routes as signatures } from './signatures.ts';
import { routes as signedLinks } from './signed-links.ts';
import { routes as statements } from './statements.ts';
import { routes as steps } from './steps.ts';
import { routes as system } from './system.ts';
import { routes as training } from './training.ts';
import { routes as turns } from './turns.ts';
import { routes as uploads } from './uploads.ts';
import { routes as users } from './users.ts';
import { routes as watchCase } from './watch-case.ts';
import { routes as webhooks } from './webhooks.ts';

/** One a file in this folder: what it answers, given what it needs. */
export type RouteModule = (deps: Deps) => Route[];

/** Every route there is. A new file in this folder is added here; `test/server/rights-on.ts` asks who may call it. */
const modules: readonly RouteModule[] = [
  companies,
  firstAdministrator,
  invitations,
  me,
  securityEvents,
  sessions,
  programs,
  training,
  users,
  caseHistory,
  cases,
  lists,
  sendEvent,
  previewEvent,
  review,
  signatures,
  signedLinks,
  turns,
  steps,
  watchCase,
  files,
  uploads,
  invoices,
  letters,
  messages,
  operations,
  mails,
  system,
  payments,
  accessCodes,
  cart,
  orders,
  statements,
  sandboxCheckout,
  webhooks,
];

export function allRoutes(deps: Deps): Route[] {
  return modules.flatMap((routes) => routes(deps));
}
