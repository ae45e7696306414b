import { describe, expect, it } from 'vitest';
import { tickedFields, tickedValues } from '../../engine/run/ticked.ts';
import { releaseWith, someCase, someNow } from './step-release.ts';

const addressed = { type: 'integer', 'x-ticked': 'context.rounds' };
const schema = {
  type: 'object',
  definitions: {
    addressed,
    answer: { type: 'object', properties: { done: { $ref: '#/definitions/addressed' } } },
  },
  properties: {
    first: { $ref: '#/definitions/answer' },
    second: {
      type: 'object',
      properties: { done: addressed, seen: { type: 'string', 'x-ticked': 'today' } },
    },
    rows: { type: 'array', items: { type: 'object', properties: { done: addressed } } },
  },
};

describe('boxes of which a tick is worth more than yes', () => {
  const release = releaseWith({ schema, uischema: { type: 'VerticalLayout', elements: [] } });
  const values = (context: object) =>
    tickedValues(release, 'application', 'garden', { data: someCase(), context: { ...context } }, someNow);

  it('are found behind references, and not in the rows of a table', () => {
    const step = release.forms.get('application')?.steps.get('garden')?.step;
    expect(step && tickedFields(step).map(({ pointer }) => pointer)).toEqual([
      '/first/done',
      '/second/done',
      '/second/seen',
    ]);
  });

  it('are worth what the case says now', () => {
    expect(values({ rounds: 2 })).toEqual({
      '/first/done': 2,
      '/second/done': 2,
      '/second/seen': '2026-03-01',
    });
    expect(values({ rounds: 3 })['/first/done']).toBe(3);
  });

  it('are worth nothing where the case does not say', () => {
    expect(values({})['/first/done']).toBeNull();
  });

  it('do not concern other steps', () => {
    expect(
      tickedValues(release, 'application', 'confirm', { data: someCase(), context: {} }, someNow),
    ).toEqual({});
  });
});
