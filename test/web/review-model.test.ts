import { describe, expect, it } from 'vitest';
import type { AnswerProblem } from '../../engine/index.ts';
import type { Standing, SubmittedForm } from '../../web/shared/api/review.ts';
import { withMarks, withoutProperties } from '../../web/workbench/review/rest-of-step.ts';
import { reviewHref } from '../../web/workbench/review/review-href.ts';
import {
  changedParts,
  filters,
  firstStep,
  groupFindings,
  judgedRound,
  lacksComment,
  passes,
  type ReviewSource,
  reviewItems,
  roundsOf,
} from '../../web/workbench/review/review-model.ts';
import { isUnlooked } from '../../web/workbench/review/unlooked.ts';

const score = { points: 0, available: 10, percent: 0 };
const question = (id: string) => ({
  id,
  title: id.toUpperCase(),
  guideline: null,
  points: 5,
  scoring: 'range',
  answer: `report.ground.${id}`,
  review: `verdict.ground.${id}`,
  claimed: 5,
  awarded: 5,
  applicable: true,
});
const standing: Standing = {
  claimed: score,
  awarded: score,
  judged: score,
  elements: [
    {
      id: 'ground',
      title: 'Ground',
      claimed: score,
      awarded: score,
      judged: score,
      questions: ['soil', 'water', 'air'].map(question),
    },
  ],
  standing: [],
  checks: [],
};
const submitted = (seq: number, name: string, ground: object): SubmittedForm => ({
  seq,
  at: `2026-01-0${seq}T00:00:00.000Z`,
  by: { id: name, name },
  event: { type: 'SEND', label: null },
  steps: { ground: ground as Record<string, unknown> },
});
const finding = (place: string, more: Partial<AnswerProblem> = {}): AnswerProblem => ({
  severity: 'warning',
  place,
  pointer: '',
  keyword: 'warning',
  params: { ruleset: 'pairs' },
  message: 'They cannot both hold.',
  ...more,
});
const review = { of: 'report', accepts: ['fine'] };

const answerRounds = [
  submitted(2, 'Ada', { soil: { response: 'no' }, water: { response: 'yes' }, air: { response: 'yes' } }),
  submitted(5, 'Ada', { soil: { response: 'yes' }, water: { response: 'yes' }, air: { response: 'yes' } }),
];
const judgementRounds = [
  submitted(4, 'Rae', { soil: { mark: 'wrong', comment: 'Dig.' }, water: { mark: 'fine' } }),
];
const source: ReviewSource = {
  standing,
  form: 'verdict',
  judgements: { ground: { soil: { mark: 'wrong' }, water: { mark: 'fine' } } },
  answers: { ground: answerRounds[1]?.steps.ground ?? {} },
  answerRounds,
  judgementRounds,
  only: ['verdict.ground.soil', 'verdict.ground.water'],
  findings: [
    finding('verdict.ground.water'),
    finding('verdict.ground.air.mark', { severity: 'error', keyword: 'required', params: {} }),
  ],
};

describe('the questions of a review', () => {
  const items = reviewItems(source);
  const [soil, water, air] = items;

  it('show the answer that was judged beside the one that stands there now', () => {
    expect(judgedRound(answerRounds, judgementRounds)?.seq).toBe(2);
    expect(soil?.former).toEqual({ response: 'no' });
    expect(changedParts(soil?.answer, soil?.former ?? {})).toEqual(['response']);
    expect([water?.former, air?.former]).toEqual([undefined, undefined]);
  });

  it('tell what did not change but is open again, and what stays judged', () => {
    expect([soil?.lookAgain, water?.lookAgain, air?.lookAgain]).toEqual([false, true, false]);
  });

  it('have no former answer before the first judgement was sent', () => {
    const first = reviewItems({ ...source, judgementRounds: [] });
    expect(first.every(({ former, lookAgain }) => former === undefined && !lookAgain)).toBe(true);
  });

  it('are taken up where something is still to be filled in, else where something changed', () => {
    const step = (id: string, status: 'complete' | 'started', canEdit = true) => ({ id, status, canEdit });
    const done = [step('receipt', 'complete'), step('ground', 'complete'), step('summary', 'complete')];
    expect(firstStep(done, items)).toBe('ground');
    expect(firstStep(done, [])).toBe('receipt');
    expect(firstStep([...done, step('last', 'started')], items)).toBe('last');
    expect(firstStep([...done, step('last', 'started', false)], items)).toBe('ground');
    expect(firstStep([], [])).toBeUndefined();
  });

  it('are found by each filter', () => {
    const found = filters.map((filter) => [
      filter,
      items.filter((item) => passes(item, filter, review)).map((item) => item.property),
    ]);
    expect(found).toEqual([
      ['all', ['soil', 'water', 'air']],
      ['open', ['air']],
      ['checks', ['water']],
      ['changed', ['soil', 'water']],
      ['insufficient', ['soil']],
      ['wordless', []],
      ['unlooked', ['water']],
    ]);
  });

  it('warn of one that came back and is judged as before, until something is said of it', () => {
    const judged = (ground: object) =>
      reviewItems({ ...source, judgements: { ground: ground as Record<string, unknown> } })
        .filter((item) => item.findings.some(isUnlooked))
        .map((item) => item.property);
    const before = { soil: { mark: 'wrong', comment: 'Dig.' }, water: { mark: 'fine' } };
    expect(judged(before)).toEqual(['soil', 'water']);
    expect(judged({ ...before, soil: { mark: 'fine', comment: 'Dig.' } })).toEqual(['water']);
    expect(judged({ ...before, water: { mark: 'fine', comment: 'Still so.' } })).toEqual(['soil']);
    // What is not judged at all is told as that.
    expect(judged({})).toEqual([]);
    expect(reviewItems({ ...source, only: null }).some(({ findings }) => findings.some(isUnlooked))).toBe(
      false,
    );
  });

  it('keep their rounds: each judgement with the answer that it was made on, the last first', () => {
    const [last] = standing.elements[0]?.questions ?? [];
    if (!last) throw new Error('no question');
    const rounds = roundsOf(last, answerRounds, judgementRounds);
    expect(rounds).toEqual([
      {
        round: 1,
        answered: { at: answerRounds[0]?.at, by: 'Ada', answer: { response: 'no' } },
        judged: { at: judgementRounds[0]?.at, by: 'Rae', judgement: { mark: 'wrong', comment: 'Dig.' } },
      },
    ]);
  });

  it('are where the link of a finding leads, and so is a row of a table', () => {
    const href = (place: string) => reviewHref('1', 'verdict', items, place);
    expect(href('verdict.ground.air.mark')).toBe('/cases/1/review/verdict/ground#field-air');
    expect(href('verdict.found.items.2.fault')).toBe('/cases/1/review/verdict/found#field-items');
    expect(href('verdict')).toBeUndefined();
  });
});

describe('findings of a review', () => {
  it('stand by the ruleset that made them, the gravest first, and what is missing last', () => {
    const problems = [
      finding('verdict.ground.soil', { keyword: 'required', severity: 'error', params: {} }),
      finding('verdict.ground.soil', { severity: 'note', keyword: 'note' }),
      finding('verdict.ground.water'),
      finding('verdict.ground.air', { params: { ruleset: 'sums' } }),
    ];
    expect(
      groupFindings(problems).map(({ kind, findings }) => [kind, findings.map((one) => one.severity)]),
    ).toEqual([
      ['pairs', ['warning', 'note']],
      ['sums', ['warning']],
      [null, ['error']],
    ]);
  });
});

describe('a step without its questions', () => {
  const control = (name: string) => ({ type: 'Control', scope: `#/properties/${name}` });
  const step = {
    schema: {},
    uischema: { type: 'Group', elements: [control('soil'), { type: 'Label' }, control('other')] },
  };

  it('keeps what else is to be filled in', () => {
    expect(withoutProperties(step, ['soil'])?.uischema).toEqual({
      type: 'Group',
      elements: [{ type: 'Label' }, control('other')],
    });
  });

  it('is nothing when only questions were there', () => {
    expect(withoutProperties(step, ['soil', 'other'])).toBeNull();
  });
});

describe('the fields beside the marks', () => {
  it('take no mark back that was made after they were drawn', () => {
    const fields = { summary: 'All is well', soil: { mark: 'open' }, water: { mark: 'open' } };
    const marked = { soil: { mark: 'sufficient' }, air: { mark: 'correction' } };
    expect(withMarks(fields, marked, ['soil', 'water', 'air'])).toEqual({
      summary: 'All is well',
      soil: { mark: 'sufficient' },
      air: { mark: 'correction' },
    });
  });
});

describe('a mark that asks for a comment', () => {
  const missing = finding('verdict.ground.soil.comment', { severity: 'error', keyword: 'required' });
  const [soil] = reviewItems({ ...source, findings: [missing] });
  it('lacks it where the program says so, once it is marked', () => {
    expect(soil && lacksComment(soil)).toBe(true);
    expect(soil && passes(soil, 'wordless', review)).toBe(true);
    expect(soil && lacksComment({ ...soil, judgement: {} })).toBe(false);
    expect(soil && lacksComment({ ...soil, findings: [finding('verdict.ground.soil')] })).toBe(false);
  });
});
