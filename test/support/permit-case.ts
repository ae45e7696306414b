import type { Client } from './client.ts';
import type { TestServer, TestUser } from './test-server.ts';

/** People and a company of the toy program, each signed in. */
export interface PermitPeople {
  company: { id: string; name: string };
  gardener: Client & { user: TestUser };
  clerk: Client & { user: TestUser };
  /** A gardener of another company. */
  stranger: Client & { user: TestUser };
}

export async function permitPeople(server: TestServer): Promise<PermitPeople> {
  const gardener = await server.signedIn({ name: 'Gabi Gardener' });
  const stranger = await server.signedIn({ name: 'Sam Stranger' });
  const clerk = await server.signedIn({
    name: 'Clara Clerk',
    grants: [{ program: 'permit', role: 'clerk' }],
  });
  const company = await server.company({
    name: 'Rose Hill',
    members: [{ user: gardener.user, role: 'gardener' }],
  });
  await server.company({ name: 'Thorn Dale', members: [{ user: stranger.user, role: 'gardener' }] });
  return { company, gardener, clerk, stranger };
}

let keys = 0;

/** A key that no test has used. */
export function newKey(): string {
  keys += 1;
  return `key-${keys}`;
}

/** Opens a case and returns its id. */
export async function openPermit(people: Pick<PermitPeople, 'company' | 'gardener'>): Promise<string> {
  const started = await people.gardener.post<{ id: string }>('/api/v1/cases', {
    program: 'permit',
    company: people.company.id,
  });
  if (started.status !== 201) throw new Error(`start-case: ${started.status} ${started.text}`);
  return started.body.id;
}

export interface SavedBody {
  revision: number;
  data: Record<string, unknown>;
  problems: { keyword: string; place: string }[];
}

export function saveStep(client: Client, id: string, path: string, seen: number, data: object) {
  const [form, step] = path.split('.');
  return client.put<SavedBody & { code: string; current: number; reasons: { pointer: string }[] }>(
    `/api/v1/cases/${id}/forms/${form}/steps/${step}`,
    data,
    { headers: { 'If-Match': `"${seen}"` } },
  );
}

export interface SentBody {
  id: string;
  revision: number;
  number: string | null;
  state: { id: string };
  ended: boolean;
  effects: string[];
  code: string;
  reasons: { message: unknown; place?: string; pointer?: string }[];
}

export function sendEvent(
  client: Client,
  id: string,
  type: string,
  more: { data?: object; seen?: number; key?: string } = {},
) {
  const headers: Record<string, string> = { 'Idempotency-Key': more.key ?? newKey() };
  if (more.seen !== undefined) headers['If-Match'] = `"${more.seen}"`;
  return client.post<SentBody>(
    `/api/v1/cases/${id}/events`,
    { type, ...(more.data ? { data: more.data } : {}) },
    { headers },
  );
}

/** Fills both steps so that the case can be submitted. */
export async function fillIn(client: Client, id: string, area = 300): Promise<void> {
  const garden = await saveStep(client, id, 'application.garden', 0, { owner: 'Rose Hill', area });
  const confirm = await saveStep(client, id, 'application.confirm', 0, { agreed: true });
  if (garden.status !== 200 || confirm.status !== 200) {
    throw new Error(`save-step: ${garden.text} ${confirm.text}`);
  }
}

/** Opens, fills in and submits; returns the case's id. */
export async function submittedPermit(people: PermitPeople): Promise<string> {
  const id = await openPermit(people);
  await fillIn(people.gardener, id);
  const sent = await sendEvent(people.gardener, id, 'SUBMIT');
  if (sent.status !== 200) throw new Error(`SUBMIT: ${sent.text}`);
  return id;
}
