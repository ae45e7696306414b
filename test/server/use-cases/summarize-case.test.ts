import { describe, expect, it } from 'vitest';
import type { Release } from '../../../engine/index.ts';
import { summaryReads, summaryReadsSurroundings } from '../../../server/use-cases/summarize-case.ts';
import { toyRelease } from '../../engine/toy-case.ts';

/** A release that keeps one value beside each case. */
function summedUpBy(from: string): Release {
  const release = toyRelease();
  return { ...release, definition: { ...release.definition, summary: { value: { title: 'Value', from } } } };
}

describe('what a case is summed up by', () => {
  it.each([
    ['application.garden.area', true, false],
    ['decision.decide.reason', false, false],
    ['scorecard.claimed.percent', true, false],
    ['size(questions)', true, false],
    // Covers answers and first values, which are computed from what surrounds the case.
    ['signatures.neighbour', true, true],
    ['company.name', false, true],
  ])('%s: is computed anew when the application is saved: %s, asks for more: %s', (from, reads, more) => {
    const release = summedUpBy(from);
    expect(summaryReads(release, 'application')).toBe(reads);
    expect(summaryReadsSurroundings(release)).toBe(more);
  });
});
