import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CaseData, Json, JsonObject, Release } from '../../engine/model/index.ts';
import { addDays, daysBetween } from '../../engine/run/calendar.ts';
import { caseFromExample } from '../../engine/run/empty-case.ts';
import { evaluateRuleset } from '../../engine/run/evaluate.ts';
import { caseFromFixtures, readRelease } from './read-release.ts';

const release = await readRelease('secor');
const NOW = '2026-03-10T19:00:00.000Z';
const TODAY = '2026-03-10';

const auditTypes = fc.constantFrom('certification', 'recertification', 'maintenance');

async function outcomes(from: Release, ruleset: string, data: CaseData): Promise<string[]> {
  return (await evaluateRuleset(from, ruleset, data, { now: NOW })).outcomes.map(({ type }) => type);
}

/** Whether the scores alone let an audit pass. */
async function passes(from: Release, data: CaseData): Promise<boolean> {
  const overall = await outcomes(from, 'thresholds', data);
  const elements = await outcomes(from, 'element-minimum', data);
  return overall.includes('pass') && !elements.includes('belowMinimum');
}

const questions = release.scorecard?.scorecard.elements.flatMap((element) => element.questions) ?? [];

/** An audit whose questions are all answered “yes” and awarded a share of their points, in hundredths of a point. */
function awarded(shares: readonly number[], auditType: string): CaseData {
  const part: { [form: string]: { [step: string]: JsonObject } } = {
    registration: { details: { auditType } },
    assessment: {},
    review: {},
  };
  for (const [index, question] of questions.entries()) {
    const points = Math.floor(question.points * (shares[index] ?? 0)) / 100;
    const put = (place: string, value: JsonObject) => {
      const [form = '', step = '', property = ''] = place.split('.');
      part[form] = { ...part[form], [step]: { ...part[form]?.[step], [property]: value } };
    };
    put(question.answer, { response: 'yes' });
    put(question.review ?? '', { mark: 'sufficient', awarded: points });
  }
  return caseFromExample(release, part as { [name: string]: Json }).data;
}

/** Shares in percent, one a question; about half of them are good enough for a certificate. */
const shares = fc.integer({ min: 20, max: 100 }).chain((least) =>
  fc.array(fc.integer({ min: least, max: 100 }), {
    minLength: questions.length,
    maxLength: questions.length,
  }),
);

describe('the score decides', () => {
  test('the ten elements have a hundred points together', () => {
    expect(release.scorecard?.scorecard.elements).toHaveLength(10);
    expect(questions.reduce((sum, { points }) => sum + points, 0)).toBe(100);
  });

  test('more points never turn a pass into a fail', async () => {
    const rises = fc.tuple(shares, shares, auditTypes);
    await fc.assert(
      fc.asyncProperty(rises, async ([some, more, auditType]) => {
        const raised = some.map((share, index) => Math.max(share, more[index] ?? 0));
        if (!(await passes(release, awarded(some, auditType)))) return;
        expect(await passes(release, awarded(raised, auditType))).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  test('a passing overall score stays passing when it grows', async () => {
    const percents = fc.tuple(
      fc.double({ min: 0, max: 100, noNaN: true }),
      fc.double({ min: 0, max: 100, noNaN: true }),
      auditTypes,
    );
    await fc.assert(
      fc.asyncProperty(percents, async ([a, b, auditType]) => {
        const typesAt = async (overall: number) => {
          const facts = [{ auditType, overall }];
          const { outcomes } = await evaluateRuleset(release, 'thresholds', awarded([], auditType), {
            now: NOW,
            facts,
          });
          return outcomes.map(({ type }) => type);
        };
        const [low, high] = [await typesAt(Math.min(a, b)), await typesAt(Math.max(a, b))];
        expect(low).toHaveLength(1);
        expect(low.includes('pass') && !high.includes('pass')).toBe(false);
      }),
      { numRuns: 200 },
    );
  });

  test('a maintenance audit passes wherever a certification does', async () => {
    await fc.assert(
      fc.asyncProperty(shares, async (given) => {
        if (!(await passes(release, awarded(given, 'certification')))) return;
        expect(await passes(release, awarded(given, 'maintenance'))).toBe(true);
      }),
      { numRuns: 50 },
    );
  });

  test('minimumOverall 80 → 85 in the file alone changes the outcome', async () => {
    const stricter = await readRelease('secor', {
      'rules/secor/thresholds.json': (document) => {
        const parameters = document.parameters as { minimumOverall: { value: number } };
        parameters.minimumOverall.value = 85;
      },
    });
    const data = awarded(
      questions.map(() => 82),
      'certification',
    );
    expect(await passes(release, data)).toBe(true);
    expect(await passes(stricter, data)).toBe(false);
    expect(stricter.hash).not.toBe(release.hash);
  });
});

describe('eligibility', () => {
  const request = fc.record({
    employees: fc.integer({ min: 1, max: 20 }),
    startsIn: fc.integer({ min: -5, max: 60 }),
    trainedAgo: fc.integer({ min: 0, max: 1500 }),
  });
  type Request = { employees: number; startsIn: number; trainedAgo: number };

  async function eligible({ employees, startsIn, trainedAgo }: Request): Promise<boolean> {
    const { data } = caseFromExample(release, {
      registration: { details: { employees, startDate: addDays(TODAY, startsIn) } },
      assessor: {
        training: [
          { course: 'safety-program-development', completedOn: addDays(TODAY, -trainedAgo), verified: true },
        ],
      },
    });
    const found = [
      ...(await outcomes(release, 'eligibility', data)),
      ...(await outcomes(release, 'assessor-training', data)),
    ];
    return found.length === 0;
  }

  test('is exactly: at most ten employees, no past start, training less than three years old', async () => {
    const age = daysBetween('2023-03-10', TODAY);
    await fc.assert(
      fc.asyncProperty(request, async (asked) => {
        const wanted = asked.employees <= 10 && asked.startsIn >= 0 && asked.trainedAgo < age;
        expect(await eligible(asked)).toBe(wanted);
      }),
      { numRuns: 150 },
    );
  });

  test('fewer employees, a later start and newer training never take it away', async () => {
    await fc.assert(
      fc.asyncProperty(request, request, async (a, b) => {
        if (!(await eligible(a))) return;
        const better = {
          employees: Math.min(a.employees, b.employees),
          startsIn: Math.max(a.startsIn, b.startsIn),
          trainedAgo: Math.min(a.trainedAgo, b.trainedAgo),
        };
        expect(await eligible(better)).toBe(true);
      }),
      { numRuns: 150 },
    );
  });
});

describe('the due date', () => {
  const dueOn = async (startDate: string) => {
    const { data } = caseFromExample(release, { registration: { details: { startDate } } });
    const { facts } = await evaluateRuleset(release, 'clocks', data, { now: NOW });
    return facts[0]?.dueOn;
  };

  test('of an audit that starts on 2023-08-14 is 2023-09-19', async () => {
    expect(await dueOn('2023-08-14')).toBe('2023-09-19');
  });

  test('is thirty-six days after the start, whatever the season', async () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((days) => addDays('2020-01-01', days));
    await fc.assert(
      fc.asyncProperty(days, async (startDate) => {
        expect(daysBetween(startDate, String(await dueOn(startDate)))).toBe(36);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the fixtures of the paths', () => {
  const full = caseFromFixtures(release, 'request', 'assessed', 'reviewed');

  test('earn full marks', async () => {
    expect(await passes(release, full)).toBe(true);
  });

  test('every question of the scorecard is answered and judged where it says', () => {
    for (const question of questions) {
      for (const place of [question.answer, question.review ?? '']) {
        const [form = '', step = '', property = ''] = place.split('.');
        expect(full.answers[form]?.[step]?.[property], place).toBeDefined();
      }
    }
  });

  test('name a governing body with an address for every province in scope', () => {
    const provinces = release.tables.governingBodies?.rows.map((row) => row.province);
    expect(provinces).toEqual(release.tables.provinces?.rows.map((row) => row.province));
    expect(provinces).toHaveLength(13);
  });
});
