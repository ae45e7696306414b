import type { ListDefinition, Program } from '../model/workflow.ts';

const plainDates = ['openedOn', 'submittedOn', 'nextDue'];

/** Ids of a list's columns whose values are calendar dates. */
export function dateColumns(program: Program, list: ListDefinition): string[] {
  return list.columns
    .filter(({ value }) => {
      const summary = /^summary\.(.*)$/.exec(value)?.[1];
      return (
        plainDates.includes(value) || (summary !== undefined && program.summary?.[summary]?.unit === 'date')
      );
    })
    .map(({ id }) => id);
}
