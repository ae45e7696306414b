import { describe, expect, it } from 'vitest';
import { workflowOutline } from '../../engine/run/outline.ts';
import { releaseOf } from './toy-case.ts';

const label = (text: string) => ({ en: text, fr: text });
const event = (text: string) => ({ label: label(text), roles: ['clerk'] });

describe('the outline of a workflow', () => {
  it('leaves out what is passed through, and leads through it', () => {
    const release = releaseOf({
      machine: {
        id: 'permit',
        initial: 'open',
        states: {
          open: {
            meta: { title: label('Open'), events: { GO: event('Go'), STOP: event('Stop') } },
            initial: 'first',
            on: { STOP: 'ended' },
            states: {
              first: { on: { GO: 'second' } },
              second: { meta: { title: label('Second') }, on: { GO: '#permit.passing' } },
            },
          },
          passing: { always: 'ended' },
          ended: { type: 'final', meta: { title: label('Ended') } },
        },
      },
    });
    const { states, transitions } = workflowOutline(release);
    expect(states.map(({ id, title, initial, final }) => [id, title, initial, final])).toEqual([
      ['open.first', label('Open'), true, false],
      ['open.second', label('Second'), false, false],
      ['ended', label('Ended'), false, true],
    ]);
    expect(transitions.map(({ from, to, label: said }) => [from, to, said])).toEqual([
      ['open.first', 'open.second', label('Go')],
      ['open.first', 'ended', label('Stop')],
      ['open.second', 'ended', label('Go')],
      ['open.second', 'ended', label('Stop')],
    ]);
    expect(states[0]?.events.map(({ type }) => type)).toEqual(['GO', 'STOP']);
  });
});
