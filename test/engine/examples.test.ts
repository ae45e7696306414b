import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../engine/index.ts';
import { loadRelease } from '../../engine/index.ts';
import { runExamples } from '../../engine/run/examples.ts';
import { type Patch, patched, programFiles } from './check/patched-program.ts';

async function examplesOf(...patches: Patch[]) {
  const { release, problems } = loadRelease(patched(programFiles(), patches), 'permit');
  expect(problems).toEqual([]);
  return runExamples(release!);
}

const SIZE = 'rules/permit/size.json';
const withExamples = (...examples: Json[]): Patch => ({ file: SIZE, set: { '/examples': examples } });

async function failuresOf(...patches: Patch[]) {
  const results = await examplesOf(...patches);
  return results.filter(({ ok }) => !ok).map(({ file, pointer, message }) => ({ file, pointer, message }));
}

describe('the examples of a program', () => {
  it('all come out as they say', async () => {
    const results = await examplesOf();
    expect(results.map(({ file, title, ok }) => `${file}: ${title}: ${ok}`)).toContain(
      `${SIZE}: at the limit: true`,
    );
    expect(results.every(({ ok }) => ok)).toBe(true);
    expect(results.length).toBe(6);
  });

  it('say which outcome, fact or param is another', async () => {
    expect(
      await failuresOf(
        withExamples(
          { title: 'outcome', facts: { area: 501 }, expect: { outcomes: [] } },
          {
            title: 'fact',
            case: { application: { garden: { area: 3 } } },
            expect: { outcomes: [], facts: { area: 4 } },
          },
          {
            title: 'param',
            facts: { area: 501 },
            expect: { outcomes: ['too-large'], params: { 'too-large': { field: 'application.garden' } } },
          },
        ),
      ),
    ).toEqual([
      {
        file: SIZE,
        pointer: '/examples/0/expect/outcomes',
        message: 'The outcomes are too-large, expected are none.',
      },
      {
        file: SIZE,
        pointer: '/examples/1/expect/facts/area',
        message: 'The fact area is 3, expected is 4.',
      },
      {
        file: SIZE,
        pointer: '/examples/2/expect/params/too-large',
        message: expect.stringContaining('expected is {"field":"application.garden"}'),
      },
    ]);
  });

  it('may set parameters, the day, the event, the context and the company', async () => {
    const area =
      'application.garden.area + (today == "2026-05-01" ? 1000 : 0) + (event.type == "ASK" ? 100 : 0) + context.rounds + (company.address.city == "Banff" ? 10 : 0)';
    const facts: Patch = { file: SIZE, set: { '/facts/area/from': area } };
    const part = {
      application: { garden: { area: 0 } },
      event: { type: 'ASK' },
      context: { rounds: 1 },
      company: { address: { city: 'Banff' } },
    };
    expect(
      await failuresOf(
        facts,
        withExamples(
          {
            title: 'beside',
            case: part,
            today: '2026-05-01',
            expect: { outcomes: ['too-large'], facts: { area: 1111 } },
          },
          {
            title: 'inside',
            case: { ...part, today: '2026-05-01' },
            parameters: { largest: 1111 },
            expect: { outcomes: [], facts: { area: 1111 } },
          },
        ),
      ),
    ).toEqual([]);
  });

  it('may say the score that a ruleset reads, without any answers', async () => {
    const facts: Patch = { file: SIZE, set: { '/facts/area/from': 'scorecard.awarded.percent' } };
    const example = {
      title: 'score',
      case: { scorecard: { awarded: { percent: 79.99 } } },
      expect: { outcomes: [], facts: { area: 79.99 } },
    };
    expect(await failuresOf(facts, withExamples(example))).toEqual([]);
  });

  it('run the rules of a ruleset that cannot run without falling over', async () => {
    const broken: Patch = { file: SIZE, set: { '/rules/0/conditions/all/0/operator': 'muchMoreThan' } };
    const [first] = await failuresOf(
      broken,
      withExamples({ title: 'x', facts: { area: 1 }, expect: { outcomes: [] } }),
    );
    expect(first).toMatchObject({ pointer: '/examples/0', message: expect.stringContaining('muchMoreThan') });
  });
});

describe('the examples of a scorecard', () => {
  const CARD = 'rules/permit/scorecard.json';
  const question = (id: string, more: JsonObject = {}): JsonObject => ({
    id,
    title: id,
    points: 5,
    scoring: 'all-or-nothing',
    notApplicable: true,
    answer: `application.garden.${id}`,
    review: `decision.reason.${id}`,
    ...more,
  });
  const card = (...examples: JsonObject[]): Patch => ({
    file: CARD,
    text: JSON.stringify({
      format: 1,
      title: 'Card',
      elements: [
        { id: 'A', title: 'A', questions: [question('a1'), question('a2')] },
        { id: 'B', title: 'B', questions: [question('b1')] },
      ],
      examples,
    }),
  });
  const yes = { answer: { response: 'yes' } };
  const no = { answer: { response: 'no' } };

  it('expect parts of both scores, elements and questions by id', async () => {
    const example = {
      title: 'half',
      answers: { a1: { ...yes, review: { awarded: 2.5 } }, a2: no, b1: { answer: { response: 'na' } } },
      expect: {
        claimed: {
          percent: 50,
          elements: { A: { points: 5 }, B: { percent: null } },
          questions: { b1: { applicable: false } },
        },
        awarded: { percent: 25, lowest: 25 },
      },
    };
    expect(await failuresOf(card(example))).toEqual([]);
  });

  it('say which number is another', async () => {
    const example = {
      title: 'wrong',
      answers: { a1: yes },
      expect: { claimed: { elements: { A: { percent: 51 } } } },
    };
    expect(await failuresOf(card(example))).toEqual([
      {
        file: CARD,
        pointer: '/examples/0/expect/claimed/elements/A/percent',
        message: 'elements.A.percent of the claimed score is 50, expected is 51.',
      },
    ]);
  });
});
