import { describe, expect, it } from 'vitest';
import { offeredEvents } from '../../engine/run/offered-events.ts';
import { caseAt, NOON, person, releaseOf, sentBy, toyData, toyRelease, yesWhen } from './toy-case.ts';

const release = toyRelease();

const offers = async (state: Awaited<ReturnType<typeof caseAt>>, role: string, of = release) =>
  Object.fromEntries(
    (await offeredEvents(of, state, person(role), NOON)).map((offer) => [offer.type, offer]),
  );

describe('offered events', () => {
  it('are those of the present state, with what the button needs', async () => {
    const offered = await offers(await caseAt(release), 'gardener');
    expect(Object.keys(offered)).toEqual(['SUBMIT', 'WITHDRAW']);
    expect(offered.SUBMIT).toMatchObject({
      label: { en: 'Submit' },
      offered: true,
      reasons: [],
      tone: 'primary',
      roles: ['gardener'],
    });
    expect(offered.WITHDRAW).toMatchObject({ tone: 'danger', confirm: { en: 'Withdraw this request?' } });
  });

  it('say who may send what this one may not', async () => {
    const offered = await offers(await caseAt(release), 'clerk');
    expect(offered.SUBMIT).toMatchObject({
      offered: false,
      reasons: [{ message: { en: 'Only for: Gardener.' } }],
    });
  });

  it('stay offered while forms are incomplete, and say what is missing', async () => {
    const { SUBMIT } = await offers(
      await caseAt(release, [], { data: { ...toyData(), answers: {} } }),
      'gardener',
    );
    expect(SUBMIT?.offered).toBe(true);
    expect(SUBMIT?.reasons.length).toBeGreaterThan(1);
    expect(SUBMIT?.reasons.map(({ place }) => place)).toContain('application.garden.area');
  });

  it('are not offered against the rules, with their reason', async () => {
    const { SUBMIT } = await offers(await caseAt(release, [], { data: toyData({ area: 501 }) }), 'gardener');
    expect(SUBMIT).toMatchObject({
      offered: false,
      reasons: [
        { message: { en: '501 m² is more than the 500 m² allowed.' }, place: 'application.garden.area' },
      ],
    });
  });

  it('leave out what only the system sends, and everything once the case has ended', async () => {
    const submitted = await caseAt(release, [[{ type: 'SUBMIT' }, 'gardener']]);
    expect(Object.keys(await offers(submitted, 'clerk'))).toEqual(['ASK', 'APPROVE']);
    expect((await offers(submitted, 'clerk')).ASK).toMatchObject({ form: 'decision', tone: 'neutral' });
    const paying = await caseAt(release, [
      [{ type: 'SUBMIT' }, 'gardener'],
      [{ type: 'APPROVE' }, 'clerk'],
    ]);
    expect(await offers(paying, 'gardener')).toEqual({});
    const ended = await caseAt(release, [[{ type: 'WITHDRAW' }, 'gardener']]);
    expect(await offers(ended, 'gardener')).toEqual({});
  });

  it('are offered where only the event’s own data decides', async () => {
    const asking = releaseOf(
      {
        machine: {
          initial: 'a',
          states: {
            a: {
              meta: { events: { SAY: { ...sentBy('clerk'), form: 'decision' } } },
              on: {
                SAY: {
                  target: 'b',
                  guard: { type: 'decision', params: { ruleset: 'word', outcome: 'yes' } },
                },
              },
            },
            b: { type: 'final' },
          },
        },
      },
      { rulesets: { word: yesWhen("event.data.reason == 'please'") } },
    );
    expect((await offers(await caseAt(asking), 'clerk', asking)).SAY).toMatchObject({
      offered: true,
      reasons: [],
    });
  });
});
