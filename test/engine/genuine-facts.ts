import type { GenuineRules } from './genuine-rules.ts';

/** Documents about what rules read: facts, params, lists, event types, operators of one's own. */
export const genuineFacts: GenuineRules[] = [
  {
    title: 'a fact compared with another fact',
    rules: [
      {
        conditions: { all: [{ fact: 'spent', operator: 'greaterThan', value: { fact: 'budget' } }] },
        event: { type: 'overspent' },
      },
      {
        conditions: {
          all: [
            { fact: 'plan', path: '$.due', operator: 'lessThan', value: { fact: 'plan', path: '$.started' } },
          ],
        },
        event: { type: 'ends-before-it-begins' },
      },
      {
        conditions: { all: [{ fact: 'person', operator: 'in', value: { fact: 'team', path: '$.members' } }] },
        event: { type: 'insider' },
      },
    ],
    facts: [
      {
        spent: 101,
        budget: 100,
        plan: { due: '2026-01-01', started: '2026-02-01' },
        person: 'Ann',
        team: { members: ['Ann'] },
      },
      {
        spent: 100,
        budget: 100,
        plan: { due: '2026-03-01', started: '2026-02-01' },
        person: 'Bob',
        team: { members: ['Ann'] },
      },
    ],
  },
  {
    title: 'params of facts, and names on every node',
    rules: [
      {
        name: 'training is current',
        conditions: {
          name: 'both courses',
          all: [
            { name: 'basic', fact: 'months', params: { course: 'basic' }, operator: 'lessThan', value: 36 },
            {
              name: 'refresher',
              fact: 'months',
              params: { course: 'refresher' },
              path: '',
              operator: 'greaterThanInclusive',
              value: 0,
            },
          ],
        },
        event: { type: 'current' },
      },
    ],
    facts: [{ months: 35 }, { months: 36 }],
  },
  {
    title: 'facts in the params of an event',
    rules: [
      {
        conditions: { all: [{ fact: 'total', operator: 'greaterThan', value: 0 }] },
        event: {
          type: 'bill',
          params: {
            amount: { fact: 'total' },
            city: { fact: 'customer', path: '$.address.city' },
            first: { fact: 'customer', path: '$.orders[0].id' },
            note: 'thank you',
            nested: { kept: ['as', 'it', 'is', 1, null] },
          },
        },
      },
    ],
    facts: [
      { total: 12.5, customer: { address: { city: 'Banff' }, orders: [{ id: 7 }] } },
      { total: 0, customer: { address: { city: 'Banff' }, orders: [] } },
    ],
  },
  {
    title: 'lists: in, notIn, contains, doesNotContain',
    rules: [
      {
        conditions: { all: [{ fact: 'code', operator: 'in', value: [10, 20, 30] }] },
        event: { type: 'known' },
      },
      {
        conditions: { all: [{ fact: 'code', operator: 'notIn', value: [10, 20, 30] }] },
        event: { type: 'new' },
      },
      {
        conditions: { all: [{ fact: 'tags', operator: 'contains', value: 'urgent' }] },
        event: { type: 'hurry' },
      },
      {
        conditions: { all: [{ fact: 'tags', operator: 'doesNotContain', value: 'urgent' }] },
        event: { type: 'calm' },
      },
    ],
    facts: [
      { code: 20, tags: ['urgent'] },
      { code: 21, tags: [] },
    ],
  },
  {
    title: 'event types that the emitter takes for its own',
    rules: [
      {
        conditions: { all: [{ fact: 'faults', operator: 'greaterThan', value: 2 }] },
        event: { type: 'error', params: { field: 'application.garden.area' } },
      },
      { conditions: { all: [{ fact: 'faults', operator: 'equal', value: 0 }] }, event: { type: 'success' } },
      {
        conditions: { all: [{ fact: 'faults', operator: 'greaterThan', value: 0 }] },
        event: { type: 'failure' },
      },
    ],
    facts: [{ faults: 0 }, { faults: 1 }, { faults: 3 }],
  },
  {
    title: 'custom operators, also decorated',
    rules: [
      {
        conditions: { all: [{ fact: 'account', operator: 'startsWith', value: 'WCB-' }] },
        event: { type: 'workers-board' },
      },
      {
        conditions: { all: [{ fact: 'files', operator: 'everyFact:endsWith', value: '.pdf' }] },
        event: { type: 'all-pdf' },
      },
      {
        conditions: { any: [{ fact: 'account', operator: 'not:matches', value: '^[A-Z]{3}-[0-9]+$' }] },
        event: { type: 'odd-account' },
      },
    ],
    facts: [
      { account: 'WCB-77', files: ['a.pdf', 'b.pdf'] },
      { account: 'x', files: ['a.pdf', 'b.doc'] },
    ],
  },
  {
    title: 'a rule that always holds, and one with an empty all inside',
    rules: [
      { conditions: { all: [] }, event: { type: 'always' } },
      { conditions: { not: { all: [] } }, event: { type: 'never' } },
      {
        conditions: { any: [{ all: [] }, { fact: 'any', operator: 'equal', value: 1 }] },
        event: { type: 'always-too' },
      },
    ],
    facts: [{ any: 0 }],
  },
];
