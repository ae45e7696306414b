import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';
import type { Content } from 'pdfmake';

/** A piece of running text with the marks that hold for it. */
type Inline = {
  text: string;
  bold?: true;
  italics?: true;
  decoration?: 'underline';
  link?: string;
  color?: string;
};
type Marks = Omit<Inline, 'text'>;
/** Tag of a heading → points. */
type Sizes = { [tag: string]: number };

/** More columns than this leave no room for a word on a sheet of paper. */
const MOST_COLUMNS = 8;

/** What is never printed, nor anything inside it. */
const SILENT = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object', 'svg']);
const HEADINGS: Sizes = { h1: 17, h2: 14, h3: 12, h4: 11, h5: 10.5, h6: 10.5 };
const BLOCKS = new Set([
  'p',
  'div',
  'section',
  'article',
  'blockquote',
  'ul',
  'ol',
  'table',
  'hr',
  'pre',
  'body',
  'html',
  'address',
  'figure',
  'main',
  'header',
  'footer',
  ...Object.keys(HEADINGS),
]);

/**
 * The small part of HTML that letters use, as pdfmake content (`sizes`: of headings, in points): headings,
 * paragraphs, emphasis, links, line breaks, lists, tables, rules and quotations. Anything else is read for its
 * text. Images and styles are left out on purpose: a letter must print without fetching anything.
 */
export function htmlContent(html: string, sizes: Sizes = {}): Content[] {
  return blocksOf(parseDocument(html).children, {}, { ...HEADINGS, ...sizes });
}

function blocksOf(nodes: ChildNode[], marks: Marks, sizes: Sizes): Content[] {
  const content: Content[] = [];
  let line: Inline[] = [];
  const endLine = () => {
    const inlines = tidy(line);
    if (inlines.length > 0) content.push({ text: inlines, margin: [0, 0, 0, 8] });
    line = [];
  };
  for (const node of nodes) {
    if (isTag(node) && SILENT.has(node.name)) continue;
    if (isTag(node) && holdsBlocks(node)) {
      endLine();
      content.push(...blockOf(node, { ...marks, ...marksOf(node) }, sizes));
    } else line.push(...inlinesOf(node, marks));
  }
  endLine();
  return content;
}

/** True for block elements, and for inline ones around a block (`<strong><p>…`). */
function holdsBlocks(node: Element): boolean {
  return BLOCKS.has(node.name) || node.children.some((child) => isTag(child) && holdsBlocks(child));
}

function blockOf(node: Element, marks: Marks, sizes: Sizes): Content[] {
  const size = sizes[node.name];
  if (size !== undefined) {
    const text = tidy(node.children.flatMap((child) => inlinesOf(child, { ...marks, bold: true })));
    return text.length === 0 ? [] : [{ text, fontSize: size, margin: [0, 6, 0, 6] }];
  }
  switch (node.name) {
    case 'ul':
      return [{ ul: itemsOf(node, marks, sizes), margin: [0, 0, 0, 8] }];
    case 'ol':
      return [{ ol: itemsOf(node, marks, sizes), margin: [0, 0, 0, 8] }];
    case 'table':
      return tableOf(node, marks, sizes);
    case 'hr':
      return [
        {
          canvas: [{ type: 'line', x1: 0, y1: 0, x2: 480, y2: 0, lineWidth: 0.5, lineColor: '#888888' }],
          margin: [0, 4, 0, 10],
        },
      ];
    case 'blockquote':
      return [{ stack: blocksOf(node.children, marks, sizes), margin: [16, 0, 0, 4] }];
    case 'pre':
      return [{ text: textOf(node), preserveLeadingSpaces: true, margin: [0, 0, 0, 8] }];
    default:
      return blocksOf(node.children, marks, sizes);
  }
}

function itemsOf(list: Element, marks: Marks, sizes: Sizes): Content[] {
  return list.children
    .filter((child): child is Element => isTag(child) && child.name === 'li')
    .map((item) => ({ stack: blocksOf(item.children, marks, sizes) }));
}

function tableOf(table: Element, marks: Marks, sizes: Sizes): Content[] {
  const rows = elementsNamed(table, 'tr');
  const cells = rows.map((row) =>
    row.children.filter((child): child is Element => isTag(child) && ['td', 'th'].includes(child.name)),
  );
  const width = Math.max(0, ...cells.map((row) => row.length));
  if (width === 0) return [];
  const heads = Math.max(
    0,
    cells.findIndex((row) => row.some((cell) => cell.name !== 'th')),
  );
  const contentOf = (cell: Element | undefined): Content =>
    cell === undefined
      ? { text: '' }
      : { stack: blocksOf(cell.children, cell.name === 'th' ? { ...marks, bold: true } : marks, sizes) };
  if (width > MOST_COLUMNS) {
    const labels = cells[heads - 1] ?? [];
    return cells
      .slice(heads)
      .map((row) => rowInLines(row.map((cell, at) => [contentOf(labels[at]), contentOf(cell)])));
  }
  return [
    {
      table: {
        headerRows: heads,
        widths: Array.from({ length: width }, () => '*'),
        body: cells.map((row) => Array.from({ length: width }, (_, column) => contentOf(row[column]))),
      },
      layout: 'lightHorizontalLines',
      margin: [0, 0, 0, 10],
    },
  ];
}

/** A row of a table that is too wide for the sheet: each cell under the one before, beside its column's head. */
function rowInLines(body: [Content, Content][]): Content {
  return {
    table: { headerRows: 0, widths: [150, '*'], body },
    layout: 'lightHorizontalLines',
    margin: [0, 0, 0, 14],
  };
}

function elementsNamed(node: Element, name: string): Element[] {
  return node.children.flatMap((child) =>
    isTag(child) ? (child.name === name ? [child] : elementsNamed(child, name)) : [],
  );
}

function inlinesOf(node: ChildNode, marks: Marks): Inline[] {
  if (isText(node)) return [{ ...marks, text: node.data.replace(/\s+/g, ' ') }];
  if (!isTag(node) || SILENT.has(node.name)) return [];
  if (node.name === 'br') return [{ ...marks, text: '\n' }];
  const inner = { ...marks, ...marksOf(node) };
  return node.children.flatMap((child) => inlinesOf(child, inner));
}

function marksOf(node: Element): Marks {
  switch (node.name) {
    case 'strong':
    case 'b':
      return { bold: true };
    case 'em':
    case 'i':
    case 'cite':
      return { italics: true };
    case 'u':
      return { decoration: 'underline' };
    case 'a': {
      const href = node.attribs.href ?? '';
      return /^(https?:|mailto:)/i.test(href)
        ? { link: href, color: '#1a4f8b', decoration: 'underline' }
        : {};
    }
    default:
      return {};
  }
}

/** Joins white space across neighbours as a browser does, and drops it at both ends of a line. */
function tidy(inlines: Inline[]): Inline[] {
  const kept: Inline[] = [];
  for (const inline of inlines) {
    const before = kept.at(-1)?.text ?? '\n';
    const text = /\s$/.test(before) && inline.text !== '\n' ? inline.text.replace(/^ /, '') : inline.text;
    if (text !== '') kept.push({ ...inline, text });
  }
  const last = kept.at(-1);
  if (last !== undefined) last.text = last.text.trimEnd();
  return kept.filter((inline) => inline.text !== '');
}

function textOf(node: ChildNode): string {
  if (isText(node)) return node.data;
  return isTag(node) ? node.children.map(textOf).join('') : '';
}
