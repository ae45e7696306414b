import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Decision, HistoryEntry, JsonObject } from '../../engine/model/index.ts';
import { emptyCase } from '../../engine/run/empty-case.ts';
import { evaluateRuleset } from '../../engine/run/evaluate.ts';
import { recordEntry } from '../../engine/run/history.ts';
import { replayCase } from '../../engine/run/replay.ts';
import { NOON, releaseOf } from './toy-case.ts';

const release = releaseOf(
  { machine: { initial: 'a', states: { a: {} } } },
  {
    rulesets: {
      when: {
        facts: { day: { title: { en: 'Day', fr: 'Jour' }, unit: 'date', from: 'case.openedOn' } },
        rules: [
          {
            conditions: { all: [{ fact: 'day', operator: 'notEqual', value: '2000-01-01' }] },
            event: {
              type: 'yes',
              params: { message: { en: 'Since {day}.', fr: 'Depuis le {day}.' }, on: '{day}' },
            },
          },
        ],
      },
    },
  },
);

const decided = (day: string, more: { isoDates?: boolean } = {}) =>
  evaluateRuleset(release, 'when', emptyCase(), { now: NOON, facts: [{ day }], ...more });

const messageOf = ({ outcomes }: Decision) => outcomes[0]!.params.message as JsonObject;

/** What a replay says of a decision. */
async function found(decision: Decision): Promise<string[]> {
  const entry: HistoryEntry = recordEntry(
    {
      case: 'c1',
      seq: 1,
      at: NOON,
      release: release.hash,
      actor: { id: 'u1', roles: [] },
      event: { type: 'noted', dataHash: null },
      answersHash: null,
      previousHash: null,
    },
    { status: 'active', value: 'a', context: {} },
    null,
  );
  const { differences } = await replayCase(release, [{ ...entry, decisions: [decision] }]);
  return differences.map(({ what }) => what).filter((what) => what.startsWith('decision.'));
}

const days = fc
  .date({ min: new Date('2001-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('dates in what a decision says', () => {
  it('are written out for people, each in his language, and left as they are for machines', async () => {
    const { outcomes, explanation } = await decided('2026-04-01');
    expect(outcomes[0]?.params).toEqual({
      message: { en: 'Since April 1, 2026.', fr: 'Depuis le 1er avril 2026.' },
      on: '2026-04-01',
    });
    const texts = JSON.stringify(explanation);
    expect(texts).toContain('April 1, 2026');
    expect(texts).toContain('1er avril 2026');
  });

  it('change neither the hash of a decision nor what one of earlier times is found to be', async () => {
    await fc.assert(
      fc.asyncProperty(days, async (day) => {
        const [now, then] = [await decided(day), await decided(day, { isoDates: true })];
        expect(now.factsHash).toBe(then.factsHash);
        expect(messageOf(then).en).toBe(`Since ${day}.`);
        expect(await found(now)).toEqual([]);
        expect(await found(then)).toEqual([]);
      }),
      { numRuns: 40 },
    );
  });

  it('do not hide a word that was changed, in either way of telling', async () => {
    for (const isoDates of [false, true]) {
      const decision = structuredClone(await decided('2026-04-01', { isoDates }));
      messageOf(decision).en = 'Since 2026-04-02.';
      expect(await found(decision)).toContain('decision.when.outcomes');
      const mixed = structuredClone(await decided('2026-04-01', { isoDates }));
      mixed.explanation = (await decided('2026-04-01', { isoDates: !isoDates })).explanation;
      expect((await found(mixed)).length).toBeGreaterThan(0);
    }
  });
});
