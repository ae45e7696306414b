import { cp } from 'node:fs/promises';
import { join } from 'node:path';
import type { DatabaseKind } from '../../server/db/database.ts';
import { demoClock } from '../../server/demo-clock.ts';
import type { Client } from './client.ts';
import { fillIn, newKey, sendEvent } from './permit-case.ts';
import { permitWithPapers } from './permit-papers.ts';

import { type TestServer, type TestUser, testServer } from './test-server.ts';

/** Everybody whom a route can meet, seen from the company of the objects. */
export const subjects = [
  'nobody',
  'newcomer',
  'member',
  'foreignMember',
  'clerk',
  'foreignClerk',
  'administrator',
] as const;
export type Subject = (typeof subjects)[number];

type User = Client & { user: TestUser };

export interface RightsWorld {
  server: TestServer;
  clients: Record<Subject, Client>;
  /** The member, who owns the objects. */
  member: User;
  clerk: User;
  newcomer: User;
  company: { id: string; name: string };
  /** A case that its company still fills in. */
  draft: string;
  /** A case with everything that a case can leave behind. */
  granted: string;
  release: string;
  /** A submitted case that waits for the clerk. */
  submitted(): Promise<string>;
  /** An open invoice of a fresh case. */
  invoice(): Promise<string>;
  /** An order for such an invoice. */
  payment(): Promise<{ id: string; order: string; redirect: string }>;
  /** Path of a fresh upload of the member's, of which nothing has arrived. */
  uploading(): Promise<string>;
  /** A file that stands in a step of a draft. */
  file: string;
  ids: { invoice: string; payment: string; letter: string; certificate: string };
  close(): Promise<void>;
}

const pdf = Buffer.from(
  '%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\ntrailer\n<< /Root 1 0 R >>\n%%EOF\n',
);

/** Uploads a small PDF as a stream, as a browser does. */
export async function upload(client: Client, origin: string, path: string): Promise<Response> {
  return client.request(path, {
    method: 'POST',
    headers: { Origin: origin, 'Content-Type': 'application/octet-stream', 'X-File-Name': 'plan.pdf' },
    body: pdf,
  });
}

/** Two programs of the same shape, so that somebody can hold a role in the other one. */
async function twoPrograms() {
  const programs = await permitWithPapers();
  for (const part of ['forms', 'rules', 'workflows']) {
    await cp(join(programs.root, part, 'permit'), join(programs.root, part, 'other'), { recursive: true });
  }
  return programs;
}

/** A server with one object of every kind, and everybody who may or may not touch it. */
export async function rightsWorld(database: DatabaseKind): Promise<RightsWorld> {
  const programs = await twoPrograms();
  const server = await testServer({
    database,
    programs: programs.root,
    demoClock: demoClock(new Date('2026-03-02T17:00:00.000Z')),
  });
  const newcomer = await server.signedIn({ name: 'Newcomer' });
  const member = await server.signedIn({ name: 'Member' });
  const foreignMember = await server.signedIn({ name: 'Foreign Member' });
  const clerk = await server.signedIn({ name: 'Clerk', grants: [{ program: 'permit', role: 'clerk' }] });
  const foreignClerk = await server.signedIn({
    name: 'Other',
    grants: [{ program: 'other', role: 'clerk' }],
  });
  const administrator = await server.signedIn({ name: 'Root', administrator: true });
  const company = await server.company({
    name: 'Rose Hill',
    members: [{ user: member.user, role: 'gardener' }],
  });
  await server.company({ name: 'Foreign', members: [{ user: foreignMember.user, role: 'gardener' }] });

  async function start(): Promise<string> {
    const body = { program: 'permit', company: company.id };
    return (await member.post<{ id: string }>('/api/v1/cases', body)).body.id;
  }
  async function submitted(): Promise<string> {
    const id = await start();
    await fillIn(member, id);
    await sendEvent(member, id, 'SUBMIT');
    return id;
  }
  async function billed(): Promise<{ id: string; invoice: string }> {
    const id = await submitted();
    await sendEvent(clerk, id, 'APPROVE');
    await server.outbox.drain();
    const list = await member.get<{ items: { id: string }[] }>(`/api/v1/invoices?case=${id}`);
    return { id, invoice: list.body.items[0]?.id ?? '' };
  }
  async function order(invoice: string) {
    const headers = { 'Idempotency-Key': `${newKey()}-order` };
    const path = '/api/v1/payments';
    return (
      await member.post<{ id: string; order: string; redirect: string }>(
        path,
        { invoices: [invoice] },
        { headers },
      )
    ).body;
  }
  async function grant() {
    const { id, invoice } = await billed();
    const payment = await order(invoice);
    await member.request(new URL(payment.redirect).pathname, {
      method: 'POST',
      headers: { Origin: server.url, 'Content-Type': 'application/x-www-form-urlencoded' },
      body: 'number=4242424242424242',
    });
    await server.outbox.drain();
    const letters = await member.get<{ items: { id: string }[] }>(`/api/v1/cases/${id}/letters`);
    const certificates = await member.get<{ items: { id: string }[] }>('/api/v1/certificates');
    return {
      id,
      invoice,
      payment: payment.id,
      letter: letters.body.items[0]?.id ?? '',
      certificate: certificates.body.items[0]?.id ?? '',
    };
  }

  const { id: granted, ...ids } = await grant();
  const draft = await start();
  const place = `/api/v1/cases/${draft}/files?form=application&step=garden&pointer=/plan`;
  async function uploading(): Promise<string> {
    const path = `/api/v1/cases/${draft}/uploads?form=application&step=garden&pointer=/plan`;
    const headers = { 'Upload-Length': `${pdf.length}`, 'X-File-Name': 'plan.pdf' };
    const { body } = await member.post<{ id: string }>(path, {}, { headers });
    return `/api/v1/cases/${draft}/uploads/${body.id}`;
  }
  const uploaded = await upload(member, server.url, place);
  const file: { id: string } = JSON.parse(await uploaded.text());
  const { hash: release } = (await server.deps.releases.current('permit')) ?? { hash: '' };
  const made = { ...ids, granted, draft, file: file.id };
  for (const [name, id] of Object.entries(made)) if (!id) throw new Error(`The world has no ${name}.`);

  return {
    server,
    clients: {
      nobody: server.anonymous,
      newcomer,
      member,
      foreignMember,
      clerk,
      foreignClerk,
      administrator,
    },
    uploading,
    member,
    clerk,
    newcomer,
    company,
    draft,
    granted,
    release,
    submitted,
    invoice: async () => (await billed()).invoice,
    payment: async () => order((await billed()).invoice),
    file: file.id,
    ids,
    async close() {
      await server.close();
      await programs.remove();
    },
  };
}
