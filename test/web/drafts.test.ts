import { describe, expect, it } from 'vitest';
import { Drafts } from '../../web/renderers/drafts.ts';

describe('what is typed and not told yet', () => {
  it('lies over the answers, at any depth, and leaves them as they are', () => {
    const drafts = new Drafts();
    drafts.begin(() => ({ path: 'area', value: 7 }));
    drafts.begin(() => ({ path: 'beds.1.plant', value: 'Rose' }));
    drafts.begin(() => ({ path: 'note', value: undefined }));
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
    drafts.begin(() => ({ path: 'contact.name', value: 'Kim' }));
    drafts.begin(() => ({ path: 'rows.0.city', value: 'Calgary' }));
    expect(drafts.over({})).toEqual({ contact: { name: 'Kim' }, rows: [{ city: 'Calgary' }] });
  });

  it('is the same object where nothing is typed, and forgets a field that is gone', () => {
    const drafts = new Drafts();
    const area = () => ({ path: 'area', value: 7 });
    drafts.begin(area);
    drafts.end(area);
    const answers = { area: 1 };
    expect(drafts.over(answers)).toBe(answers);
  });

  it('is told to whoever says whether all is saved, until the last field is done', () => {
    const drafts = new Drafts();
    const told: boolean[] = [];
    const area = () => ({ path: 'area', value: 7 });
    const note = () => ({ path: 'note', value: 'x' });
    const stop = drafts.watch((isWriting) => told.push(isWriting));
    drafts.begin(area);
    drafts.begin(note);
    drafts.end(area);
    drafts.end(note);
    stop();
    drafts.begin(area);
    expect(told).toEqual([false, true, true, true, false]);
  });
});
