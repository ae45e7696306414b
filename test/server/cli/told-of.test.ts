import { expect, test } from 'vitest';
import { toldOf } from '../../../server/cli/walk/told-of.ts';

const given = { name: 'Robin Ash', email: 'robin@example.ca' };
const person = { name: 'Chloé $& Singh', email: 'chloe@example.com' };

test('an example is told of the person who walks it, wherever it names its assessor', () => {
  const example = {
    signedBy: 'Robin Ash',
    rows: [{ note: 'Ask Robin Ash (robin@example.ca).', years: 4 }],
    none: null,
  };
  expect(toldOf(example, given, person)).toEqual({
    signedBy: 'Chloé $& Singh',
    rows: [{ note: 'Ask Chloé $& Singh (chloe@example.com).', years: 4 }],
    none: null,
  });
});

test('a name within a longer one, and an example that names nobody, stay as they are', () => {
  expect(toldOf('Robin Ashton', given, person)).toBe('Robin Ashton');
  expect(toldOf('Robin Ash', {}, person)).toBe('Robin Ash');
});
