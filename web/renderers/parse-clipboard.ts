/**
 * Cells of what was copied in a spreadsheet: tabs between cells, or commas or semicolons of a CSV; a cell in
 * quotes may hold any of them, line ends and doubled quotes. Empty lines are left out.
 */
export function parseClipboard(text: string): string[][] {
  const plain = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n');
  const separator = separatorOf(plain);
  const lines: string[][] = [];
  let cells: string[] = [];
  let cell = '';
  let quoted = false;
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
    if (quoted) {
      if (sign !== '"') cell += sign;
      else if (plain[at + 1] === '"') {
        cell += '"';
        at++;
      } else quoted = false;
    } else if (sign === '"' && cell.trim() === '') {
      cell = '';
      quoted = true;
    } else if (sign === separator) endCell();
    else if (sign === '\n') endLine();
    else cell += sign;
  }
  endLine();
  return lines;
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
