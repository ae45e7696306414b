/** Begins a file that spreadsheet programs take for UTF-8. */
export const byteOrderMark = '\uFEFF';

/**
 * One line of RFC 4180. Text that a spreadsheet would take for a formula gets an apostrophe before it, so that it
 * stays what people typed; numbers are written as they are.
 */
export function csvLine(values: readonly (string | number | null)[]): string {
  return `${values.map(csvCell).join(',')}\r\n`;
}

/**
 * Where a spreadsheet would begin to read a formula: at the beginning, and behind what it may take for the end of a
 * cell. One that is set to French parts cells at semicolons, and then knows no quotes that stand inside a line.
 */
const FORMULA = /^(?=\s*[=+\-@＝＋－＠]|[\t\r\n])|(?<=;\s*|\S\s*[\t\r\n]\s*)(?=[=+\-@＝＋－＠])/g;

function csvCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = value.replace(FORMULA, "'");
  return /[",;\t\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
