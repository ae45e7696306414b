import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Release } from '../../engine/model/index.ts';
import { caseFromExample } from '../../engine/run/empty-case.ts';
import { evaluateRuleset } from '../../engine/run/evaluate.ts';
import { prefillStep } from '../../engine/run/prefill.ts';
import { caseFromFixtures, readRelease } from './read-release.ts';

const release = await readRelease('cor');
const small = await readRelease('secor');
const NOW = '2026-04-20T18:00:00.000Z';

/** The sample that the rules ask of a company of this size. */
async function sampleOf(employees: number, sites: number): Promise<{ interviews: number; sites: number }> {
  const list = Array.from({ length: sites }, () => ({ included: true }));
  const part = { registration: { details: { employees }, sites: { list } } };
  const { data } = caseFromExample(release, part);
  const { facts } = await evaluateRuleset(release, 'sample', data, { now: NOW });
  return { interviews: Number(facts[0]?.interviewsNeeded), sites: Number(facts[0]?.sitesNeeded) };
}

async function outcomesOf(from: Release, ruleset: string, employees: number): Promise<string[]> {
  const part = { registration: { details: { employees, startDate: '2026-04-20' } } };
  const { data } = caseFromExample(from, part);
  return (await evaluateRuleset(from, ruleset, data, { now: NOW })).outcomes.map(({ type }) => type);
}

describe('the sample', () => {
  test.each([
    [5, 4],
    [50, 19],
    [500, 60],
  ])('%i employees need %i interviews', async (employees, interviews) => {
    expect((await sampleOf(employees, 2)).interviews).toBe(interviews);
  });

  test.each([
    [2, 2],
    [5, 3],
    [9, 3],
    [30, 10],
  ])('%i sites need %i visits', async (sites, visits) => {
    expect((await sampleOf(50, sites)).sites).toBe(visits);
  });

  test('is filled in for the auditor, as the rules compute it', async () => {
    const data = caseFromFixtures(release, 'request');
    const { interviews, sites } = await sampleOf(24, 3);
    expect(prefillStep(release, 'assessment', 'sample', data, NOW)).toMatchObject({
      interviewsNeeded: interviews,
      sitesNeeded: sites,
      visits: [{ site: 'Mill', visited: false }, { site: 'Yard' }, { site: 'Office' }],
    });
  });

  test('never shrinks when the company grows, and never asks for more than there is', async () => {
    const size = fc.tuple(fc.integer({ min: 1, max: 25_000 }), fc.integer({ min: 1, max: 120 }));
    await fc.assert(
      fc.asyncProperty(size, async ([employees, sites]) => {
        const here = await sampleOf(employees, sites);
        const larger = await sampleOf(employees + 1, sites + 1);
        expect(larger.interviews).toBeGreaterThanOrEqual(here.interviews);
        expect(larger.sites).toBeGreaterThanOrEqual(here.sites);
        expect(here.interviews).toBeLessThanOrEqual(employees);
        expect(here.sites).toBeLessThanOrEqual(sites);
      }),
      { numRuns: 60 },
    );
  });

  test('stands in the tables, each row above the one before', () => {
    const rows = release.tables.interviewSample?.rows ?? [];
    for (const [index, row] of rows.entries()) {
      const before = rows[index - 1];
      if (!before) continue;
      expect(Number(row.employees)).toBeGreaterThan(Number(before.employees));
      expect(Number(row.interviews)).toBeGreaterThanOrEqual(Number(before.interviews));
    }
    const sites = release.tables.siteSample?.rows ?? [];
    for (const [index, row] of sites.entries()) {
      expect(Number(row.fromSites)).toBe(index === 0 ? 1 : Number(sites[index - 1]?.toSites) + 1);
    }
  });
});

describe('two programs for all companies', () => {
  test.each([1, 9, 10, 11, 12, 400])(
    '%i employees: exactly one program takes the company',
    async (employees) => {
      const refusedHere = (await outcomesOf(release, 'eligibility', employees)).includes('ineligible');
      const refusedThere = (await outcomesOf(small, 'eligibility', employees)).includes('ineligible');
      expect(refusedHere).toBe(!refusedThere);
    },
  );

  test('a role that both have means the same scope', () => {
    for (const [role, { scope }] of Object.entries(release.definition.roles)) {
      const there = small.definition.roles[role];
      if (there) expect(there.scope, role).toBe(scope);
    }
  });
});

test('a full audit awards a hundred and fifty points in eleven elements, with three questions or more each', () => {
  const elements = release.scorecard?.scorecard.elements ?? [];
  expect(elements).toHaveLength(11);
  for (const { id, questions } of elements) expect(questions.length, id).toBeGreaterThanOrEqual(3);
  expect(elements.flatMap(({ questions }) => questions).reduce((sum, { points }) => sum + points, 0)).toBe(
    150,
  );
});

test('the reviewer sees how documents, interviews and observation compare', async () => {
  const data = caseFromFixtures(release, 'request', 'assessed', 'reviewed');
  const { outcomes } = await evaluateRuleset(release, 'methods', data, { now: NOW });
  expect(outcomes).toHaveLength(3);
});
