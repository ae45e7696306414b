import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitWithPapers } from '../../support/permit-papers.ts';
import { permitServer } from '../../support/permit-server.ts';
import { dumpTables } from '../../support/table-dump.ts';
import type { TestServer } from '../../support/test-server.ts';

interface Preview {
  revision: number;
  state: { id: string };
  ended: boolean;
  due: { delay: string; date: string }[];
  effects: {
    type: string;
    messages?: {
      to: { email: string };
      language: string;
      subject: string;
      html: string;
      attachment: string | null;
    }[];
    invoice?: { total: number; currency: string; dueOn: string };
  }[];
  decisions: {
    ruleset: string;
    title: object;
    facts: object[];
    parameters: object;
    names: { [name: string]: { title: object } };
  }[];
  code: string;
}

describe.each(databases)('preview-event on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: permitWithPapers(), mail: null }));
  });
  afterAll(() => server.close());

  const preview = (client: typeof people.clerk, id: string, type: string, data?: object, seen?: number) =>
    client.post<Preview>(
      `/api/v1/cases/${id}/events/preview`,
      { type, ...(data ? { data } : {}) },
      seen === undefined ? {} : { headers: { 'If-Match': `"${seen}"` } },
    );
  const dump = () => dumpTables(server.deps.db, server.deps.database);
  const mailsOf = async (id: string) =>
    server.deps
      .db('mails')
      .where({ case_id: id })
      .orderBy('recipient_email')
      .select('recipient_email', 'subject', 'html', 'attachments');

  it('tells the mail, the state and the deadline, and what is then sent is just that', async () => {
    const id = await submittedPermit(people);
    await server.outbox.drain();
    const before = await dump();
    const shown = await preview(people.clerk, id, 'ASK', { reason: 'Which <beds> & where?' });
    expect(shown.status).toBe(200);
    expect(await dump()).toEqual(before);
    expect(shown.body).toMatchObject({ state: { id: 'correction' }, ended: false });
    expect(shown.body.effects.map(({ type }) => type)).toEqual(['mail']);

    const sent = await sendEvent(people.clerk, id, 'ASK', {
      data: { reason: 'Which <beds> & where?' },
      seen: shown.body.revision,
    });
    expect(sent.status).toBe(200);
    await server.outbox.drain();
    const planned = shown.body.effects.flatMap(({ messages }) => messages ?? []);
    expect(await mailsOf(id)).toEqual(
      planned.map(({ to, subject, html }) => ({
        recipient_email: to.email,
        subject,
        html,
        attachments: expect.anything(),
      })),
    );
    const read = await people.clerk.get<{ due: { delay: string; date: string }[] }>(`/api/v1/cases/${id}`);
    expect(read.body.due.map(({ delay, date }) => [delay, date])).toEqual(
      shown.body.due.map(({ delay, date }) => [delay, date]),
    );
  });

  it('shows an invoice before it has its number, and every letter with its recipients and attachment', async () => {
    const id = await submittedPermit(people);
    await server.outbox.drain();
    const { body } = await preview(people.clerk, id, 'APPROVE');
    expect(body.effects.map(({ type }) => type)).toEqual(['invoice', 'mail', 'letter']);
    // What it is decided on comes along, with what its facts and amounts are called.
    expect(body.decisions.map(({ ruleset }) => ruleset)).toContain('fee');
    for (const { title, facts, parameters, names } of body.decisions) {
      expect(title).toMatchObject({ en: expect.any(String), fr: expect.any(String) });
      const read = [...facts.flatMap((one) => Object.keys(one)), ...Object.keys(parameters)];
      expect(Object.keys(names)).toEqual(expect.arrayContaining(read));
    }
    await sendEvent(people.clerk, id, 'APPROVE');
    await server.outbox.drain();
    const invoice = await server.deps.db('invoices').where({ case_id: id }).first();
    expect(body.effects[0]?.invoice).toMatchObject({
      total: Number(invoice.total),
      currency: 'CAD',
      dueOn: invoice.due_on,
    });
    const planned = body.effects
      .flatMap(({ messages }) => messages ?? [])
      .map(({ to, subject, html, attachment }) => ({
        to: to.email,
        subject: subject.replace('…', invoice.number),
        html: html.replace('…', invoice.number),
        attachment,
      }))
      .sort((a, b) => (a.subject < b.subject ? -1 : 1));
    const mails = (await mailsOf(id)).map((mail) => ({
      to: mail.recipient_email,
      subject: mail.subject,
      html: mail.html,
      attachment: JSON.parse(mail.attachments)[0]?.name ?? null,
    }));
    expect(planned).toEqual(mails.sort((a, b) => (a.subject < b.subject ? -1 : 1)));
    expect(planned).toHaveLength(3);
    // What is invoiced is called what its reader calls it.
    expect(planned.find(({ to }) => to === 'town@example.org')?.html).toContain('aménagé. Permis de jardin');
  });

  it('is refused as the event would be, and writes nothing then either', async () => {
    const id = await submittedPermit(people);
    const before = await dump();
    const answers = await Promise.all([
      preview(people.gardener, id, 'APPROVE'),
      preview(people.stranger, id, 'APPROVE'),
      preview(people.clerk, id, 'SUBMIT'),
      preview(people.clerk, id, 'ASK', { reason: 7 }),
      preview(people.clerk, id, 'APPROVE', undefined, 99),
    ]);
    expect(answers.map(({ status, body }) => [status, body.code])).toEqual([
      [403, 'wrong-role'],
      [404, 'not-found'],
      [409, 'wrong-state'],
      [422, 'invalid-data'],
      [412, 'stale-revision'],
    ]);
    expect(await dump()).toEqual(before);
  });
});
