import { describe, expect, it } from 'vitest';
import { hrefInCase } from '../../web/portal/case/place-href.ts';
import { fieldId } from '../../web/renderers/use-field.ts';

const forms = [{ id: 'garden' }, { id: 'look', reviews: 'garden' }] as Parameters<
  typeof hrefInCase
>[0]['forms'];
const href = (place: string) => hrefInCase({ id: 'c1', forms }, place);

describe('the address of a place of a case', () => {
  it('is the field in its step, and of a row its table', () => {
    expect(href('garden.beds.soil.kind')).toBe(`/cases/c1/forms/garden/beds?show=1#${fieldId('soil.kind')}`);
    expect(href('garden.beds.rows.2.name')).toBe(
      `/cases/c1/forms/garden/beds?show=1&at=rows.2.name#${fieldId('rows')}`,
    );
  });

  it('is in the review, at the card of the question, what one reviews with', () => {
    expect(href('look.beds.soil.mark')).toBe(`/cases/c1/review/look/beds#${fieldId('soil')}`);
    expect(href('look.beds')).toBe('/cases/c1/review/look/beds');
  });

  it('is none of a form as a whole', () => {
    expect(href('look')).toBeUndefined();
    expect(href('garden')).toBeUndefined();
  });
});
