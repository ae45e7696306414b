import { describe, expect, it } from 'vitest';
import type { HistoryEntry, TimerSet } from '../../engine/index.ts';
import { effectFindings } from './effect-findings.ts';
import { lostAnswers } from './lost-answers.ts';
import { numberFindings } from './number-findings.ts';
import { paymentFindings } from './payment-findings.ts';
import type { LoadRecord } from './record.ts';
import type { Stored } from './stored.ts';
import { timerFindings } from './timer-findings.ts';

const now = new Date('2026-03-20T12:00:00.000Z');

const timer = (id: string, due: string): TimerSet => ({
  op: 'set',
  id,
  delay: id,
  kind: 'deadline',
  due,
  date: due.slice(0, 10),
  zone: 'UTC',
  anchor: due.slice(0, 10),
  days: 0,
  notAfter: null,
  event: `xstate.after.${id}`,
});

const effect = (type: string) => ({ type, paramsHash: 'hash' });

function step(
  seq: number,
  event: string,
  entry: Partial<Pick<HistoryEntry, 'kind' | 'timer' | 'timers' | 'effects'>> = {},
): Stored['history'][number] {
  const data = event === 'ASK' ? { reason: 'Which beds?' } : null;
  return {
    caseId: 'a',
    seq,
    event,
    data,
    entry: { kind: 'event', timer: null, timers: [], effects: [], ...entry },
  };
}

/** One case that was asked about, reminded, returned and paid, stored as it should be. */
function sound(): { record: LoadRecord; stored: Stored } {
  const garden = { caseId: 'a', form: 'application', step: 'garden' };
  const sent = (type: string, revision: number, data: LoadRecord['events'][number]['data'] = null) => ({
    caseId: 'a',
    key: `key-${revision}`,
    type,
    data,
    revision,
  });
  return {
    record: {
      keyed: [],
      started: ['a'],
      saves: [
        { ...garden, revision: 1, data: { area: 3 } },
        { ...garden, revision: 2, data: { area: 4 } },
      ],
      events: [sent('SUBMIT', 2), sent('ASK', 3, { reason: 'Which beds?' }), sent('APPROVE', 6)],
      paid: [{ caseId: 'a', payment: 'p', invoice: 'i' }],
      surprises: [],
    },
    stored: {
      cases: [{ id: 'a', number: 'P1', revision: 7, state: 'granted' }],
      answers: [{ ...garden, revision: 2, data: { area: 4 } }],
      savesNoted: [
        { ...garden, revision: 1 },
        { ...garden, revision: 2 },
      ],
      history: [
        step(1, 'start', { kind: 'start' }),
        step(2, 'SUBMIT', { effects: [effect('number')] }),
        step(3, 'ASK', {
          timers: [timer('reminder', '2026-03-10T00:00:00.000Z'), timer('last', '2026-03-19T00:00:00.000Z')],
          effects: [effect('mail')],
        }),
        step(4, 'xstate.after.reminder', { kind: 'timer', timer: 'reminder', effects: [effect('mail')] }),
        step(5, 'RETURN', { timers: [{ op: 'cancel', id: 'last' }] }),
        step(6, 'APPROVE', { effects: [effect('invoice')] }),
        step(7, 'PAID', { effects: [effect('certificate')] }),
      ],
      outbox: [
        { key: 'a:3:0', caseId: 'a', type: 'mail', status: 'done', lastError: null },
        { key: 'a:4:0', caseId: 'a', type: 'mail', status: 'done', lastError: null },
        { key: 'a:6:0', caseId: 'a', type: 'invoice', status: 'done', lastError: null },
        { key: 'a:7:0', caseId: 'a', type: 'certificate', status: 'done', lastError: null },
        { key: 'notice', caseId: null, type: 'sandbox-notice', status: 'done', lastError: null },
      ],
      timers: [
        { caseId: 'a', id: 'reminder', status: 'fired', dueAt: '2026-03-10T00:00:00.000Z', lastError: null },
        { caseId: 'a', id: 'last', status: 'cancelled', dueAt: '2026-03-19T00:00:00.000Z', lastError: null },
      ],
      mails: ['a:3:0:g@x', 'a:4:0:g@x', 'a:7:0:g@x'].map((key) => ({ key, caseId: 'a' })),
      letters: [{ key: 'a:7:0:g@x' }],
      invoices: [{ id: 'i', key: 'a:6:0', number: '000001', caseId: 'a', status: 'paid' }],
      certificates: [{ key: 'a:7:0', number: 'C1', caseId: 'a' }],
      payments: [{ id: 'p', key: 'k', status: 'settled' }],
      ledger: [{ paymentId: 'p', kind: 'settled' }],
      sequences: [
        { kind: 'case', value: 1 },
        { kind: 'invoice', value: 1 },
        { kind: 'certificate', value: 1 },
      ],
    },
  };
}

function findings({ record, stored }: ReturnType<typeof sound>): string[] {
  return [
    ...lostAnswers(record, stored),
    ...effectFindings(stored),
    ...timerFindings(stored, now),
    ...numberFindings(stored),
    ...paymentFindings(record, stored),
  ];
}

type Doctor = (stored: Stored, record: LoadRecord) => void;

const doctored: [name: string, doctor: Doctor, finding: RegExp][] = [
  ['a case', (stored) => stored.cases.pop(), /case a was opened and is not there/],
  ['a step', (stored) => stored.answers.pop(), /application\.garden was saved and is not there/],
  ['the newest save', (stored) => Object.assign(stored.answers[0]!, { revision: 1 }), /stands at 1/],
  ['what was saved', (stored) => Object.assign(stored.answers[0]!, { data: { area: 3 } }), /something else/],
  ['an older save', (stored) => stored.savesNoted.shift(), /revision 1 left no trace/],
  ['an event', (stored) => stored.history.splice(1, 1), /SUBMIT of case a is not at revision 2/],
  ['an event’s data', (stored) => Object.assign(stored.history[2]!, { data: null }), /with other data/],
  [
    'the order of two events',
    (_, record) => record.events.push({ ...record.events[0]!, key: 'other' }),
    /two events were told that they are revision 2/,
  ],
  ['an effect', (stored) => stored.outbox.shift(), /mail a:3:0 is not in the outbox/],
  ['the kind of an effect', (stored) => Object.assign(stored.outbox[0]!, { type: 'letter' }), /is letter in/],
  ['an undone effect', (stored) => Object.assign(stored.outbox[1]!, { status: 'leased' }), /a:4:0 is leased/],
  ['a dead effect', (stored) => Object.assign(stored.outbox[4]!, { status: 'dead' }), /notice is dead/],
  [
    'an effect under a second key',
    (stored) => stored.outbox.push({ ...stored.outbox[2]!, key: 'a:8:0' }),
    /invoice a:8:0 stands in no history/,
  ],
  ['a mail', (stored) => stored.mails.shift(), /mail a:3:0 made 0 mails, not 1/],
  ['a mail sent twice', (stored) => stored.mails.push({ key: 'a:3:0:h@x', caseId: 'a' }), /made 2 mails/],
  ['an invoice', (stored) => stored.invoices.pop(), /invoice a:6:0 made 0 invoices/],
  [
    'a second invoice',
    (stored) => stored.invoices.push({ ...stored.invoices[0]!, key: 'a:8:0', number: '000002' }),
    /1 invoices under a:8:0/,
  ],
  ['a certificate', (stored) => stored.certificates.pop(), /made 0 certificates/],
  [
    'a timer that is due',
    (stored) => {
      stored.history.splice(3, 1);
      Object.assign(stored.timers[0]!, { status: 'pending' });
    },
    /timer reminder of case a was due at 2026-03-10\S+ and has not fired/,
  ],
  [
    'a timer that fired twice',
    (stored) => stored.history.splice(4, 0, stored.history[3]!),
    /timer reminder of case a fired at revision 4 though it was not waiting/,
  ],
  ['a row of a timer', (stored) => Object.assign(stored.timers[1]!, { status: 'failed' }), /is failed/],
  [
    'a cancelled timer',
    (stored) => Object.assign(stored.history[4]!.entry, { timers: [] }),
    /timer last of case a waits, but its row is cancelled/,
  ],
  [
    'a number of two cases',
    (stored) => stored.cases.push({ ...stored.cases[0]!, id: 'b' }),
    /1 case numbers are given twice/,
  ],
  ['a lost number', (stored) => Object.assign(stored.sequences[1]!, { value: 2 }), /1 of 2 invoice numbers/],
  ['a settlement', (stored) => stored.ledger.pop(), /payment p stands 0 times/],
  ['a booking', (stored) => stored.ledger.push(stored.ledger[0]!), /payment p stands 2 times/],
  [
    'a paid invoice',
    (stored) => Object.assign(stored.invoices[0]!, { status: 'open' }),
    /was paid and is not/,
  ],
  ['an order', (stored) => Object.assign(stored.payments[0]!, { status: 'open' }), /p is not settled/],
  [
    'what follows a payment',
    (stored) => Object.assign(stored.cases[0]!, { state: 'payment' }),
    /is in payment/,
  ],
];

describe('what the kill test looks for', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(findings(sound())).toEqual([]);
  });

  it.each(doctored)('finds %s', (_name, doctor, finding) => {
    const world = sound();
    doctor(world.stored, world.record);
    expect(findings(world).join('\n')).toMatch(finding);
  });
});
