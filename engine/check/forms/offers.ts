import { pointerTo } from '../../load/pointer.ts';
import type { LoadedForm, ProgramProblem, Release } from '../../model/index.ts';
import { itemNode, propertyNames } from '../../run/schema-node.ts';
import { findPlace } from '../places.ts';
import { problem } from '../problem.ts';
import { unknownName } from './step-place.ts';

/** Offers that lead to no table, or name a column that it does not have. */
export function checkOffers(release: Release, form: LoadedForm): ProgramProblem[] {
  const { file } = form;
  return (form.definition.offers ?? []).flatMap(({ to, column }, index) => {
    const pointer = pointerTo('/offers', index);
    const found = findPlace(release, to);
    const item = 'node' in found && found.node ? itemNode(found.node) : undefined;
    if (!to.startsWith(`${form.id}.`) || !item) {
      const message = `"${to}" is no table of this form.`;
      return [problem('form-unknown-offer', { file, pointer: pointerTo(pointer, 'to'), message, found: to })];
    }
    const columns = propertyNames(item);
    if (columns.includes(column)) return [];
    const message = `The table has no column "${column}".`;
    return [unknownName('form-unknown-offer', file, pointerTo(pointer, 'column'), column, columns, message)];
  });
}
