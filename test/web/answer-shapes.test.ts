import { expect, it } from 'vitest';
import type { WorkflowOutline } from '../../engine/index.ts';
import type { listAccessCodes } from '../../server/use-cases/access-codes.ts';
import type { readMe } from '../../server/use-cases/account.ts';
import type { listBillingAddresses } from '../../server/use-cases/billing-addresses.ts';
import type { readCart } from '../../server/use-cases/cart.ts';
import type { listMembers, readCompany } from '../../server/use-cases/companies.ts';
import type { countBuckets } from '../../server/use-cases/count-buckets.ts';
import type { readSignature } from '../../server/use-cases/forms-to-read.ts';
import type { listInvitations } from '../../server/use-cases/invitations.ts';
import type { listCaseTraining } from '../../server/use-cases/list-case-training.ts';
import type { listCases } from '../../server/use-cases/list-cases.ts';
import type { listCertificates } from '../../server/use-cases/list-certificates.ts';
import type { listCompanyCases } from '../../server/use-cases/list-company-cases.ts';
import type { listInvoices } from '../../server/use-cases/list-invoices.ts';
import type { listStarts } from '../../server/use-cases/list-starts.ts';
import type { listSubmissions } from '../../server/use-cases/list-submissions.ts';
import type { listTurns } from '../../server/use-cases/list-turns.ts';
import type { addView } from '../../server/use-cases/list-views.ts';
import type { listWebhooks } from '../../server/use-cases/manage-webhooks.ts';
import type { listMessages } from '../../server/use-cases/messages.ts';
import type { listOutbox, listPaymentQuestions } from '../../server/use-cases/operate-outbox.ts';
import type { listTimers } from '../../server/use-cases/operate-timers.ts';
import type { previewEvent } from '../../server/use-cases/preview-event.ts';
import type { listPrograms, readReleaseForm, readReleaseWorkflow } from '../../server/use-cases/programs.ts';
import type { readCase } from '../../server/use-cases/read-case.ts';
import type { readDecisions } from '../../server/use-cases/read-decisions.ts';
import type { readFormState } from '../../server/use-cases/read-form-state.ts';
import type { readHistory } from '../../server/use-cases/read-history.ts';
import type { readList } from '../../server/use-cases/read-list.ts';
import type { listOrders, readOrder } from '../../server/use-cases/read-order.ts';
import type { readLinkedForm, readSignedLink } from '../../server/use-cases/read-signed-link.ts';
import type { readStanding } from '../../server/use-cases/read-standing.ts';
import type { readStatement } from '../../server/use-cases/read-statement.ts';
import type { readStep } from '../../server/use-cases/read-step.ts';
import type { readAttention, readSystem } from '../../server/use-cases/read-system.ts';
import type { listSecurityEvents } from '../../server/use-cases/security-events.ts';
import type { listMySessions } from '../../server/use-cases/sessions.ts';
import type { listMyTraining, listTraining } from '../../server/use-cases/training.ts';
import type { listUsers, readUser } from '../../server/use-cases/users.ts';
import type { verifyForReader } from '../../server/use-cases/verify-for-reader.ts';
import type * as accessCodes from '../../web/shared/api/access-codes.ts';
import type * as account from '../../web/shared/api/account.ts';
import type * as caseMessages from '../../web/shared/api/case-messages.ts';
import type * as cases from '../../web/shared/api/cases.ts';
import type * as certificates from '../../web/shared/api/certificates.ts';
import type * as companies from '../../web/shared/api/companies.ts';
import type * as invoices from '../../web/shared/api/invoices.ts';
import type * as operations from '../../web/shared/api/operations.ts';
import type * as orders from '../../web/shared/api/orders.ts';
import type * as programs from '../../web/shared/api/programs.ts';
import type * as queue from '../../web/shared/api/queue.ts';
import type * as review from '../../web/shared/api/review.ts';
import type * as securityEvents from '../../web/shared/api/security-events.ts';
import type * as sessions from '../../web/shared/api/sessions.ts';
import type * as signature from '../../web/shared/api/signature.ts';
import type * as signedLink from '../../web/shared/api/signed-link.ts';
import type * as steps from '../../web/shared/api/steps.ts';
import type * as training from '../../web/shared/api/training.ts';
import type * as turns from '../../web/shared/api/turns.ts';
import type * as users from '../../web/shared/api/users.ts';
import type * as verification from '../../web/shared/api/verify-case.ts';
import type * as webhooks from '../../web/shared/api/webhooks.ts';
import type { Me } from '../../web/shared/session.ts';

/** What a use case answers. */
type Answer<UseCase extends (...given: never[]) => unknown> = Awaited<ReturnType<UseCase>>;
type Item<UseCase extends (...given: never[]) => unknown> =
  Answer<UseCase> extends readonly (infer One)[] ? One : never;
/** Fails to compile where the web expects what the server does not say. */
type Read<Server extends Web, Web> = [Server, Web];

/** The web declares what it reads by itself; these pairs hold it to what the server says. `npm run check` proves them. */
type Agreed = [
  Read<Answer<typeof readMe>, Me>,
  Read<Item<typeof listAccessCodes>, accessCodes.AccessCode>,
  Read<Item<typeof listBillingAddresses>, orders.BillingAddress>,
  Read<Answer<typeof readCart>, orders.Cart>,
  Read<Answer<typeof readOrder>, orders.Order>,
  Read<Answer<typeof readCompany>, companies.Company>,
  Read<Item<typeof listMembers>, companies.Member>,
  Read<Answer<typeof listCompanyCases>['items'][number], companies.CompanyCase>,
  Read<Item<typeof countBuckets>, queue.ProgramBuckets>,
  Read<Answer<typeof listCases>, queue.QueuePage>,
  Read<Answer<typeof readList>, queue.ListOptions>,
  Read<Answer<typeof addView>, queue.ListView>,
  Read<Item<typeof listInvitations>, users.Invitation>,
  Read<Answer<typeof readUser>, users.FullUser>,
  Read<Item<typeof listUsers>, users.UserRow>,
  Read<Item<typeof listTraining>, training.HeldRecord>,
  Read<Item<typeof listSecurityEvents>, securityEvents.SecurityEvent>,
  Read<Item<typeof listMySessions>, sessions.Session>,
  Read<Item<typeof listMyTraining>, account.TrainingRecord>,
  Read<Item<typeof listCertificates>, certificates.Certificate>,
  Read<Answer<typeof listInvoices>, invoices.InvoicePage>,
  Read<Answer<typeof readStatement>, invoices.Statement>,
  Read<Item<typeof listTurns>, turns.Turn>,
  Read<
    Answer<typeof listMessages>,
    { items: caseMessages.CaseMessage[]; threads: caseMessages.CaseThread[] }
  >,
  Read<Answer<typeof previewEvent>, review.EventPreview>,
  Read<Answer<typeof readStanding>, review.Standing>,
  Read<Item<typeof listPrograms>, programs.ProgramView>,
  Read<Item<typeof listStarts>, programs.ProgramStart>,
  Read<Answer<typeof readReleaseForm>, programs.ReleasedForm>,
  Read<Answer<typeof readReleaseWorkflow>, WorkflowOutline>,
  Read<Answer<typeof readCase>, cases.CaseView>,
  Read<Item<typeof readHistory>, cases.HistoryRow>,
  Read<Item<typeof readDecisions>, cases.DecisionRow>,
  Read<Answer<typeof readStep>, steps.StepAnswer>,
  Read<Answer<typeof readFormState>, steps.FormState>,
  Read<Answer<typeof readSignedLink>, signedLink.SignedLink>,
  Read<Answer<typeof readLinkedForm>, signedLink.LinkedForm>,
  Read<Answer<typeof readSignature>, signature.Signature>,
  Read<Answer<typeof readSystem>, operations.SystemView>,
  Read<Answer<typeof readAttention>, operations.Attention>,
  Read<Answer<typeof listOutbox>, operations.OutboxAnswer>,
  Read<Answer<typeof listTimers>['items'][number], operations.TimerRow>,
  Read<Item<typeof listPaymentQuestions>, operations.PaymentQuestion>,
  Read<Answer<typeof listWebhooks>['items'][number], webhooks.Webhook>,
  Read<Item<typeof listSubmissions>, review.SubmittedForm>,
  Read<Item<typeof listOrders>, orders.OrderSummary>,
  Read<Item<typeof listCaseTraining>, training.HeldRecord>,
  Read<Answer<typeof verifyForReader>, verification.CaseVerification>,
];

it('is proved by the compiler', () => {
  const pairs: Agreed['length'] = 48;
  expect(pairs).toBe(48);
});
