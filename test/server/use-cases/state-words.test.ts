import { expect, test } from 'vitest';
import { stateWords } from '../../../server/use-cases/state-words.ts';

const view = {
  title: 'Under way',
  description: 'It is being filled in.',
  descriptions: { writer: 'Fill it in.', owner: 'Read along.' },
  waitingFor: ['writer'],
};

test('each role is told of a state in its own words, others in those for all', () => {
  expect(stateWords(view, ['owner']).description).toBe('Read along.');
  expect(stateWords(view, ['clerk']).description).toBe('It is being filled in.');
  expect(stateWords({ ...view, descriptions: undefined }, ['owner']).description).toBe(view.description);
});

test('who holds several roles is told what the one is to do that the case waits for', () => {
  expect(stateWords(view, ['owner', 'writer']).description).toBe('Fill it in.');
});
