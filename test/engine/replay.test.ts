import { describe, expect, it } from 'vitest';
import { hashJson } from '../../engine/load/hash.ts';
import type {
  Accepted,
  Actor,
  CaseState,
  HistoryEntry,
  Release,
  TimerSet,
} from '../../engine/model/index.ts';
import { decide } from '../../engine/run/decide.ts';
import { fireTimer } from '../../engine/run/fire-timer.ts';
import { historyEntry, recordEntry, verifyChain } from '../../engine/run/history.ts';
import { replayCase } from '../../engine/run/replay.ts';
import { start } from '../../engine/run/start.ts';
import { accepted, NOON, person, releaseOf, sentBy, toyData, toyRelease, yesWhen } from './toy-case.ts';

type Step = { event: string; role: string; data?: HistoryEntry['snapshot']['context'] } | { timer: string };

/** Lives a case and writes its history as a server would. */
async function live(release: Release, steps: Step[], data = toyData()): Promise<HistoryEntry[]> {
  const history: HistoryEntry[] = [];
  const write = (
    kind: HistoryEntry['kind'],
    type: string,
    actor: Actor,
    step: Accepted,
    timer: string | null = null,
    sent?: object,
  ) => {
    history.push(
      historyEntry(
        {
          case: 'c1',
          seq: history.length + 1,
          at: NOON,
          kind,
          release: release.hash,
          actor: { id: actor.id, roles: actor.roles },
          event: { type, dataHash: sent ? hashJson(sent) : null },
          timer,
          answersHash: hashJson(data.answers),
          previousHash: history.at(-1)?.hash ?? null,
        },
        step,
      ),
    );
    return { data, snapshot: step.snapshot };
  };
  const gardener = person('gardener');
  let state: CaseState = write(
    'start',
    'start',
    gardener,
    accepted(await start(release, data, gardener, NOON)),
  );
  for (const step of steps) {
    if ('timer' in step) {
      const fired = accepted(await fireTimer(release, state, { id: step.timer, event: step.timer }, NOON));
      state = write('timer', step.timer, { id: 'system', name: '', roles: ['system'] }, fired, step.timer);
    } else {
      const actor = person(step.role);
      const event = { type: step.event, ...(step.data && { data: step.data }) };
      state = write(
        'event',
        step.event,
        actor,
        accepted(await decide(release, state, event, actor, NOON)),
        null,
        step.data,
      );
    }
  }
  return history;
}

const release = toyRelease();
const steps: Step[] = [
  { event: 'SUBMIT', role: 'gardener' },
  { event: 'ASK', role: 'clerk', data: { reason: 'Which beds?' } },
  { timer: 'xstate.after.reminder.permit.correction' },
  { event: 'RETURN', role: 'gardener' },
  { event: 'APPROVE', role: 'clerk' },
  { event: 'PAID', role: 'system' },
];

/** A copy of a history with one thing changed, as someone with access to the database could. */
function tampered(history: HistoryEntry[], change: (copy: HistoryEntry[]) => void): HistoryEntry[] {
  const copy = structuredClone(history);
  change(copy);
  return copy;
}

describe('a case’s history', () => {
  it('is a chain, and lives again from itself alone', async () => {
    const history = await live(release, steps);
    expect(verifyChain(history)).toEqual([]);
    expect(await replayCase(release, history)).toEqual({
      differences: [],
      steps: 7,
      decisions: 3,
      erased: 0,
    });
  });

  it('keeps what people wrote by its hash only', async () => {
    const history = await live(release, steps);
    expect(JSON.stringify(history)).not.toContain('Which beds?');
    expect(history[2]?.effects).toEqual([
      { type: 'mail', letter: 'asked', paramsHash: expect.stringMatching(/^[0-9a-f]{64}$/) },
    ]);
  });

  it('survives the erasure of facts, and says that they are gone', async () => {
    const history = tampered(await live(release, steps), (copy) => {
      const decision = copy[1]!.decisions[0]!;
      decision.facts = [];
      decision.explanation = [];
    });
    expect(verifyChain(history)).toEqual([]);
    expect(await replayCase(release, history)).toMatchObject({ differences: [], erased: 1, decisions: 2 });
  });

  it.each<[string, string, (copy: HistoryEntry[]) => void]>([
    ['the moment', 'hash', (copy) => (copy[1]!.at = '2026-03-02T19:00:00.000Z')],
    ['the actor', 'hash', (copy) => (copy[1]!.actor.id = 'someone else')],
    ['the roles', 'hash', (copy) => copy[1]!.actor.roles.push('clerk')],
    ['the event', 'hash', (copy) => (copy[1]!.event.type = 'WITHDRAW')],
    ['the data', 'hash', (copy) => (copy[2]!.event.dataHash = hashJson({ reason: 'Other' }))],
    ['the answers', 'hash', (copy) => (copy[1]!.answersHash = hashJson({}))],
    ['the place', 'hash', (copy) => (copy[1]!.snapshot.value = 'granted')],
    ['the context', 'hash', (copy) => (copy[2]!.snapshot.context.rounds = 7)],
    ['a due date', 'hash', (copy) => Object.assign(copy[2]!.timers[0]!, { due: '2026-04-01T05:59:59.999Z' })],
    ['an effect', 'hash', (copy) => copy[2]!.effects.pop()],
    ['an outcome', 'hash', (copy) => copy[1]!.decisions[0]!.outcomes.push({ type: 'too-large', params: {} })],
    ['a parameter', 'hash', (copy) => (copy[1]!.decisions[0]!.parameters.largest = 1)],
    ['a fact', 'decisions.0.facts', (copy) => (copy[1]!.decisions[0]!.facts[0]!.area = 1)],
    ['an entry', 'seq', (copy) => copy.splice(2, 1)],
    ['the order', 'previousHash', (copy) => copy.reverse()],
  ])('shows that %s was changed', async (_, what, change) => {
    const differences = verifyChain(tampered(await live(release, steps), change));
    expect(differences.map((difference) => difference.what)).toContain(what);
  });

  it('is not mended by sealing the changed entry anew', async () => {
    const history = await live(release, steps);
    const forged = tampered(history, (copy) => {
      const { hash: _, ...entry } = copy[1]!;
      copy[1] = recordEntry({ ...entry }, entry.snapshot, 'forged');
    });
    expect(verifyChain(forged).map(({ seq, what }) => [seq, what])).toContainEqual([3, 'previousHash']);
  });
});

describe('living a case again', () => {
  const differences = async (change: (copy: HistoryEntry[]) => void) =>
    (await replayCase(release, tampered(await live(release, steps), change))).differences.map(
      ({ seq, what }) => [seq, what],
    );

  it.each<[string, [number, string], (copy: HistoryEntry[]) => void]>([
    ['another place', [2, 'snapshot'], (copy) => (copy[1]!.snapshot.value = 'granted')],
    ['other values', [3, 'snapshot'], (copy) => (copy[2]!.snapshot.context.rounds = 2)],
    [
      'an outcome that its facts do not give',
      [2, 'decision.size.outcomes'],
      (copy) => copy[1]!.decisions[0]!.outcomes.push({ type: 'too-large', params: {} }),
    ],
    [
      'facts that give another outcome',
      [2, 'decision.size.outcomes'],
      (copy) => (copy[1]!.decisions[0]!.facts[0]!.area = 501),
    ],
    ['a decision that is missing', [2, 'step'], (copy) => (copy[1]!.decisions = [])],
    ['a timer that is missing', [3, 'timers'], (copy) => copy[2]!.timers.pop()],
    [
      'a due time that is not reckoned from its anchor',
      [3, 'timer.xstate.after.reminder.permit.correction.due'],
      (copy) => Object.assign(copy[2]!.timers[0]!, { due: '2026-04-01T05:59:59.999Z' }),
    ],
    [
      'a due time that no clock gives',
      [3, 'timer.xstate.after.reminder.permit.correction.due'],
      (copy) => {
        const timer = copy[2]!.timers[0] as TimerSet;
        timer.due = new Date(Date.parse(timer.due) + 600_000).toISOString();
      },
    ],
    [
      'a due date that is not',
      [3, 'timer.xstate.after.reminder.permit.correction.date'],
      (copy) => Object.assign(copy[2]!.timers[0]!, { date: '2026-03-14' }),
    ],
    [
      'an effect that nothing asked for',
      [6, 'effects'],
      (copy) => copy[5]!.effects.push({ type: 'number', paramsHash: '' }),
    ],
    ['an event that is refused there', [2, 'step'], (copy) => (copy[1]!.event.type = 'PAID')],
    ['another release', [1, 'release'], (copy) => (copy[0]!.release = 'f'.repeat(64))],
  ])('finds %s', async (_, wanted, change) => {
    expect(await differences(change)).toContainEqual(wanted);
  });

  it('takes a day’s end as it was known when clocks were thought to run otherwise', async () => {
    expect(
      await differences((copy) => {
        const timer = copy[2]!.timers[0] as TimerSet;
        timer.due = new Date(Date.parse(timer.due) + 3_600_000).toISOString();
      }),
    ).toEqual([]);
  });

  it('finds that another release decides otherwise', async () => {
    const history = await live(release, steps);
    const stricter = toyRelease({
      file: 'rules/permit/size.json',
      set: { '/rules/0/conditions/all/0/operator': 'lessThan' },
    });
    const moved = history.map((entry) => ({ ...entry, release: stricter.hash }));
    const found = (await replayCase(stricter, moved)).differences;
    expect(found.map(({ what }) => what)).toContain('decision.size.outcomes');
  });

  it('passes over records, which must not move the case', async () => {
    const history = await live(release, steps.slice(0, 1));
    const last = history.at(-1)!;
    const head = {
      case: 'c1',
      at: NOON,
      release: release.hash,
      actor: last.actor,
      event: { type: 'assigned', dataHash: null },
      answersHash: null,
    };
    const record = recordEntry({ ...head, seq: 3, previousHash: last.hash }, last.snapshot, { to: 'u2' });
    expect(verifyChain([...history, record])).toEqual([]);
    expect((await replayCase(release, [...history, record])).differences).toEqual([]);
    const moved = recordEntry(
      { ...head, seq: 3, previousHash: last.hash },
      { ...last.snapshot, value: 'granted' },
      null,
    );
    expect((await replayCase(release, [...history, moved])).differences).toMatchObject([
      { seq: 3, what: 'snapshot' },
    ]);
  });

  it('repeats decisions that were made for a context on the way', async () => {
    const counting = releaseOf(
      {
        machine: {
          initial: 'a',
          context: { rounds: 0 },
          states: {
            a: {
              meta: { events: { GO: sentBy('clerk') } },
              on: { GO: { target: 'b', actions: { type: 'set', params: { rounds: 'context.rounds + 1' } } } },
            },
            b: {
              always: [
                { target: 'end', guard: { type: 'decision', params: { ruleset: 'enough', outcome: 'yes' } } },
                { target: 'a' },
              ],
            },
            end: { type: 'final' },
          },
        },
      },
      { rulesets: { enough: yesWhen('context.rounds >= 3') } },
    );
    const go: Step = { event: 'GO', role: 'clerk' };
    const history = await live(counting, [go, go, go]);
    expect(history.at(-1)?.snapshot.status).toBe('done');
    expect(await replayCase(counting, history)).toMatchObject({ differences: [], decisions: 3 });
  });
});
