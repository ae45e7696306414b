/**
 * Cells of what was copied in a spreadsheet: tabs between cells, or commas or semicolons of a CSV; a cell in
 * quotes may hold any of them, line ends and doubled quotes. A quote that ends nowhere, or amid a cell, is one that
 * somebody typed. Empty lines are left out.
 */
export function parseClipboard(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(plain);
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  const endCell = () => {
    cells.push(cell.trim());
    cell = '';
  };
  const endLine = () => {
    endCell();
    if (cells.some((one) => one !== '')) lines.push(cells);
    cells = [];
  };
  for (let at = 0; at < plain.length; at++) {
    const sign = plain[at] as string;
    const end = sign === '"' && cell.trim() === '' ? endOfQuoted(plain, at, separator) : null;
    if (end !== null) {
      cell = plain.slice(at + 1, end).replaceAll('""', '"');
      at = end;
    } else if (sign === separator) endCell();
    else if (sign === '\n') endLine();
    else cell += sign;
  }
  endLine();
  return lines;
}

/** Where the quote is that ends what begins with the one at `from`, and a cell with it; null where none does. */
function endOfQuoted(text: string, from: number, separator: string): number | null {
  for (let at = text.indexOf('"', from + 1); at >= 0; at = text.indexOf('"', at + 2)) {
    if (text[at + 1] === '"') continue;
    const next = /[^ ]/g;
    next.lastIndex = at + 1;
    const after = next.exec(text)?.[0] ?? '\n';
    return after === separator || after === '\n' ? at : null;
  }
  return null;
}

/** A tab wherever there is one; else what stands most often in the first line, outside quotes. */
function separatorOf(text: string): string {
  if (text.includes('\t')) return '\t';
  const first = (text.split('\n').find((line) => line.trim()) ?? '').replace(/"[^"]*"/g, '');
  const count = (sign: string) => first.split(sign).length - 1;
  const [semicolons, commas] = [count(';'), count(',')];
  return semicolons === 0 && commas === 0 ? '\t' : semicolons >= commas ? ';' : ',';
}

/** Cells as a spreadsheet takes them from the clipboard. */
export const toClipboard = (lines: readonly (readonly string[])[]): string =>
  lines
    .map((cells) =>
      cells.map((cell) => (/[\t\n"]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join('\t'),
    )
    .join('\n');
