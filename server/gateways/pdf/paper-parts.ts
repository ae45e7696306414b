import type { Content } from 'pdfmake';

/** What stands above the lines of a paper of money: its title, and names with their values. */
export function paperHead(title: string, facts: readonly (readonly [string, string])[]): [Content, Content] {
  return [
    { text: title, fontSize: 16, bold: true, margin: [0, 0, 0, 12] },
    {
      table: {
        widths: [90, '*'],
        body: facts.map(([name, value]) => [{ text: name, color: '#555555' }, value]),
      },
      layout: 'noBorders',
      margin: [0, 0, 0, 16],
    },
  ];
}

export interface AmountLine {
  label: string;
  /** As it is shown. */
  amount: string;
  bold?: boolean;
}

/** Lines with their amounts at the right. */
export function amountTable(lines: readonly AmountLine[]): Content {
  return {
    table: {
      widths: ['*', 110],
      body: lines.map(({ label, amount, bold = false }): Content[] => [
        { text: label, bold },
        { text: amount, alignment: 'right', bold },
      ]),
    },
    layout: 'lightHorizontalLines',
  };
}
