import { describe, expect, it } from 'vitest';
import { Drafts } from '../../web/renderers/drafts.ts';

describe('what is typed and not told yet', () => {
  it('lies over the answers, at any depth, and leaves them as they are', () => {
    const drafts = new Drafts();
    drafts.add(() => ({ path: 'area', value: 7 }));
    drafts.add(() => ({ path: 'beds.1.plant', value: 'Rose' }));
    drafts.add(() => ({ path: 'note', value: undefined }));
    drafts.add(() => null);
    const answers = { area: 1, note: 'gone', beds: [{ plant: 'Oak' }, { plant: 'Elm', size: 2 }] };
    const before = structuredClone(answers);
    expect(drafts.over(answers)).toEqual({
      area: 7,
      beds: [{ plant: 'Oak' }, { plant: 'Rose', size: 2 }],
    });
    expect(answers).toEqual(before);
  });

  it('makes what is not there yet', () => {
    const drafts = new Drafts();
    drafts.add(() => ({ path: 'contact.name', value: 'Kim' }));
    drafts.add(() => ({ path: 'rows.0.city', value: 'Calgary' }));
    expect(drafts.over({})).toEqual({ contact: { name: 'Kim' }, rows: [{ city: 'Calgary' }] });
  });

  it('is the same object where nothing is typed, and forgets a field that is gone', () => {
    const drafts = new Drafts();
    const remove = drafts.add(() => ({ path: 'area', value: 7 }));
    remove();
    const answers = { area: 1 };
    expect(drafts.over(answers)).toBe(answers);
  });
});
