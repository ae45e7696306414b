import { describe, expect, it } from 'vitest';
import type { WorkflowOutline } from '../../engine/index.ts';
import { dataInWords } from '../../web/portal/case/data-in-words.ts';
import { dueStories } from '../../web/portal/case/due-story.ts';
import { isKind, stagesOf } from '../../web/portal/case/stages.ts';
import { waysGone, wayTaken } from '../../web/portal/case/way-taken.ts';
import type { DueDate, HistoryRow } from '../../web/shared/api/cases.ts';

const due = (date: string, anchor = '2026-03-02', more: Partial<DueDate> = {}): DueDate => ({
  id: 'return',
  delay: 'returnDue',
  title: 'Return due',
  kind: 'deadline',
  date,
  at: `${date}T23:59:59.000Z`,
  zone: 'America/Edmonton',
  anchor,
  days: 15,
  notAfter: null,
  ...more,
});

let seq = 0;
/** A line of a history in one state. */
const line = (state: string, at: string, more: Partial<HistoryRow> = {}): HistoryRow => {
  seq += 1;
  return {
    seq,
    at,
    kind: 'event',
    event: { type: 'E', label: `event ${seq}`, form: null, deadline: false },
    actor: { id: 'a', name: 'Ann', roles: [] },
    data: null,
    state: { id: state, title: state },
    states: [state],
    effects: [],
    letters: [],
    due: [],
    met: [],
    passed: null,
    assignee: null,
    thread: null,
    decisions: [],
    ...more,
  };
};

describe('the story of due dates', () => {
  it('names what happened on the day they are counted from, by the program’s calendar', () => {
    // Eleven in the evening of 2 March in Edmonton is 3 March in UTC.
    const asked = line('asked', '2026-03-03T06:00:00.000Z', { due: [due('2026-03-17')] });
    const [story] = dueStories([line('open', '2026-02-01T12:00:00.000Z'), asked]);
    expect([story?.anchor, story?.end]).toEqual([asked, null]);
  });

  it('tells an extension from a new deadline, and what was met from what was missed', () => {
    const asked = line('asked', '2026-03-02T18:00:00.000Z', { due: [due('2026-03-17')] });
    const extended = line('asked', '2026-03-10T18:00:00.000Z', { due: [due('2026-03-27')] });
    const back = line('open', '2026-03-20T18:00:00.000Z', { met: ['return'] });
    const again = line('asked', '2026-03-22T18:00:00.000Z', { due: [due('2026-04-06', '2026-03-22')] });
    const passed = line('late', '2026-04-07T06:00:00.000Z', { kind: 'timer', passed: 'return' });
    const [second, first] = dueStories([asked, extended, back, again, passed]);
    expect(first?.changes.map(({ from, to, by }) => [from.date, to.date, by])).toEqual([
      ['2026-03-17', '2026-03-27', extended],
    ]);
    expect(first?.end).toEqual({ kind: 'met', by: back });
    expect([second?.changes, second?.end]).toEqual([[], { kind: 'passed', by: passed }]);
  });
});

describe('the stages of a timeline', () => {
  it('are stays in a state, the second stay counted', () => {
    const lines = [
      line('draft', '2026-03-01T10:00:00.000Z', { kind: 'start' }),
      line('draft', '2026-03-01T11:00:00.000Z', { kind: 'record' }),
      line('desk', '2026-03-02T10:00:00.000Z'),
      line('draft', '2026-03-03T10:00:00.000Z', { letters: [{ effect: 'mail', title: 'Asked' }] }),
    ];
    const stages = stagesOf(lines);
    expect(stages.map(({ title, visit, until, lines: own }) => [title, visit, until, own.length])).toEqual([
      ['draft', 1, '2026-03-02T10:00:00.000Z', 2],
      ['desk', 1, '2026-03-03T10:00:00.000Z', 1],
      ['draft', 2, null, 1],
    ]);
    expect(lines.filter((one) => isKind(one, 'letters'))).toEqual([lines[3]]);
  });
});

describe('the way taken', () => {
  it('numbers the stays and names the ways gone', () => {
    const state = (id: string) => ({
      id,
      title: id,
      waitingFor: [],
      initial: false,
      final: false,
      events: [],
    });
    const outline: WorkflowOutline = { states: ['draft', 'desk'].map(state), transitions: [] };
    const stays = wayTaken(
      [
        line('draft', '2026-03-01T10:00:00.000Z'),
        line('desk', '2026-03-02T10:00:00.000Z'),
        line('desk', '2026-03-02T11:00:00.000Z'),
        line('draft', '2026-03-03T10:00:00.000Z'),
      ],
      outline,
    );
    expect(stays.map(({ number, state: id, until }) => [number, id, until])).toEqual([
      [1, 'draft', '2026-03-02T10:00:00.000Z'],
      [2, 'desk', '2026-03-03T10:00:00.000Z'],
      [3, 'draft', null],
    ]);
    expect([...waysGone(stays)]).toEqual(['draft desk', 'desk draft']);
  });
});

describe('what was sent, in words', () => {
  it('has the labels of its form in their order, and says choices, dates and ticks', () => {
    const step = {
      schema: { properties: { until: {}, why: {}, sure: {} } },
      i18n: { fr: { 'until.label': 'Jusqu’au', 'why.label': 'Motif', 'why.ill': 'Maladie' } },
    };
    const words = {
      language: 'fr',
      yes: 'oui',
      no: 'non',
      date: (iso: string) => `le ${iso}`,
      number: String,
    };
    expect(
      dataInWords({ why: 'ill', sure: true, until: '2026-03-04', left: '' }, step as never, words),
    ).toEqual([
      { name: 'until', label: 'Jusqu’au', value: 'le 2026-03-04' },
      { name: 'why', label: 'Motif', value: 'Maladie' },
      { name: 'sure', label: '', value: 'oui' },
    ]);
  });
});
