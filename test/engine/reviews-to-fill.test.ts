import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../engine/model/index.ts';
import { formAccess } from '../../engine/run/access.ts';
import { reviewsToFill } from '../../engine/run/reviews-to-fill.ts';
import { stateView } from '../../engine/run/state-view.ts';
import { caseAt, NOON, releaseOf, sentBy } from './toy-case.ts';

const answer = 'application.garden.soil';
const judgement = { type: 'object', properties: { mark: { type: 'string', enum: ['fine', 'wrong'] } } };
const files: { [path: string]: JsonObject } = {
  'forms/permit/verdict/form.json': {
    format: 1,
    title: 'Verdict',
    layout: 'sections',
    steps: [{ id: 'ground', title: 'Ground', file: 'ground.json' }],
    review: { of: 'application', accepts: ['fine'] },
  },
  'forms/permit/verdict/ground.json': {
    schema: { type: 'object', properties: { soil: judgement } },
    uischema: {
      type: 'VerticalLayout',
      elements: [{ type: 'Control', scope: '#/properties/soil', options: { widget: 'judgement' } }],
    },
    i18n: {
      en: { 'soil.label': 'Soil', 'soil.mark.label': 'Mark' },
      fr: { 'soil.label': 'Sol', 'soil.mark.label': 'Note' },
    },
  },
  'forms/permit/application/garden.json': {
    schema: {
      type: 'object',
      properties: {
        owner: { type: 'string' },
        area: { type: 'number' },
        soil: { type: 'object', properties: { response: { type: 'string', enum: ['yes', 'no'] } } },
      },
    },
    uischema: {
      type: 'VerticalLayout',
      elements: ['owner', 'area'].map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
    },
    i18n: {
      en: { 'owner.label': 'Owner', 'area.label': 'Area' },
      fr: { 'owner.label': 'Propriétaire', 'area.label': 'Surface' },
    },
  },
  'rules/permit/scorecard.json': {
    format: 1,
    title: 'Ground',
    elements: [
      {
        id: 'ground',
        title: 'Ground',
        questions: [
          {
            id: 'soil',
            title: 'Soil',
            points: 1,
            scoring: 'all-or-nothing',
            answer,
            review: 'verdict.ground.soil',
          },
        ],
      },
    ],
  },
};

/** What is filled in while waiting; judged inside, by the clerk; a second pair of eyes reads; then it is over. */
const release = releaseOf(
  {
    machine: {
      initial: 'draft',
      states: {
        draft: {
          on: { SUBMIT: 'judging' },
          meta: {
            forms: { application: { view: ['gardener'], edit: ['gardener'] } },
            events: { SUBMIT: sentBy('gardener') },
          },
        },
        judging: {
          initial: 'reading',
          meta: { forms: { verdict: { view: ['clerk'] } } },
          states: {
            reading: {
              on: { PROPOSE: 'agreement' },
              meta: {
                forms: { verdict: { view: ['clerk', 'gardener'], edit: ['clerk'] } },
                events: { PROPOSE: sentBy('clerk') },
              },
            },
            agreement: { on: { AGREE: '#over' }, meta: { events: { AGREE: sentBy('clerk') } } },
          },
        },
        over: {
          id: 'over',
          type: 'final',
          meta: { forms: { verdict: { view: ['clerk'], edit: ['clerk'] } } },
        },
      },
    },
  },
  { files },
);

describe('the reviews to fill in', () => {
  it('are those that the place in the workflow opens to the role, as the case itself says', async () => {
    const path = ['SUBMIT', 'PROPOSE', 'AGREE'].map((type) => ({ type }));
    const senders = ['gardener', 'clerk', 'clerk'];
    const found: string[][] = [];
    for (let steps = 0; steps <= path.length; steps += 1) {
      const state = await caseAt(
        release,
        path.slice(0, steps).map((event, index) => [event, senders[index] ?? '']),
      );
      const { states } = stateView(release, state.snapshot);
      for (const role of ['clerk', 'gardener']) {
        const reviews = reviewsToFill(release, states, [role]);
        const open = formAccess(release, state, 'verdict', 'ground', [role], NOON).edit;
        expect(reviews, `${states} ${role}`).toEqual(open ? ['verdict'] : []);
        if (open) found.push([...states, role]);
      }
    }
    expect(found).toEqual([['judging.reading', 'clerk']]);
  });
});
