/** Whether something was filled in: an empty table, an empty text and what holds only such is nothing to read. */
export function isFilled(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return false;
  if (typeof value !== 'object') return true;
  return Object.values(value).some(isFilled);
}
