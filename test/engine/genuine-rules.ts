import type { Json, JsonObject } from '../../engine/index.ts';
import { genuineFacts } from './genuine-facts.ts';

/** A document in the rule engine's own grammar, with sets of facts for it to decide. */
export interface GenuineRules {
  title: string;
  conditions?: { [name: string]: JsonObject };
  rules: JsonObject[];
  /** Each is decided once. */
  facts: { [name: string]: Json }[];
}

export const genuineRules: GenuineRules[] = [
  ...genuineFacts,
  {
    title: 'all, any and not inside each other',
    rules: [
      {
        conditions: {
          any: [
            {
              all: [
                { fact: 'crew', operator: 'greaterThanInclusive', value: 5 },
                { fact: 'site', operator: 'equal', value: 'quarry' },
              ],
            },
            {
              all: [
                { fact: 'crew', operator: 'lessThan', value: 5 },
                {
                  not: {
                    any: [
                      { fact: 'site', operator: 'equal', value: 'office' },
                      { fact: 'lone', operator: 'equal', value: true },
                    ],
                  },
                },
              ],
            },
          ],
        },
        event: { type: 'visit', params: { message: 'A visit is needed' } },
      },
    ],
    facts: [
      { crew: 5, site: 'quarry', lone: false },
      { crew: 4, site: 'quarry', lone: false },
      { crew: 4, site: 'quarry', lone: true },
      { crew: 4, site: 'office', lone: false },
      { crew: 9, site: 'office', lone: false },
    ],
  },
  {
    title: 'conditions by reference',
    conditions: {
      seasoned: {
        any: [
          { fact: 'years', operator: 'greaterThan', value: 10 },
          { fact: 'licence', operator: 'in', value: ['A', 'B'] },
        ],
      },
      rested: { not: { fact: 'hours', operator: 'greaterThan', value: 60 } },
      fit: { all: [{ condition: 'rested' }, { fact: 'medical', operator: 'equal', value: true }] },
    },
    rules: [
      { conditions: { condition: 'seasoned' }, event: { type: 'seasoned' } },
      {
        conditions: { all: [{ condition: 'seasoned' }, { condition: 'fit', priority: 5 }] },
        event: { type: 'may-drive' },
      },
      { conditions: { not: { condition: 'fit' } }, event: { type: 'must-rest' } },
    ],
    facts: [
      { years: 11, licence: 'C', hours: 40, medical: true },
      { years: 2, licence: 'A', hours: 61, medical: true },
      { years: 2, licence: 'C', hours: 61, medical: false },
    ],
  },
  {
    title: 'priorities of rules and of conditions',
    rules: [
      {
        name: 'late',
        priority: 1,
        conditions: { all: [{ fact: 'delay', operator: 'greaterThan', value: 0 }] },
        event: { type: 'late' },
      },
      {
        name: 'very late',
        priority: 100,
        conditions: {
          priority: 3,
          all: [
            { fact: 'delay', operator: 'greaterThan', value: 30, priority: 1 },
            { fact: 'excused', operator: 'equal', value: false, priority: 10 },
          ],
        },
        event: { type: 'very-late', params: { weight: 3 } },
      },
      {
        name: 'closed',
        priority: 50,
        conditions: { any: [{ all: [{ fact: 'delay', operator: 'greaterThan', value: 90 }], priority: 2 }] },
        event: { type: 'closed' },
      },
    ],
    facts: [
      { delay: 0, excused: false },
      { delay: 31, excused: false },
      { delay: 91, excused: true },
      { delay: 91, excused: false },
    ],
  },
  {
    title: 'someFact and everyFact',
    rules: [
      {
        conditions: { all: [{ fact: 'readings', operator: 'someFact:greaterThan', value: 85 }] },
        event: { type: 'loud' },
      },
      {
        conditions: { all: [{ fact: 'readings', operator: 'everyFact:lessThanInclusive', value: 80 }] },
        event: { type: 'quiet' },
      },
      {
        conditions: { any: [{ fact: 'trades', operator: 'someFact:in', value: ['roofer', 'welder'] }] },
        event: { type: 'hot-work' },
      },
    ],
    facts: [
      { readings: [70, 86], trades: ['clerk', 'welder'] },
      { readings: [70, 80], trades: ['clerk'] },
      { readings: [], trades: [] },
    ],
  },
  {
    title: 'someValue and everyValue',
    rules: [
      {
        conditions: { all: [{ fact: 'zone', operator: 'someValue:equal', value: ['north', 'east'] }] },
        event: { type: 'ours' },
      },
      {
        conditions: { all: [{ fact: 'zone', operator: 'everyValue:notEqual', value: ['north', 'east'] }] },
        event: { type: 'theirs' },
      },
      {
        conditions: {
          all: [{ fact: 'badges', operator: 'everyValue:contains', value: ['first aid', 'ladder'] }],
        },
        event: { type: 'equipped' },
      },
    ],
    facts: [
      { zone: 'north', badges: ['first aid', 'ladder', 'crane'] },
      { zone: 'south', badges: ['ladder'] },
    ],
  },
  {
    title: 'swap and not, also stacked',
    rules: [
      {
        conditions: { all: [{ fact: 'city', operator: 'swap:contains', value: ['Hinton', 'Jasper'] }] },
        event: { type: 'mountains' },
      },
      {
        conditions: { all: [{ fact: 'age', operator: 'not:lessThan', value: 18 }] },
        event: { type: 'adult' },
      },
      {
        conditions: { all: [{ fact: 'ages', operator: 'not:everyFact:greaterThanInclusive', value: 18 }] },
        event: { type: 'minors' },
      },
      {
        conditions: { all: [{ fact: 'ages', operator: 'everyFact:not:swap:greaterThan', value: 65 }] },
        event: { type: 'over-65' },
      },
    ],
    facts: [
      { city: 'Jasper', age: 18, ages: [17, 40] },
      { city: 'Calgary', age: 17, ages: [65, 66] },
      { city: '', age: 0, ages: [] },
    ],
  },
  {
    title: 'paths into objects and lists',
    rules: [
      {
        conditions: {
          all: [
            { fact: 'employer', path: '$.address.province', operator: 'equal', value: 'AB' },
            { fact: 'employer', path: '$.accounts[0]', operator: 'notEqual', value: '' },
          ],
        },
        event: { type: 'covered' },
      },
      {
        conditions: {
          all: [
            { fact: 'employer', path: '$.sites[*].people', operator: 'someFact:greaterThan', value: 100 },
          ],
        },
        event: { type: 'large-site' },
      },
      {
        conditions: {
          any: [{ fact: 'employer', path: '$.sites[*].lead.trained', operator: 'contains', value: false }],
        },
        event: { type: 'train-leads' },
      },
      {
        conditions: {
          all: [{ fact: 'employer', path: '$.accounts.length', operator: 'greaterThan', value: 1 }],
        },
        event: { type: 'several' },
      },
    ],
    facts: [
      {
        employer: {
          address: { province: 'AB' },
          accounts: ['123', '456'],
          sites: [
            { people: 101, lead: { trained: true } },
            { people: 2, lead: { trained: false } },
          ],
        },
      },
      { employer: { address: { province: 'SK' }, accounts: [], sites: [] } },
      { employer: { address: {} } },
    ],
  },
];
