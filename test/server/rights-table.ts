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

/** An invitation, and the token of the link that was mailed. */
async function invited(world: RightsWorld): Promise<{ id: string; token: string }> {
  const email = `${newKey()}@example.org`;
  const { body } = await world.clients.administrator.post<{ id: string }>('/api/v1/invitations', {
    email,
    name: 'Invited',
    portalOnly: true,
  });
  const token = /token=([\w-]+)/.exec(world.server.mail.to(email).text ?? '')?.[1] ?? '';
  return { id: body.id, token };
}

const account: Record<string, RightsEntry> = {
  'read-site': { request: at('/api/v1/site'), expected: everybody(200) },
  'list-my-sessions': { request: at('/api/v1/me/sessions'), expected: signedIn(200) },
  'end-my-session': {
    async request(world) {
      const { id } = await world.server.deps.db('session').where({ userId: world.member.user.id }).first();
      await world.server.signIn(world.member.user);
      const other = await world.server.deps
        .db('session')
        .where({ userId: world.member.user.id })
        .whereNot({ id })
        .first();
      return { path: `/api/v1/me/sessions/${other.id}` };
    },
    expected: [401, 404, 204, 404, 404, 404, 404],
  },
  'export-my-data': { request: at('/api/v1/me/data'), expected: signedIn(200) },
  // The mailed link is the right; `invitations.test.ts` uses one.
  'read-invitation': {
    request: async (world) => ({
      path: '/api/v1/invitation-links',
      body: { token: (await invited(world)).token },
    }),
    expected: everybody(200),
  },
  'accept-invitation': {
    request: async (world) => ({
      path: '/api/v1/accepted-invitations',
      body: {
        token: (await invited(world)).token,
        name: 'Invited',
        username: `u${newKey().slice(0, 20)}`,
        password: 'a long password',
      },
    }),
    expected: everybody(201),
  },
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
  'list-turns': { request: at('/api/v1/me/turns'), expected: signedIn(200) },
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
      return {
        path: `/api/v1/training/${added.body.id}/verified`,
        body: { verified: true, note: 'Seen in the register' },
      };
    },
    expected: administrator(200),
  },
  'reject-training': {
    async request(world) {
      const added = await world.member.post<{ id: string }>('/api/v1/me/training', {
        course: 'Soil',
        completedOn: '2026-01-01',
      });
      return { path: `/api/v1/training/${added.body.id}/rejected`, body: { reason: 'No evidence' } };
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
  'list-company-cases': {
    request: (world) => ({ path: `/api/v1/companies/${world.company.id}/cases` }),
    expected: [401, 404, 200, 404, 200, 200, 200],
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
  'list-invitations': { request: at('/api/v1/invitations'), expected: administrator(200) },
  'invite-user': {
    request: () => ({
      path: '/api/v1/invitations',
      body: {
        email: `${newKey()}@example.org`,
        name: 'Invited',
        grants: [{ program: 'permit', role: 'clerk' }],
      },
    }),
    expected: administrator(201),
  },
  'resend-invitation': {
    request: async (world) => ({ path: `/api/v1/invitations/${(await invited(world)).id}/links` }),
    expected: administrator(200),
  },
  'revoke-invitation': {
    request: async (world) => ({ path: `/api/v1/invitations/${(await invited(world)).id}` }),
    expected: administrator(204),
  },
  'list-user-sessions': {
    request: (world) => ({ path: `/api/v1/users/${world.member.user.id}/sessions` }),
    expected: administrator(200),
  },
  'end-user-session': {
    async request(world) {
      const { id: userId } = await world.server.user();
      await world.server.signIn({ id: userId });
      const { id } = await world.server.deps.db('session').where({ userId }).first();
      return { path: `/api/v1/users/${userId}/sessions/${id}` };
    },
    expected: administrator(204),
  },
  'reset-two-factor': {
    async request(world) {
      const { id } = await world.server.user();
      await world.server.deps.transact((tx) => tx('user').where({ id }).update({ twoFactorEnabled: true }));
      return { path: `/api/v1/users/${id}/two-factor-resets`, body: { reason: 'Lost the phone' } };
    },
    expected: administrator(204),
  },
  'force-password-reset': {
    request: async (world) => ({
      path: `/api/v1/users/${(await world.server.user()).id}/password-resets`,
      body: { reason: 'Seen by others' },
    }),
    expected: administrator(204),
  },
  'list-security-event-kinds': {
    request: at('/api/v1/security-event-kinds'),
    expected: administrator(200),
  },
  'export-security-events': { request: at('/api/v1/security-events.csv'), expected: administrator(200) },
  'list-security-events': { request: at('/api/v1/security-events'), expected: administrator(200) },
};

const programs: Record<string, RightsEntry> = {
  'list-programs': { request: at('/api/v1/programs'), expected: signedIn(200) },
  'read-program': { request: at('/api/v1/programs/permit'), expected: signedIn(200) },
  'list-starts': { request: at('/api/v1/programs/permit/starts'), expected: signedIn(200) },
  'read-release-form': {
    request: (world) => ({ path: `/api/v1/releases/${world.release}/forms/application` }),
    expected: signedIn(200),
  },
  'read-release-workflow': {
    request: (world) => ({ path: `/api/v1/releases/${world.release}/workflow` }),
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
  // The proof of what is stored is for those who answer for it.
  'verify-case': { request: ofCase('/verification'), expected: [401, 404, 403, 404, 200, 404, 200] },
  'list-messages': { request: ofCase('/messages'), expected: insidersAndRoot(200) },
  // An administrator takes part in no conversation.
  'send-message': {
    request: async (world) => ({
      path: `/api/v1/cases/${await world.submitted()}/messages`,
      body: { thread: 'permit', text: 'Good day.' },
      headers: { 'Idempotency-Key': newKey() },
    }),
    expected: insiders(201),
  },
  'read-messages': {
    request: async (world) => {
      const path = `/api/v1/cases/${await world.submitted()}/messages`;
      const body = { thread: 'permit', text: 'Good day.' };
      const headers = { 'Idempotency-Key': newKey() };
      const sent = await world.clerk.post<{ id: string }>(path, body, { headers });
      return { path: `${path}/read`, body: { thread: 'permit', upTo: sent.body.id } };
    },
    expected: insiders(200),
  },
  'export-receipt': { request: ofCase('/receipt'), expected: [401, 404, 403, 404, 200, 404, 200] },
  'watch-case': { request: ofCase('/changes'), expected: insidersAndRoot(200), endless: true },
  // Answers are for the roles that the state's meta names; an administrator is none of them.
  'read-form': { request: ofCase('/forms/application'), expected: insiders(200) },
  'read-step': { request: ofCase(step), expected: insiders(200) },
  'read-form-state': { request: ofCase('/forms/application/state'), expected: insiders(200) },
  'list-files': { request: ofCase('/files'), expected: insidersAndRoot(200) },
  'list-letters': { request: ofCase('/letters'), expected: insidersAndRoot(200) },
  'list-case-training': { request: ofCase('/training'), expected: [401, 404, 403, 404, 403, 404, 200] },
  'read-standing': { request: ofCase('/standing?form=application'), expected: insiders(200) },
  'read-answers': { request: ofCase('/answers?form=application'), expected: insiders(200) },
  'read-signature': {
    request: async (world) => ({ path: `/api/v1/cases/${await world.submitted()}/signatures/APPROVE` }),
    expected: [401, 404, 403, 404, 200, 404, 403],
  },
  'list-submissions': { request: ofCase('/submissions?form=application'), expected: insiders(200) },
  'preview-event': {
    request: async (world) => ({
      path: `/api/v1/cases/${await world.submitted()}/events/preview`,
      body: { type: 'APPROVE' },
    }),
    expected: [401, 404, 403, 404, 200, 404, 403],
  },
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
  'start-upload': {
    request: (world) => ({
      path: `/api/v1/cases/${world.draft}/uploads?form=application&step=garden&pointer=/plan`,
      body: {},
      headers: { 'Upload-Length': '76', 'X-File-Name': 'plan.pdf' },
    }),
    expected: [401, 404, 201, 404, 404, 404, 404],
  },
  'read-upload': {
    request: async (world) => ({ path: await world.uploading() }),
    expected: [401, 404, 200, 404, 404, 404, 404],
  },
  'append-upload': {
    request: async (world) => ({
      path: await world.uploading(),
      raw: pdf,
      headers: { 'Content-Type': 'application/offset+octet-stream', 'Upload-Offset': '0' },
    }),
    expected: [401, 404, 204, 404, 404, 404, 404],
  },
  'finish-upload': {
    async request(world) {
      const path = await world.uploading();
      await world.member.request(path, {
        method: 'PATCH',
        headers: {
          Origin: world.server.url,
          'Content-Type': 'application/offset+octet-stream',
          'Upload-Offset': '0',
        },
        body: pdf,
      });
      return { path: `${path}/file`, body: {} };
    },
    expected: [401, 404, 201, 404, 404, 404, 404],
  },
  'discard-upload': {
    request: async (world) => ({ path: await world.uploading() }),
    expected: [401, 404, 204, 404, 404, 404, 404],
  },
  'download-file': {
    request: (world) => ({ path: `/api/v1/files/${world.file}` }),
    expected: [401, 404, 200, 404, 404, 404, 404],
  },
};

/** The desk's list is made for clerks; an administrator looks over their shoulder. */
const deskOf = (rest: string) => `/api/v1/programs/permit/lists/desk${rest}`;
const lists: Record<string, RightsEntry> = {
  'count-buckets': { request: at('/api/v1/buckets'), expected: signedIn(200) },
  'read-list': { request: at(deskOf('')), expected: [401, 404, 404, 404, 200, 404, 200] },
  'save-list-columns': {
    request: () => ({ path: deskOf('/columns'), body: { columns: ['number'] } }),
    expected: [401, 404, 404, 404, 204, 404, 204],
  },
  'add-view': {
    request: () => ({ path: deskOf('/views'), body: { name: newKey(), query: '' } }),
    expected: [401, 404, 404, 404, 201, 404, 201],
  },
  // A view is its owner's alone.
  'update-view': {
    request: async (world) => ({ path: await clerksView(world), body: { name: newKey(), query: '' } }),
    expected: [401, 404, 404, 404, 200, 404, 404],
  },
  'remove-view': {
    request: async (world) => ({ path: await clerksView(world) }),
    expected: [401, 404, 404, 404, 204, 404, 404],
  },
  'export-cases': {
    request: at('/api/v1/case-exports?program=permit&list=desk'),
    expected: [401, 404, 404, 404, 200, 404, 200],
  },
};

async function clerksView(world: RightsWorld): Promise<string> {
  const given = { name: newKey(), query: '' };
  const added = await world.clerk.post<{ id: string }>(deskOf('/views'), given);
  return `/api/v1/views/${added.body.id}`;
}

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
  // Whoever keeps a program's accounts orders for a company that pays by telephone; seeing is not enough.
  'start-payment': {
    request: async (world) => ({
      path: '/api/v1/payments',
      body: { invoices: [await world.invoice()] },
      headers: { 'Idempotency-Key': `${newKey()}-rights` },
    }),
    expected: [401, 404, 201, 404, 201, 404, 403],
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

/** The address of an order of the member that waits for its payment. */
const orderOf = async (world: RightsWorld) => `/api/v1/orders/${(await world.payment()).order}`;

/** Puts an invoice of the member's company into the cart of a subject who may; into the member's otherwise. */
async function carted(world: RightsWorld, subject: Subject): Promise<string> {
  const invoice = await world.invoice();
  const who = subject === 'clerk' ? world.clerk : world.member;
  await who.post('/api/v1/cart/invoices', { invoices: [invoice] });
  return invoice;
}

const issuedCode = async (world: RightsWorld) => {
  const given = { kind: 'percent', value: 10, maxUses: 1, expiresOn: null, program: 'permit' };
  return `/api/v1/access-codes/${(await world.clerk.post<{ id: string }>('/api/v1/access-codes', given)).body.id}`;
};

const statementOf = (world: RightsWorld) => `company=${world.company.id}&from=2026-01-01&to=2026-12-31`;

/** Carts are everybody's own; orders are for those who may see, or pay, their invoices. */
const orders: Record<string, RightsEntry> = {
  'read-cart': { request: at('/api/v1/cart'), expected: signedIn(200) },
  'add-to-cart': {
    request: async (world) => ({
      path: '/api/v1/cart/invoices',
      body: { invoices: [await world.invoice()] },
    }),
    expected: [401, 404, 200, 404, 200, 404, 403],
  },
  'remove-from-cart': {
    request: async (world, subject) => ({ path: `/api/v1/cart/invoices/${await carted(world, subject)}` }),
    expected: [401, 404, 200, 404, 200, 404, 404],
  },
  'update-cart': {
    request: () => ({ path: '/api/v1/cart', body: { note: 'PO 7' } }),
    expected: signedIn(200),
  },
  // Whoever has nothing in his cart has nothing that a code could pay.
  'apply-access-code': {
    async request(world, subject) {
      await carted(world, subject);
      const given = { kind: 'percent', value: 10, maxUses: 1, expiresOn: null, program: 'permit' };
      const issued = await world.clerk.post<{ code: string }>('/api/v1/access-codes', given);
      return { path: '/api/v1/cart/access-code', body: { code: issued.body.code } };
    },
    expected: [401, 422, 200, 422, 200, 422, 422],
  },
  'remove-access-code': { request: at('/api/v1/cart/access-code'), expected: signedIn(200) },
  'list-billing-addresses': { request: at('/api/v1/billing-addresses'), expected: signedIn(200) },
  'forget-billing-address': {
    async request(world, subject) {
      const id = `address-${subject}`;
      await world.server.deps.transact((tx) =>
        tx('billing_addresses').insert({
          id,
          user_id: world.member.user.id,
          address: JSON.stringify({ name: subject }),
          used_at: '2026-01-01T00:00:00.000Z',
        }),
      );
      return { path: `/api/v1/billing-addresses/${id}` };
    },
    expected: [401, 404, 204, 404, 404, 404, 404],
  },
  // An empty cart is refused: nobody orders what is in somebody else's.
  'submit-order': {
    async request(world, subject) {
      await world.server.deps.transact((tx) => tx('orders').where({ status: 'draft' }).del());
      await carted(world, subject);
      return {
        path: '/api/v1/orders',
        body: { amount: 2625 },
        headers: { 'Idempotency-Key': `${newKey()}-rights` },
      };
    },
    expected: [401, 409, 201, 409, 201, 409, 409],
  },
  'list-orders': { request: at('/api/v1/orders'), expected: signedIn(200) },
  'read-order': {
    request: async (world) => ({ path: await orderOf(world) }),
    expected: insidersAndRoot(200),
  },
  'print-order': {
    request: async (world) => ({ path: `${await orderOf(world)}/pdf` }),
    expected: insidersAndRoot(200),
  },
  'retry-payment': {
    request: async (world) => ({
      path: `${await orderOf(world)}/payments`,
      headers: { 'Idempotency-Key': `${newKey()}-rights` },
    }),
    expected: [401, 404, 201, 404, 201, 404, 403],
  },
  'cancel-order': {
    request: async (world) => ({ path: `${await orderOf(world)}/cancel` }),
    expected: [401, 404, 204, 404, 204, 404, 403],
  },
  'list-invoiced-companies': { request: at('/api/v1/statements/companies'), expected: signedIn(200) },
  'read-statement': {
    request: (world) => ({ path: `/api/v1/statements?${statementOf(world)}` }),
    expected: insidersAndRoot(200),
  },
  'print-statement': {
    request: (world) => ({ path: `/api/v1/statements/pdf?${statementOf(world)}` }),
    expected: insidersAndRoot(200),
  },
  'list-access-codes': { request: at('/api/v1/access-codes'), expected: signedIn(200) },
  'issue-access-code': {
    request: () => ({
      path: '/api/v1/access-codes',
      body: { kind: 'percent', value: 10, maxUses: 1, expiresOn: null, program: 'permit' },
    }),
    expected: [401, 403, 403, 403, 201, 403, 201],
  },
  'read-access-code': {
    request: async (world) => ({ path: await issuedCode(world) }),
    expected: [401, 403, 403, 403, 200, 404, 200],
  },
  'revoke-access-code': {
    request: async (world) => ({ path: `${await issuedCode(world)}/revoke` }),
    expected: [401, 403, 403, 403, 204, 404, 204],
  },
};

async function addedWebhook(world: RightsWorld): Promise<string> {
  const given = { url: 'https://hooks.example.org/x', topics: ['permit.granted'] };
  const added = await world.clients.administrator.post<{ id: string }>('/api/v1/webhooks', given);
  return `/api/v1/webhooks/${added.body.id}`;
}

const noToken = (path: string, body?: unknown): RightsEntry => ({
  request: () => ({ path, body, headers: { 'Idempotency-Key': newKey(), 'If-Match': '"0"' } }),
  expected: everybody(404),
});

/** Only the token opens them, whoever is signed in; `signed-link.test.ts` has one, and attacks with it. */
const signedLinks: Record<string, RightsEntry> = {
  'read-signed-link': noToken('/api/v1/signed-link'),
  'read-linked-form': noToken('/api/v1/signed-link/forms/application'),
  'download-linked-file': noToken('/api/v1/signed-link/files/none'),
  'sign-step': noToken('/api/v1/signed-link/signature', { data: {} }),
  'send-link-event': noToken('/api/v1/signed-link/events', { type: 'WITHDRAW' }),
};

/** A kept mail that brought the letter of the granted case. */
async function keptMail(world: RightsWorld): Promise<string> {
  const { deps } = world.server;
  const letter = await deps.db('letters').where({ id: world.ids.letter }).first('key');
  const known = await deps.db('mails').where({ key: letter.key }).first('id');
  if (known) return known.id;
  const id = newKey();
  await deps.transact((tx) =>
    tx('mails').insert({
      id,
      key: letter.key,
      case_id: world.granted,
      recipient_name: 'Member',
      recipient_email: 'member@example.org',
      subject: 'Your permit',
      html: '<p>Here it is.</p>',
      text: 'Here it is.',
      attachments: JSON.stringify([{ name: 'permit.pdf', mediaType: 'application/pdf' }]),
      message_id: `<${id}@example.org>`,
      status: 'kept',
      created_at: deps.clock.now().toISOString(),
    }),
  );
  return id;
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
  'retry-effects': {
    async request(world) {
      const { deps } = world.server;
      const key = newKey();
      await deps.transact((tx) =>
        tx('outbox').insert({
          id: key,
          key,
          type: key,
          params: '{}',
          status: 'dead',
          available_at: deps.clock.now().toISOString(),
          created_at: deps.clock.now().toISOString(),
        }),
      );
      return { path: '/api/v1/operations/outbox-retries', body: { type: key, count: 1 } };
    },
    expected: administrator(200),
  },
  'give-up-effect': {
    async request(world) {
      const { deps } = world.server;
      const row = await deps.db('outbox').where({ case_id: world.granted }).first('id');
      await deps.transact((tx) => tx('outbox').where({ id: row.id }).update({ status: 'dead' }));
      return { path: `/api/v1/operations/outbox/${row.id}/given-up`, body: { reason: 'Not needed' } };
    },
    expected: administrator(200),
  },
  'resend-mail': {
    request: async (world) => ({
      path: `/api/v1/operations/mails/${await keptMail(world)}/resendings`,
    }),
    expected: administrator(201),
  },
  'download-mail-attachment': {
    request: async (world) => ({
      path: `/api/v1/operations/mails/${await keptMail(world)}/attachments/0`,
    }),
    expected: administrator(200),
  },
  'retry-timer': {
    async request(world) {
      const { deps } = world.server;
      const at = deps.clock.now().toISOString();
      const timer = { case_id: world.granted, id: newKey(), generation: 1, delay: 'stale', kind: 'deadline' };
      const due = { due_at: at, date: at.slice(0, 10), zone: 'UTC', anchor: 'event', days: 1, event: 'X' };
      const row = { ...timer, ...due, history_seq: 1, status: 'failed', attempts: 12 };
      await deps.transact((tx) => tx('timers').insert(row));
      return { path: `/api/v1/operations/timers/${world.granted}/${timer.id}/retry` };
    },
    expected: administrator(200),
  },
  'read-attention': { request: at('/api/v1/operations/attention'), expected: administrator(200) },
  'read-system': { request: at('/api/v1/operations/system'), expected: administrator(200) },
  'update-webhook': {
    request: async (world) => ({ path: await addedWebhook(world), body: { active: false } }),
    expected: administrator(200),
  },
  'rotate-webhook-secret': {
    request: async (world) => ({ path: `${await addedWebhook(world)}/secrets` }),
    expected: administrator(201),
  },
  'test-webhook': {
    request: async (world) => ({ path: `${await addedWebhook(world)}/tests` }),
    expected: administrator(202),
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
  ...lists,
  ...papers,
  ...orders,
  ...signedLinks,
  ...operations,
};
