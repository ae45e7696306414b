import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CaseData, Json, JsonObject, Release } from '../../engine/model/index.ts';
import { decide } from '../../engine/run/decide.ts';
import { evaluateExpression } from '../../engine/run/expressions.ts';
import { isTurnOf } from '../../engine/run/is-turn-of.ts';
import { offeredEvents } from '../../engine/run/offered-events.ts';
import { prefillStep } from '../../engine/run/prefill.ts';
import { expressionRoots } from '../../engine/run/roots.ts';
import { givenSignatures, signatureHash } from '../../engine/run/signatures.ts';
import { stateView } from '../../engine/run/state-view.ts';
import { turnsNow } from '../../engine/run/turns.ts';
import { possibleTurns, whoseTurn } from '../../engine/run/whose-turn.ts';
import { caseAt, NOON, toyRelease } from './toy-case.ts';

const draft = '/machine/states/draft';

/** The toy program where a gardener is asked to sign the whole application, and signs it. */
const release = toyRelease(
  {
    file: 'workflows/permit/program.json',
    set: {
      '/signatures': {
        all: { covers: ['application'], keptIn: 'signed' },
        garden: { covers: ['application.garden'] },
      },
    },
  },
  {
    file: 'workflows/permit/machine.json',
    set: {
      '/machine/context/asked': false,
      '/machine/context/signed': null,
      [`${draft}/meta/waitingFor`]: [
        { role: 'gardener', when: 'asked' },
        { role: 'clerk', unless: 'asked' },
      ],
      [`${draft}/meta/events/ASK`]: {
        label: 'Ask',
        roles: ['clerk'],
        complete: { of: ['application'], but: ['application.confirm'] },
      },
      [`${draft}/meta/events/SIGN`]: { label: 'Sign', roles: ['gardener'], signs: 'all' },
      [`${draft}/on/ASK`]: { actions: [{ type: 'set', params: { asked: 'true' } }] },
      [`${draft}/on/SIGN`]: {
        actions: [{ type: 'set', params: { asked: 'false', signed: 'signatures.all' } }],
      },
    },
  },
);

const filled = { garden: { owner: 'Rose Hill', area: 300 }, confirm: { agreed: true } };
const withAnswers = (data: CaseData, application: { [step: string]: JsonObject }): CaseData => ({
  ...data,
  answers: { application },
});
const hashOf = (data: CaseData, signature = 'all', of: Release = release) =>
  signatureHash(of, signature, { data, now: NOON });
const clerk = { id: 'clerk', name: 'Clerk', roles: ['clerk'] };
const gardener = { id: 'gardener', name: 'Gardener', roles: ['gardener'] };

describe('the hash of what is signed', () => {
  it('changes with any answer that it covers, and with no other', async () => {
    const { data } = await caseAt(release);
    const before = withAnswers(data, filled);
    const agreed = withAnswers(data, { ...filled, confirm: { agreed: false } });
    expect(hashOf(agreed)).not.toBe(hashOf(before));
    expect(hashOf(agreed, 'garden')).toBe(hashOf(before, 'garden'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 900 }), fc.integer({ min: 1, max: 900 }), (one, other) => {
        const area = (value: Json) =>
          hashOf(withAnswers(data, { ...filled, garden: { owner: 'Rose Hill', area: value } }));
        expect(area(one) === area(other)).toBe(one === other);
      }),
    );
  });

  it('is the same for first values that nobody saved and for the same ones saved', async () => {
    const { data } = await caseAt(release);
    const unsaved = withAnswers(data, {});
    const steps = ['garden', 'confirm'] as const;
    const saved = Object.fromEntries(
      steps.map((step) => [step, prefillStep(release, 'application', step, unsaved, NOON)]),
    );
    expect(hashOf(withAnswers(data, saved))).toBe(hashOf(unsaved));
  });

  it('leaves out the step that the signer is filling in himself', async () => {
    const { data } = await caseAt(release);
    const own = { form: 'application', step: 'confirm' };
    const of = (application: { [step: string]: JsonObject }) =>
      signatureHash(release, 'all', { data: withAnswers(data, application), now: NOON, without: own });
    expect(of(filled)).toBe(of({ garden: filled.garden }));
    expect(of(filled)).not.toBe(of({ confirm: filled.confirm }));
  });

  it('is what expressions read', async () => {
    const { data } = await caseAt(release);
    const roots = expressionRoots(release, withAnswers(data, filled), { now: NOON });
    expect(evaluateExpression('signatures.all', roots)).toEqual({
      value: hashOf(withAnswers(data, filled)),
      missing: false,
    });
  });
});

describe('a signature that was given', () => {
  it('holds until something that it covers changes, and again once that is as it was', async () => {
    const state = await caseAt(release);
    const given = (answers: { [step: string]: JsonObject }, signed: Json) =>
      givenSignatures(
        release,
        {
          snapshot: { ...state.snapshot, context: { ...state.snapshot.context, signed } },
          data: withAnswers(state.data, answers),
        },
        NOON,
      );
    const steps = ['garden', 'confirm'].map((step) => ({ form: 'application', step }));
    const shown = hashOf(withAnswers(state.data, filled));
    expect(given(filled, null)).toEqual([]);
    expect(given(filled, shown)).toEqual([{ name: 'all', title: null, steps, holds: true }]);
    expect(given({ ...filled, garden: {} }, shown)).toMatchObject([{ holds: false }]);
  });
});

describe('an event that signs', () => {
  it('is taken under what was shown alone', async () => {
    const state = await caseAt(release);
    const signed = { ...state, data: withAnswers(state.data, filled) };
    const shown = hashOf(signed.data);
    for (const stale of [undefined, '', hashOf(withAnswers(state.data, {}))]) {
      const event = { type: 'SIGN', ...(stale !== undefined && { shown: stale }) };
      const refused = await decide(release, signed, event, gardener, NOON);
      expect(refused).toMatchObject({ ok: false, code: 'shown-changed' });
      expect(Object.keys((!refused.ok && refused.reasons[0]?.message) || {})).toEqual(['en', 'fr']);
    }
    const step = await decide(release, signed, { type: 'SIGN', shown }, gardener, NOON);
    expect(step).toMatchObject({ ok: true, snapshot: { context: { signed: shown, asked: false } } });
    const offers = await offeredEvents(release, signed, gardener, NOON);
    expect(offers.find(({ type }) => type === 'SIGN')).toMatchObject({ offered: true, signs: 'all' });
  });
});

describe('an event that wants parts complete', () => {
  it('is refused with what is missing, each with its place, but for what may stay as it is', async () => {
    const begun = await caseAt(release);
    const state = { ...begun, data: withAnswers(begun.data, { garden: {} }) };
    const refused = await decide(release, state, { type: 'ASK' }, clerk, NOON);
    expect(refused).toMatchObject({ ok: false, code: 'incomplete' });
    const places = refused.ok ? [] : refused.reasons.map(({ place }) => place);
    expect(places.length).toBeGreaterThan(0);
    expect(places.every((place) => place?.startsWith('application.garden'))).toBe(true);
    const offered = (await offeredEvents(release, state, clerk, NOON)).find(({ type }) => type === 'ASK');
    expect(offered).toMatchObject({ offered: true });
    expect(offered?.reasons).toHaveLength(places.length);

    const garden = { ...state, data: withAnswers(state.data, { garden: filled.garden }) };
    const step = await decide(release, garden, { type: 'ASK' }, clerk, NOON);
    // Nothing is submitted by it.
    expect(step).toMatchObject({ ok: true, sent: { submitted: null } });
  });
});

describe('a turn that hangs on the context', () => {
  it('is of whom it hangs on now', async () => {
    const state = await caseAt(release);
    expect(stateView(release, state.snapshot).waitingFor).toEqual(['clerk']);
    expect(isTurnOf(release, state, gardener)).toBe(false);
    expect(isTurnOf(release, state, clerk)).toBe(true);
    const asked = { ...state.snapshot, context: { ...state.snapshot.context, asked: true } };
    expect(stateView(release, asked).waitingFor).toEqual(['gardener']);
    expect(isTurnOf(release, { ...state, snapshot: asked }, gardener)).toBe(true);
    expect(isTurnOf(release, { ...state, snapshot: asked }, clerk)).toBe(false);
    expect(whoseTurn(release, ['draft'], asked.context)).toEqual(['gardener']);
    expect(possibleTurns(release, ['draft'])).toEqual(['gardener', 'clerk']);
  });

  it('takes what is empty for nothing, and what holds something for something', () => {
    const turns = [
      { role: 'gardener', when: 'asked' },
      { role: 'clerk', unless: 'asked' },
    ];
    const turnsWith = (asked: Json) => turnsNow(turns, { asked });
    for (const empty of [null, false, '', 0, [], {}]) expect(turnsWith(empty)).toEqual(['clerk']);
    for (const held of [true, 'x', 1, [false], { at: null }]) expect(turnsWith(held)).toEqual(['gardener']);
  });
});
