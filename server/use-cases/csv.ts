/** Begins a file that spreadsheet programs take for UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it, so that it
 * stays what people typed; numbers are written as they are.
 */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = /^[=+\-@\t\r\n]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
