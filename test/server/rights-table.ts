import { sandboxGateway } from '../../server/gateways/payments/sandbox.ts';
import { newKey } from '../support/permit-case.ts';
import type { RightsWorld, Subject } from '../support/rights-world.ts';
import { testSecret } from '../support/test-server.ts';

/** What one subject sends. Objects belong to the member's company. */
export interface RightsRequest {
  path: string;
  body?: unknown;
  /** Bytes instead of JSON. */
  raw?: string | Uint8Array<ArrayBuffer>;
  headers?: Record<string, string>;
}

/** Statuses in the order of `subjects`. */
export type Expected = [
  nobody: number,
  newcomer: number,
  member: number,
  foreignMember: number,
  clerk: number,
  foreignClerk: number,
  administrator: number,
];

export interface RightsEntry {
  /** Made anew for each subject, so that one's success is not another's obstacle. */
  request(world: RightsWorld, subject: Subject): RightsRequest | Promise<RightsRequest>;
  expected: Expected;
  /** Answers without an end: the test hangs up after the first bytes. */
  endless?: boolean;
}

const everybody = (status: number): Expected => [status, status, status, status, status, status, status];
const signedIn = (status: number): Expected => [401, status, status, status, status, status, status];
const administrator = (status: number): Expected => [401, 403, 403, 403, 403, 403, status];
/** Members of the company and the people of its program; for all others the object does not exist. */
const insiders = (status: number): Expected => [401, 404, status, 404, status, 404, 404];
/** The same and the administrator. */
const insidersAndRoot = (status: number): Expected => [401, 404, status, 404, status, 404, status];

const at =
  (path: string): RightsEntry['request'] =>
  () => ({ path });
const json = { 'Content-Type': 'application/json' };
const bytes = { 'Content-Type': 'application/octet-stream', 'X-File-Name': 'plan.pdf' };
const form = { 'Content-Type': 'application/x-www-form-urlencoded' };
const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);

const account: Record<string, RightsEntry> = {
  'read-site': { request: at('/api/v1/site'), expected: everybody(200) },
  'read-me': { request: at('/api/v1/me'), expected: signedIn(200) },
  'update-me': {
    request: () => ({ path: '/api/v1/me', body: { phone: newKey() } }),
    expected: signedIn(200),
  },
  'send-forgotten-username': {
    request: () => ({ path: '/api/v1/forgotten-usernames', body: { email: 'nobody@example.org' } }),
    expected: everybody(202),
  },
  // Only the one-time link opens it; `identity.test.ts` uses one.
  'first-administrator': {
    request: (_world, subject) => ({
      path: '/api/v1/first-administrator',
      body: {
        token: 'x'.repeat(43),
        name: 'X',
        username: `x${subject}`,
        email: `${subject}@example.org`,
        password: 'a long password',
      },
    }),
    expected: everybody(403),
  },
  'list-my-training': { request: at('/api/v1/me/training'), expected: signedIn(200) },
  'add-training': {
    request: () => ({ path: '/api/v1/me/training', body: { course: 'Soil', completedOn: '2026-01-01' } }),
    expected: signedIn(201),
  },
  'remove-training': {
    async request(world) {
      const added = await world.member.post<{ id: string }>('/api/v1/me/training', {
        course: 'Soil',
        completedOn: '2026-01-01',
      });
      return { path: `/api/v1/me/training/${added.body.id}` };
    },
    expected: [401, 404, 204, 404, 404, 404, 404],
  },
  'list-training': { request: at('/api/v1/training'), expected: administrator(200) },
  'verify-training': {
    async request(world) {
      const added = await world.member.post<{ id: string }>('/api/v1/me/training', {
        course: 'Soil',
        completedOn: '2026-01-01',
      });
      return { path: `/api/v1/training/${added.body.id}/verified`, body: { verified: true } };
    },
    expected: administrator(200),
  },
  'upload-own-file': {
    request: () => ({ path: '/api/v1/me/files', raw: pdf, headers: bytes }),
    expected: signedIn(201),
  },
};

/** Staff who may correct companies do so for all of them, whatever their program. */
const companies: Record<string, RightsEntry> = {
  'list-companies': { request: at('/api/v1/companies'), expected: signedIn(200) },
  'add-company': {
    request: () => ({ path: '/api/v1/companies', body: { name: 'New' } }),
    expected: [401, 403, 403, 403, 201, 201, 201],
  },
  'read-company': {
    request: (world) => ({ path: `/api/v1/companies/${world.company.id}` }),
    expected: [401, 404, 200, 404, 200, 200, 200],
  },
  'update-company': {
    async request(world) {
      const { id } = world.company;
      const read = await world.clerk.get(`/api/v1/companies/${id}`);
      return {
        path: `/api/v1/companies/${id}`,
        body: { contact: { phone: newKey() } },
        headers: { 'If-Match': read.headers.get('ETag') ?? '' },
      };
    },
    expected: [401, 404, 403, 404, 200, 200, 200],
  },
  'list-members': {
    request: (world) => ({ path: `/api/v1/companies/${world.company.id}/members` }),
    expected: [401, 404, 200, 404, 200, 200, 200],
  },
  'add-member': {
    request: (world) => ({
      path: `/api/v1/companies/${world.company.id}/members`,
      body: { email: world.clerk.user.email, role: 'gardener' },
    }),
    expected: [401, 404, 403, 404, 200, 200, 200],
  },
  'remove-member': {
    async request(world) {
      const path = `/api/v1/companies/${world.company.id}/members`;
      await world.clerk.post(path, { email: world.clerk.user.email, role: 'gardener' });
      return { path: `${path}/${world.clerk.user.id}/gardener` };
    },
    expected: [401, 404, 403, 404, 204, 204, 204],
  },
};

const users: Record<string, RightsEntry> = {
  'list-users': { request: at('/api/v1/users'), expected: administrator(200) },
  'read-user': {
    request: (world) => ({ path: `/api/v1/users/${world.newcomer.user.id}` }),
    expected: administrator(200),
  },
  'update-user': {
    request: (world) => ({ path: `/api/v1/users/${world.newcomer.user.id}`, body: { status: 'active' } }),
    expected: administrator(200),
  },
  'grant-role': {
    request: (world) => ({
      path: `/api/v1/users/${world.clerk.user.id}/roles`,
      body: { program: 'permit', role: 'clerk' },
    }),
    expected: administrator(200),
  },
  'revoke-role': {
    async request(world) {
      const user = await world.server.user({ grants: [{ program: 'other', role: 'clerk' }] });
      return { path: `/api/v1/users/${user.id}/roles/other/clerk` };
    },
    expected: administrator(204),
  },
  'end-user-sessions': {
    request: async (world) => ({ path: `/api/v1/users/${(await world.server.user()).id}/sessions` }),
    expected: administrator(204),
  },
  'list-security-events': { request: at('/api/v1/security-events'), expected: administrator(200) },
};

const programs: Record<string, RightsEntry> = {
  'list-programs': { request: at('/api/v1/programs'), expected: signedIn(200) },
  'read-program': { request: at('/api/v1/programs/permit'), expected: signedIn(200) },
  'read-release-form': {
    request: (world) => ({ path: `/api/v1/releases/${world.release}/forms/application` }),
    expected: signedIn(200),
  },
};

const ofCase =
  (rest: string): RightsEntry['request'] =>
  (world) => ({
    path: `/api/v1/cases/${world.granted}${rest}`,
  });
const step = '/forms/application/steps/garden';

const cases: Record<string, RightsEntry> = {
  // Only the company's own people open a case; staff of the program know the company, but may not.
  'start-case': {
    request: (world) => ({ path: '/api/v1/cases', body: { program: 'permit', company: world.company.id } }),
    expected: [401, 404, 201, 404, 403, 404, 403],
  },
  'list-cases': { request: at('/api/v1/cases?program=permit'), expected: signedIn(200) },
  'read-case': { request: ofCase(''), expected: insidersAndRoot(200) },
  'list-assignees': { request: ofCase('/assignees'), expected: [401, 404, 403, 404, 200, 404, 200] },
  'assign-case': {
    request: async (world) => ({
      path: `/api/v1/cases/${await world.submitted()}/assignee`,
      body: { assignee: world.clerk.user.id },
    }),
    expected: [401, 404, 403, 404, 200, 404, 200],
  },
  'read-history': { request: ofCase('/history'), expected: insidersAndRoot(200) },
  'read-decisions': { request: ofCase('/decisions'), expected: insidersAndRoot(200) },
  'export-receipt': { request: ofCase('/receipt'), expected: insidersAndRoot(200) },
  'watch-case': { request: ofCase('/changes'), expected: insidersAndRoot(200), endless: true },
  // Answers are for the roles that the state's meta names; an administrator is none of them.
  'read-form': { request: ofCase('/forms/application'), expected: insiders(200) },
  'read-step': { request: ofCase(step), expected: insiders(200) },
  'read-problems': { request: ofCase('/problems?form=application'), expected: insiders(200) },
  'list-files': { request: ofCase('/files'), expected: insidersAndRoot(200) },
  'list-letters': { request: ofCase('/letters'), expected: insidersAndRoot(200) },
  'send-event': {
    request: async (world) => ({
      path: `/api/v1/cases/${await world.submitted()}/events`,
      body: { type: 'APPROVE' },
      headers: { 'Idempotency-Key': `${newKey()}-rights` },
    }),
    expected: [401, 404, 403, 404, 200, 404, 403],
  },
  // A draft is its company's alone.
  'save-step': {
    async request(world) {
      const path = `/api/v1/cases/${world.draft}${step}`;
      const read = await world.member.get<{ data: object }>(path);
      return {
        path,
        body: { ...read.body.data, area: 120 },
        headers: { 'If-Match': read.headers.get('ETag') ?? '' },
      };
    },
    expected: [401, 404, 200, 404, 404, 404, 404],
  },
  'upload-file': {
    request: (world) => ({
      path: `/api/v1/cases/${world.draft}/files?form=application&step=garden&pointer=/plan`,
      raw: pdf,
      headers: bytes,
    }),
    expected: [401, 404, 201, 404, 404, 404, 404],
  },
  'download-file': {
    request: (world) => ({ path: `/api/v1/files/${world.file}` }),
    expected: [401, 404, 200, 404, 404, 404, 404],
  },
};

const papers: Record<string, RightsEntry> = {
  'list-invoices': { request: at('/api/v1/invoices'), expected: signedIn(200) },
  'read-invoice': {
    request: (world) => ({ path: `/api/v1/invoices/${world.ids.invoice}` }),
    expected: insidersAndRoot(200),
  },
  'print-invoice': {
    request: (world) => ({ path: `/api/v1/invoices/${world.ids.invoice}/pdf` }),
    expected: insidersAndRoot(200),
  },
  'download-letter': {
    request: (world) => ({ path: `/api/v1/letters/${world.ids.letter}/pdf` }),
    expected: insidersAndRoot(200),
  },
  'list-certificates': { request: at('/api/v1/certificates'), expected: signedIn(200) },
  'download-certificate': {
    request: (world) => ({ path: `/api/v1/certificates/${world.ids.certificate}/pdf` }),
    expected: insidersAndRoot(200),
  },
  // Who may see an invoice for the program's sake does not thereby pay it.
  'start-payment': {
    request: async (world) => ({
      path: '/api/v1/payments',
      body: { invoices: [await world.invoice()] },
      headers: { 'Idempotency-Key': `${newKey()}-rights` },
    }),
    expected: [401, 404, 201, 404, 403, 404, 403],
  },
  'read-payment': {
    request: (world) => ({ path: `/api/v1/payments/${world.ids.payment}` }),
    expected: insidersAndRoot(200),
  },
  // The signature is the right.
  'take-payment-notice': {
    async request(world) {
      const { deps } = world.server;
      const payment = await world.payment();
      const { body, headers } = sandboxGateway({ ...deps, secret: testSecret }).signedNotice({
        id: newKey(),
        paymentId: payment.id,
        kind: 'pending',
        amount: 2625,
        currency: 'CAD',
        occurredAt: deps.clock.now().toISOString(),
      });
      return { path: '/api/v1/payment-notices/sandbox', raw: body, headers: { ...headers, ...json } };
    },
    expected: everybody(200),
  },
  // Whoever was sent to the page may pay: its address is the right.
  'read-sandbox-checkout': {
    request: async (world) => ({ path: new URL((await world.payment()).redirect).pathname }),
    expected: everybody(200),
  },
  'pay-sandbox-checkout': {
    request: async (world) => ({
      path: new URL((await world.payment()).redirect).pathname,
      raw: 'number=4242424242424242',
      headers: form,
    }),
    expected: everybody(303),
  },
};

async function addedWebhook(world: RightsWorld): Promise<string> {
  const given = { url: 'https://hooks.example.org/x', topics: ['permit.granted'] };
  const added = await world.clients.administrator.post<{ id: string }>('/api/v1/webhooks', given);
  return `/api/v1/webhooks/${added.body.id}`;
}

const operations: Record<string, RightsEntry> = {
  'list-outbox': { request: at('/api/v1/operations/outbox'), expected: administrator(200) },
  'retry-effect': {
    async request(world) {
      const { deps } = world.server;
      const row = await deps.db('outbox').where({ case_id: world.granted }).first('id');
      await deps.transact((tx) => tx('outbox').where({ id: row.id }).update({ status: 'dead' }));
      return { path: `/api/v1/operations/outbox/${row.id}/retry` };
    },
    expected: administrator(200),
  },
  'list-mails': { request: at('/api/v1/operations/mails'), expected: administrator(200) },
  'list-timers': { request: at('/api/v1/operations/timers'), expected: administrator(200) },
  'list-payment-questions': { request: at('/api/v1/operations/payments'), expected: administrator(200) },
  'list-webhooks': { request: at('/api/v1/webhooks'), expected: administrator(200) },
  'add-webhook': {
    request: () => ({
      path: '/api/v1/webhooks',
      body: { url: 'https://hooks.example.org/x', topics: ['permit.granted'] },
    }),
    expected: administrator(201),
  },
  'remove-webhook': {
    request: async (world) => ({ path: await addedWebhook(world) }),
    expected: administrator(204),
  },
  'list-deliveries': {
    request: async (world) => ({ path: `${await addedWebhook(world)}/deliveries` }),
    expected: administrator(200),
  },
  'read-demo-clock': { request: at('/api/v1/demo/clock'), expected: administrator(200) },
  'move-demo-clock': {
    request: (world) => ({
      path: '/api/v1/demo/clock',
      body: { to: new Date(world.server.deps.clock.now().getTime() + 60_000).toISOString() },
    }),
    expected: administrator(200),
  },
};

/** Who may call what: written from the design, not from the code. A route that is not here fails the test. */
export const rightsTable: Record<string, RightsEntry> = {
  ...account,
  ...companies,
  ...users,
  ...programs,
  ...cases,
  ...papers,
  ...operations,
};
