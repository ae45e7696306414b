import { canonicalJson, type Json, type JsonObject } from '../../engine/index.ts';
import type { Answer } from '../support/client.ts';
import type { Random } from '../support/seeded-random.ts';
import type { Gardener } from './people.ts';
import type { PersistentClient } from './persistent-client.ts';
import { forgottenAbove } from './program.ts';
import type { KeyedAnswer, LoadRecord } from './record.ts';

export interface Drive {
  record: LoadRecord;
  random: Random;
  clerk: PersistentClient;
  newKey(): string;
}

/** What was asked for is to be paid by this gardener. */
export interface Unpaid {
  caseId: string;
  payer: PersistentClient;
}

/** Sends a command with a key, now and then twice at once, and keeps what was answered. */
async function command(
  drive: Drive,
  sender: PersistentClient,
  what: KeyedAnswer['what'],
  path: string,
  body: JsonObject,
): Promise<Answer<JsonObject>> {
  const { record, random } = drive;
  const key = drive.newKey();
  const send = () => sender.post<JsonObject>(path, body, key);
  const [answer, twin] = await Promise.all([send(), random.chance(0.15) ? send() : null]);
  if (answer.status >= 300) record.surprises.push(`${what} ${path} ${canonicalJson(body)}: ${answer.text}`);
  else {
    record.keyed.push({
      what,
      path,
      key,
      body,
      sender: sender.name,
      status: answer.status,
      answer: answer.body,
    });
  }
  if (twin !== null && canonicalJson(twin.body) !== canonicalJson(answer.body)) {
    record.surprises.push(`${what} ${path} was answered ${answer.text} and ${twin.text} at once`);
  }
  return answer;
}

async function sendEvent(
  drive: Drive,
  sender: PersistentClient,
  caseId: string,
  type: string,
  data: JsonObject | null = null,
): Promise<void> {
  const path = `/api/v1/cases/${caseId}/events`;
  const { status, body } = await command(drive, sender, 'send-event', path, data ? { type, data } : { type });
  if (status !== 200) return;
  const key = drive.record.keyed.at(-1)?.key ?? '';
  drive.record.events.push({ caseId, key, type, data, revision: Number(body.revision) });
}

/** Saves a step over the revision `seen`; a save that was made but not answered shows itself as 412. */
async function save(
  drive: Drive,
  gardener: PersistentClient,
  place: { caseId: string; form: string; step: string },
  seen: number,
  data: JsonObject,
): Promise<number> {
  const path = `/api/v1/cases/${place.caseId}/forms/${place.form}/steps/${place.step}`;
  const { status, text, body } = await gardener.put<{ revision?: number; current?: number; data?: Json }>(
    path,
    data,
    seen,
  );
  const revision = status === 200 ? body.revision : status === 412 ? body.current : undefined;
  const stored = body.data;
  if (revision !== seen + 1 || canonicalJson(stored ?? null) !== canonicalJson(data)) {
    drive.record.surprises.push(
      `save of ${path} over ${seen} with ${canonicalJson(data)}: ${status} ${text}`,
    );
    return seen;
  }
  drive.record.saves.push({ ...place, revision, data });
  return revision;
}

/** Takes one case from its start to the invoice, or to where it is forgotten. */
export async function drivePermit(
  drive: Drive,
  gardener: PersistentClient,
  { company }: Gardener,
): Promise<Unpaid | null> {
  const { record, random, clerk } = drive;
  const opened = await command(drive, gardener, 'start-case', '/api/v1/cases', {
    program: 'permit',
    company: company.id,
  });
  const caseId = opened.body.id;
  if (opened.status !== 201 || typeof caseId !== 'string') return null;
  record.started.push(caseId);
  const garden = { caseId, form: 'application', step: 'garden' };
  const forgotten = random.chance(0.25);
  const area = () => (forgotten ? random.whole(forgottenAbove + 1, 500) : random.whole(1, forgottenAbove));
  let revision = 0;
  for (let typed = random.whole(1, 4); typed > 0; typed -= 1) {
    revision = await save(drive, gardener, garden, revision, { owner: company.name, area: area() });
  }
  await save(drive, gardener, { ...garden, step: 'confirm' }, 0, { agreed: true });
  await sendEvent(drive, gardener, caseId, 'SUBMIT');
  if (forgotten || random.chance(0.5)) {
    await sendEvent(drive, clerk, caseId, 'ASK', { reason: `Which beds, ${random.whole(1, 1000)}?` });
    if (forgotten) return null;
    await save(drive, gardener, garden, revision, { owner: company.name, area: area() });
    await sendEvent(drive, gardener, caseId, 'RETURN');
  }
  await sendEvent(drive, clerk, caseId, 'APPROVE');
  return { caseId, payer: gardener };
}

/** Pays the invoice of a case on the gateway's page; false while there is none yet. */
export async function payPermit(drive: Drive, { caseId, payer }: Unpaid): Promise<boolean> {
  const listed = await payer.get<{ items: { id: string }[] }>(`/api/v1/invoices?status=open&case=${caseId}`);
  const invoice = listed.body.items[0]?.id;
  if (invoice === undefined) return false;
  const order = await command(drive, payer, 'start-payment', '/api/v1/payments', { invoices: [invoice] });
  const { id, redirect } = order.body;
  if (order.status !== 201 || typeof id !== 'string' || typeof redirect !== 'string') return true;
  const page = new URL(redirect).pathname;
  const status = await payer.form(page, { number: '4242 4242 4242 4242' });
  if (status === 303) drive.record.paid.push({ caseId, payment: id, invoice });
  else drive.record.surprises.push(`the page ${page} answered ${status}`);
  return true;
}
