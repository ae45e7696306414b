import { expect, test } from 'vitest';
import { placeToMend } from '../../../server/use-cases/place-to-mend.ts';

const step = (id: string, canEdit: boolean) => ({ id, canEdit });
const whole = { id: 'plan', canEdit: true, only: null, steps: [step('first', false), step('second', true)] };
const part = { ...whole, only: ['plan.second.b', 'plan.second.a'] };
const asked = (place: string, done: boolean | null) => ({ place, title: place, done });
const submittedAt = '2026-05-02T10:00:00.000Z';
const before = { form: 'plan', updatedAt: '2026-05-01T10:00:00.000Z' };
const after = { form: 'plan', updatedAt: '2026-05-03T10:00:00.000Z' };

test('a form that came back as a whole is begun at its first open step, until something was changed', () => {
  const came = { form: whole, asked: [], submittedAt, saved: [before] };
  expect(placeToMend(came)).toBe('plan.second');
  expect(placeToMend({ ...came, saved: [before, { ...after, form: 'other' }] })).toBe('plan.second');
  expect(placeToMend({ ...came, saved: [before, after] })).toBeNull();
  expect(placeToMend({ ...came, submittedAt: undefined })).toBeNull();
  expect(placeToMend({ ...came, form: { ...whole, canEdit: false } })).toBeNull();
  expect(placeToMend({ ...came, form: { ...whole, reviews: 'other' } })).toBeNull();
});

test('of what was asked for, the first that is not ticked as addressed, whatever else was changed', () => {
  const came = { form: part, submittedAt, saved: [before, after] };
  const items = [asked('plan.second', null), asked('plan.second.b', true), asked('plan.second.a', false)];
  expect(placeToMend({ ...came, asked: items })).toBe('plan.second.a');
  expect(placeToMend({ ...came, asked: items.slice(0, 2) })).toBeNull();
});

test('where nothing is to be ticked, the first that was asked for, until something was changed', () => {
  const came = { form: part, submittedAt, asked: [asked('plan.second.b', null)] };
  expect(placeToMend({ ...came, saved: [before] })).toBe('plan.second.b');
  expect(placeToMend({ ...came, saved: [after] })).toBeNull();
});
