import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Receipt, verifyReceipt } from '../../../server/use-cases/export-receipt.ts';
import { fireTimers } from '../../../server/use-cases/fire-timers.ts';
import { verifyCase } from '../../../server/use-cases/verify-case.ts';
import { databases } from '../../support/databases.ts';
import { type PermitPeople, sendEvent, submittedPermit } from '../../support/permit-case.ts';
import { permitServer } from '../../support/permit-server.ts';
import type { TestServer } from '../../support/test-server.ts';

describe.each(databases)('verify-case on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let id: string;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database }));
    id = await submittedPermit(people);
    await sendEvent(people.clerk, id, 'ASK', { data: { reason: 'Which beds?' } });
    server.clock.advance({ days: 13 });
    await fireTimers(server.deps);
    await people.clerk.put(`/api/v1/cases/${id}/assignee`, { assignee: people.clerk.user.id });
  });
  afterAll(() => server.close());

  it('proves a case as it is, by its id and by its number', async () => {
    for (const name of [id, 'P20260001']) {
      expect(await verifyCase(server.deps, name)).toEqual({
        ok: true,
        differences: [],
        checked: {
          files: expect.any(Number),
          history: 5,
          steps: 5,
          decisions: 1,
          answers: 2,
          submissions: 1,
          timers: 2,
          effects: 2,
          messages: 0,
        },
      });
    }
    await expect(verifyCase(server.deps, 'nothing')).rejects.toMatchObject({ status: 404 });
  });

  const where = { case_id: () => ({ case_id: id }) };
  const release = async () => ({
    hash: (await server.deps.db('cases').where({ id }).first()).release_hash,
    path: 'rules/permit/size.json',
  });

  /** Table, which row, column, what to change in its text, and what must be named. */
  const faults: [string, string, () => Promise<object> | object, string, [string, string], string][] = [
    [
      'an answer',
      'answers',
      () => ({ ...where.case_id(), step: 'garden' }),
      'data',
      ['300', '301'],
      'answers application.garden',
    ],
    [
      'a submission',
      'submissions',
      where.case_id,
      'data',
      ['300', '301'],
      'submission application at history 2',
    ],
    [
      'a history row’s state',
      'history',
      () => ({ ...where.case_id(), seq: 2 }),
      'entry',
      ['"decide"', '"granted"'],
      'history 2',
    ],
    [
      'a history row’s time',
      'history',
      () => ({ ...where.case_id(), seq: 3 }),
      'entry',
      ['2026-03-02T17', '2026-03-02T18'],
      'history 3',
    ],
    [
      'a history row’s actor',
      'history',
      () => ({ ...where.case_id(), seq: 3 }),
      'entry',
      ['"clerk"', '"clark"'],
      'history 3',
    ],
    [
      'a history row’s shape',
      'history',
      () => ({ ...where.case_id(), seq: 3 }),
      'entry',
      ['"actor"', '"bctor"'],
      'history 3',
    ],
    [
      'a history row’s grammar',
      'history',
      () => ({ ...where.case_id(), seq: 3 }),
      'entry',
      ['{', '['],
      'history 3, entry',
    ],
    [
      'a history row’s hash',
      'history',
      () => ({ ...where.case_id(), seq: 5 }),
      'hash',
      ['', 'x'],
      'history 5',
    ],
    [
      'what was sent',
      'history',
      () => ({ ...where.case_id(), seq: 3 }),
      'data',
      ['Which', 'Whose'],
      'history 3, data',
    ],
    [
      'the facts of a decision',
      'decision_facts',
      where.case_id,
      'facts',
      ['300', '299'],
      'history 2, decisions.0.facts',
    ],
    [
      'the parameters of a decision',
      'decision_facts',
      where.case_id,
      'parameters',
      ['500', '200'],
      'history 2',
    ],
    [
      'a timer',
      'timers',
      () => ({ ...where.case_id(), delay: 'returnDue' }),
      'due_at',
      ['2026', '2027'],
      'timer ',
    ],
    [
      'an effect',
      'outbox',
      () => ({ ...where.case_id(), history_seq: 3 }),
      'params',
      ['beds', 'bets'],
      'outbox ',
    ],
    [
      'the explanation of a decision',
      'history',
      () => ({ ...where.case_id(), seq: 2 }),
      'decisions',
      ['Area is 300', 'Area is 310'],
      'history 2, decision.size.explanation',
    ],
    ['the state that lists read', 'cases', () => ({ id }), 'states', ['correction', 'payment'], 'case '],
    ['the day from which a case counts', 'cases', () => ({ id }), 'opened_at', ['2026', '2025'], 'case '],
    ['the grammar of the case’s row', 'cases', () => ({ id }), 'summary', ['{', '['], 'case '],
    ['the case’s own state', 'cases', () => ({ id }), 'snapshot', ['"correction"', '"payment"'], 'case '],
  ];

  it.each(faults)('finds one change in %s and names it', async (_, table, row, column, [from, to], named) => {
    const key = await row();
    const before: string = (await server.deps.db(table).where(key).first())[column];
    const changed = from === '' ? to + before.slice(1) : before.replace(from, to);
    expect(changed).not.toBe(before);
    await server.deps.transact((tx) =>
      tx(table)
        .where(key)
        .update({ [column]: changed }),
    );
    const { ok, differences } = await verifyCase(server.deps, id);
    await server.deps.transact((tx) =>
      tx(table)
        .where(key)
        .update({ [column]: before }),
    );
    expect(ok).toBe(false);
    expect(differences.map((one) => one.where).join('\n')).toContain(named);
    expect((await verifyCase(server.deps, id)).ok).toBe(true);
  });

  it('finds a history row that was taken out', async () => {
    const key = { case_id: id, seq: 5 };
    const row = await server.deps.db('history').where(key).first();
    await server.deps.transact((tx) => tx('history').where(key).del());
    const { differences } = await verifyCase(server.deps, id);
    await server.deps.transact((tx) => tx('history').insert(row));
    expect(differences.map((one) => one.kind)).toContain('case');
  });

  it('finds one byte in a release file and names the file', async () => {
    const key = await release();
    const row = await server.deps.db('release_files').where(key).first();
    const bytes = Buffer.from(row.blob);
    bytes[bytes.indexOf('500')] = '9'.charCodeAt(0);
    await server.deps.transact((tx) => tx('release_files').where(key).update({ blob: bytes }));
    const { differences } = await verifyCase(server.deps, id);
    await server.deps.transact((tx) => tx('release_files').where(key).update({ blob: row.blob }));
    expect(differences).toMatchObject([{ kind: 'release', where: key.path }]);
  });

  it('exports a receipt that proves itself, and shows every change', async () => {
    const { body, headers } = (await people.clerk.get<Receipt & object>(
      `/api/v1/cases/${id}/receipt`,
    )) as unknown as { body: Receipt; headers: Headers };
    expect(headers.get('content-disposition')).toBe('attachment; filename="receipt-P20260001.json"');
    expect(await verifyReceipt(body)).toMatchObject({ ok: true, differences: [] });
    // A member's copy would hold the facts of forms that he does not see.
    expect((await people.gardener.get(`/api/v1/cases/${id}/receipt`)).status).toBe(403);
    expect((await people.stranger.get(`/api/v1/cases/${id}/receipt`)).status).toBe(404);

    const edited = (edit: (receipt: Receipt) => void) => {
      const copy = structuredClone(body);
      edit(copy);
      return verifyReceipt(copy);
    };
    const file = await edited((copy) => {
      copy.release.files['rules/permit/size.json'] = Buffer.from('{}').toString('base64');
    });
    expect(file.differences).toMatchObject([{ where: 'rules/permit/size.json' }]);
    const entry = await edited((copy) => {
      copy.history[1]!.at = '2026-03-01T00:00:00.000Z';
    });
    expect(entry.differences.map((one) => one.where)).toContain('history 2');
    const facts = await edited((copy) => {
      copy.history[1]!.decisions[0]!.facts[0]!.area = 5;
    });
    expect(facts.differences[0]?.kind).toBe('decision');
    const foreign = await edited((copy) => {
      copy.case.id = 'another';
    });
    expect(foreign.ok).toBe(false);
  });
});
