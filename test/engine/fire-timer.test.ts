import { describe, expect, it } from 'vitest';
import type { CaseData, CaseState, JsonObject, Release, TimerSet } from '../../engine/model/index.ts';
import { addDays, noonOf } from '../../engine/run/calendar.ts';
import { decide } from '../../engine/run/decide.ts';
import { dueDates, recomputeDue } from '../../engine/run/due-dates.ts';
import { fireTimer } from '../../engine/run/fire-timer.ts';
import {
  accepted,
  caseAt,
  NOON,
  person,
  releaseOf,
  sentBy,
  toyData,
  toyRelease,
  yesWhen,
} from './toy-case.ts';

const clerk = person('clerk');

/** Applies an event and keeps the rows of timers as a server would. */
async function send(
  release: Release,
  state: CaseState,
  type: string,
  now: string,
  rows = new Map<string, TimerSet>(),
  data?: JsonObject,
) {
  const step = accepted(await decide(release, state, { type, ...(data && { data }) }, clerk, now));
  for (const change of step.timers) {
    if (change.op === 'set') rows.set(change.id, change);
    else rows.delete(change.id);
  }
  return { state: { ...state, snapshot: step.snapshot }, rows, step };
}

const asked = async (release: Release, on: string, data: CaseData = toyData()) => {
  const now = noonOf(on, release.definition.timeZone);
  const state = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']], { data, now });
  return send(release, state, 'ASK', now, new Map(), { reason: 'Which beds?' });
};

describe('timers as rows', () => {
  it('are reckoned from the context after the event that begins them', async () => {
    const { step } = await asked(toyRelease(), '2026-03-01');
    expect(step.timers).toEqual([
      {
        op: 'set',
        id: 'xstate.after.reminder.permit.correction',
        event: 'xstate.after.reminder.permit.correction',
        delay: 'reminder',
        kind: 'reminder',
        due: '2026-03-14T05:59:59.999Z',
        date: '2026-03-13',
        zone: 'America/Edmonton',
        anchor: '2026-03-01',
        days: 12,
        notAfter: null,
      },
      {
        op: 'set',
        id: 'xstate.after.returnDue.permit.correction',
        event: 'xstate.after.returnDue.permit.correction',
        delay: 'returnDue',
        kind: 'deadline',
        due: '2026-03-17T05:59:59.999Z',
        date: '2026-03-16',
        zone: 'America/Edmonton',
        anchor: '2026-03-01',
        days: 15,
        notAfter: null,
      },
    ]);
  });

  it.each([
    [
      'America/Edmonton',
      '2026-02-20',
      '2026-03-07',
      '2026-03-08T06:59:59.999Z',
      'the day before the spring change',
    ],
    ['America/Edmonton', '2026-02-21', '2026-03-08', '2026-03-09T05:59:59.999Z', 'the day of 23 hours'],
    ['America/Edmonton', '2026-03-01', '2026-03-16', '2026-03-17T05:59:59.999Z', 'over the spring change'],
    // A year that is over: what clocks will do is law, and changes with the tables of time zones.
    ['America/Edmonton', '2025-10-18', '2025-11-02', '2025-11-03T06:59:59.999Z', 'the day of 25 hours'],
    ['America/Edmonton', '2025-10-26', '2025-11-10', '2025-11-11T06:59:59.999Z', 'over the autumn change'],
    [
      'America/Regina',
      '2026-03-01',
      '2026-03-16',
      '2026-03-17T05:59:59.999Z',
      'where clocks are not changed',
    ],
    [
      'America/Regina',
      '2026-10-25',
      '2026-11-09',
      '2026-11-10T05:59:59.999Z',
      'where clocks are not changed',
    ],
  ])('in %s, 15 days from %s end on %s (%s: %s)', async (zone, from, date, due) => {
    const release = toyRelease({ file: 'workflows/permit/program.json', set: { '/timeZone': zone } });
    const { rows } = await asked(release, from);
    const timer = rows.get('xstate.after.returnDue.permit.correction');
    expect(timer).toMatchObject({ date, due, zone });
    expect(recomputeDue(timer!)).toBe(due);
  });

  it('are cancelled when their state is left', async () => {
    const release = toyRelease();
    const { state, rows } = await asked(release, '2026-03-01');
    const step = accepted(await decide(release, state, { type: 'RETURN' }, person('gardener'), NOON));
    expect(step.timers).toEqual([...rows.keys()].map((id) => ({ op: 'cancel', id })));
  });

  it('fall due in the past where their anchor lies so far back', async () => {
    const { release } = extension();
    const state = await caseAt(release);
    const { rows } = await send(
      release,
      state,
      'BEGIN',
      noonOf('2026-06-01', 'America/Edmonton'),
      new Map(),
      { on: '2026-01-01' },
    );
    expect([...rows.values()].map(({ due }) => due < '2026-06-01')).toEqual([true, true]);
  });

  it('refuse the step when they cannot be reckoned', async () => {
    const broken = toyRelease({
      file: 'workflows/permit/machine.json',
      set: { '/delays/returnDue/anchor': 'context.nothing' },
    });
    const state = await caseAt(broken, [[{ type: 'SUBMIT' }, 'gardener']]);
    const step = await decide(broken, state, { type: 'ASK', data: { reason: 'Which beds?' } }, clerk, NOON);
    expect(step).toMatchObject({ ok: false, code: 'rules' });
    expect(step.ok || step.reasons[0]?.message).toContain('returnDue');
  });

  it('take XState’s own delays in milliseconds as lengths of time', async () => {
    const plain = releaseOf({
      machine: {
        initial: 'a',
        states: {
          a: { meta: { events: { GO: sentBy('clerk') } }, on: { GO: 'b' } },
          b: { after: { 1000: 'a' } },
        },
      },
    });
    const { step } = await send(plain, await caseAt(plain), 'GO', NOON);
    expect(step.timers).toMatchObject([{ delay: '1000', due: '2026-03-01T19:00:01.000Z', days: 0 }]);
  });
});

describe('firing a timer', () => {
  it('applies its event', async () => {
    const release = toyRelease();
    const { state, rows } = await asked(release, '2026-03-01');
    const timer = rows.get('xstate.after.returnDue.permit.correction')!;
    const step = accepted(await fireTimer(release, state, timer, timer.due));
    expect(step.snapshot).toMatchObject({ status: 'done', value: 'withdrawn' });
    expect(step.timers.map(({ op }) => op)).toEqual(['cancel', 'cancel']);
  });

  it('may act without leaving the state, and leaves the other timers alone', async () => {
    const release = toyRelease();
    const { state, rows } = await asked(release, '2026-03-01');
    const timer = rows.get('xstate.after.reminder.permit.correction')!;
    const step = accepted(await fireTimer(release, state, timer, timer.due));
    expect(step.states).toEqual(['correction']);
    expect(step.effects).toMatchObject([{ type: 'mail', params: { letter: 'asked' } }]);
    expect(step.timers).toEqual([]);
  });

  it('is refused when its state was left, the case has ended, or it is no timer', async () => {
    const release = toyRelease();
    const { state, rows } = await asked(release, '2026-03-01');
    const timer = rows.get('xstate.after.returnDue.permit.correction')!;
    const returned = accepted(await decide(release, state, { type: 'RETURN' }, person('gardener'), NOON));
    const code = async (at: CaseState, event: string) => {
      const step = await fireTimer(release, at, { id: event, event }, NOON);
      return step.ok ? 'accepted' : step.code;
    };
    expect(await code({ ...state, snapshot: returned.snapshot }, timer.event)).toBe('wrong-state');
    expect(await code(state, 'RETURN')).toBe('wrong-state');
    expect(await code(state, 'xstate.done.state.permit')).toBe('wrong-state');
    const ended = accepted(await fireTimer(release, state, timer, timer.due));
    expect(await code({ ...state, snapshot: ended.snapshot }, timer.event)).toBe('ended');
  });

  it('is accepted and changes nothing when its guard does not let it through', async () => {
    const guarded = toyRelease(
      {
        file: 'workflows/permit/machine.json',
        set: {
          '/machine/states/correction/after/returnDue': {
            target: 'withdrawn',
            guard: { type: 'decision', params: { ruleset: 'large', outcome: 'yes' } },
          },
        },
      },
      {
        file: 'rules/permit/large.json',
        text: JSON.stringify({ format: 1, title: 'L', ...yesWhen('application.garden.area > 400') }),
      },
    );
    for (const [area, at] of [
      [300, 'correction'],
      [450, 'withdrawn'],
    ] as const) {
      const { state, rows } = await asked(guarded, '2026-03-01', toyData({ area }));
      const timer = rows.get('xstate.after.returnDue.permit.correction')!;
      const step = accepted(await fireTimer(guarded, state, timer, timer.due));
      expect(step.states).toEqual([at]);
      expect(step.decisions).toHaveLength(1);
    }
  });
});

/** Fifteen days for each round inside ninety days in all; the ninety are kept by the state around. */
function extension() {
  const dated = {
    'forms/permit/dated/form.json': {
      format: 1,
      title: 'Date',
      layout: 'dialog',
      steps: [{ id: 'day', title: 'Day', file: 'day.json' }],
    },
    'forms/permit/dated/day.json': {
      schema: { type: 'object', properties: { on: { type: 'string', format: 'date' } }, required: ['on'] },
      uischema: { type: 'Control', scope: '#/properties/on' },
    },
  };
  const delay = (anchor: string, days: string, more = {}) => ({
    title: 'Due',
    ruleset: 'clocks',
    anchor,
    days,
    ...more,
  });
  const release = releaseOf(
    {
      machine: {
        id: 'rounds',
        initial: 'idle',
        context: { first: null, asked: null, extra: 0 },
        states: {
          idle: {
            meta: { events: { BEGIN: { ...sentBy('clerk', 'system'), form: 'dated' } } },
            on: {
              BEGIN: {
                target: 'open',
                actions: { type: 'set', params: { first: 'event.data.on', asked: 'event.data.on' } },
              },
            },
          },
          open: {
            initial: 'away',
            meta: { events: { RETURN: sentBy('clerk'), ASK: sentBy('clerk'), EXTEND: sentBy('clerk') } },
            after: { total: 'invalid' },
            states: {
              away: {
                on: {
                  RETURN: 'here',
                  EXTEND: {
                    target: 'away',
                    reenter: true,
                    actions: { type: 'set', params: { extra: 'context.extra + 10' } },
                  },
                },
                after: { round: 'missed' },
              },
              here: {
                on: {
                  ASK: { target: 'away', actions: { type: 'set', params: { asked: 'today', extra: '0' } } },
                },
              },
              missed: {
                on: {
                  EXTEND: {
                    target: 'away',
                    actions: { type: 'set', params: { extra: 'context.extra + 10' } },
                  },
                },
              },
            },
          },
          invalid: { type: 'final' },
        },
      },
      delays: {
        total: delay('context.first', '90'),
        round: delay('context.asked', '15 + context.extra', { notAfter: 'addDays(context.first, 90)' }),
      },
    },
    { files: dated },
  );
  return { release };
}

describe('two clocks', () => {
  const EDMONTON = 'America/Edmonton';
  const ROUND = 'xstate.after.round.rounds.open.away';
  const TOTAL = 'xstate.after.total.rounds.open';
  const begin = async () => {
    const { release } = extension();
    const begun = await send(
      release,
      await caseAt(release),
      'BEGIN',
      noonOf('2026-02-01', EDMONTON),
      new Map(),
      { on: '2026-02-01' },
    );
    return { release, ...begun };
  };

  it('run beside one another, in XState’s order', async () => {
    const { step, rows } = await begin();
    expect(step.timers.map(({ id }) => id)).toEqual([TOTAL, ROUND]);
    expect(rows.get(TOTAL)).toMatchObject({ date: '2026-05-02', due: '2026-05-03T05:59:59.999Z' });
    expect(rows.get(ROUND)).toMatchObject({ date: '2026-02-16', due: '2026-02-17T06:59:59.999Z' });
  });

  it('the outer one is not touched by what happens inside', async () => {
    const { release, state, rows } = await begin();
    const total = rows.get(TOTAL);
    let at = await send(release, state, 'RETURN', noonOf('2026-02-10', EDMONTON), rows);
    expect(at.step.timers).toEqual([{ op: 'cancel', id: ROUND }]);
    at = await send(release, at.state, 'ASK', noonOf('2026-03-20', EDMONTON), rows);
    expect(at.step.timers).toMatchObject([{ op: 'set', id: ROUND, date: '2026-04-04' }]);
    expect(rows.get(TOTAL)).toBe(total);
  });

  it('an extension cancels the inner one before it sets it anew, from the same anchor', async () => {
    const { release, state, rows } = await begin();
    const { step } = await send(release, state, 'EXTEND', noonOf('2026-02-12', EDMONTON), rows);
    expect(step.timers).toMatchObject([
      { op: 'cancel', id: ROUND },
      { op: 'set', id: ROUND, anchor: '2026-02-01', days: 25, date: '2026-02-26' },
    ]);
    expect(rows.size).toBe(2);
  });

  it('the inner one never passes the end of the outer one', async () => {
    const { release, state, rows } = await begin();
    const returned = await send(release, state, 'RETURN', noonOf('2026-02-10', EDMONTON), rows);
    const { step } = await send(release, returned.state, 'ASK', noonOf('2026-04-25', EDMONTON), rows);
    expect(step.timers).toMatchObject([
      { date: '2026-05-02', notAfter: '2026-05-02', anchor: '2026-04-25', days: 15 },
    ]);
    expect(recomputeDue(rows.get(ROUND)!)).toBe(rows.get(TOTAL)!.due);
  });

  it('a missed round waits for an extension, and the total ends the case', async () => {
    const { release, state, rows } = await begin();
    const missed = accepted(await fireTimer(release, state, rows.get(ROUND)!, rows.get(ROUND)!.due));
    expect(missed.states).toEqual(['open.missed']);
    const at = { ...state, snapshot: missed.snapshot };
    const extended = await send(release, at, 'EXTEND', noonOf('2026-02-18', EDMONTON), rows);
    expect(extended.step.states).toEqual(['open.away']);
    const over = accepted(await fireTimer(release, extended.state, rows.get(TOTAL)!, rows.get(TOTAL)!.due));
    expect(over.snapshot).toMatchObject({ status: 'done', value: 'invalid' });
  });
});

describe('due dates in words', () => {
  it('say what they are reckoned from, in each language, the next one first', async () => {
    const release = toyRelease();
    const { rows } = await asked(release, '2026-03-01');
    const [reminder, due] = dueDates(release, [...rows.values()].reverse());
    expect(reminder?.delay).toBe('reminder');
    expect(due).toMatchObject({
      title: { en: 'Correction due', fr: 'Correction attendue' },
      date: addDays('2026-03-01', 15),
      text: {
        en: '15 days after 2026-03-01, at the end of the day in America/Edmonton',
        fr: '15 jours après le 2026-03-01, à la fin de la journée (America/Edmonton)',
      },
    });
  });

  it('say the cap, days before, and the day itself', () => {
    const release = toyRelease();
    const timer = {
      op: 'set' as const,
      id: 't',
      event: 't',
      delay: 'returnDue',
      kind: 'deadline' as const,
      due: '2026-03-01T06:59:59.999Z',
      date: '2026-02-28',
      zone: 'America/Edmonton',
      anchor: '2026-03-01',
      days: -1,
      notAfter: '2026-05-30',
    };
    const say = (more: Partial<TimerSet>) => dueDates(release, [{ ...timer, ...more }])[0]?.text.en;
    expect(say({})).toBe(
      '1 day before 2026-03-01, but no later than 2026-05-30, at the end of the day in America/Edmonton',
    );
    expect(say({ days: 0, notAfter: null })).toBe('on 2026-03-01, at the end of the day in America/Edmonton');
    expect(recomputeDue(timer)).toBe(timer.due);
  });
});
