import { type ChildNode, isTag, isText } from 'domhandler';
import { parseDocument } from 'htmlparser2';

const ENDS_LINE = new Set([
  'p',
  'div',
  'h1',
  'h2',
  'h3',
  'h4',
  'h5',
  'h6',
  'li',
  'tr',
  'br',
  'table',
  'ul',
  'ol',
]);
const SILENT = new Set(['script', 'style', 'head', 'title']);

/**
 * The plain text of a mail's HTML: one line a paragraph, the address of each link behind its words, in
 * the brackets that RFC 3986 (appendix C) keeps for that: no reader copies one along.
 */
export function htmlText(html: string): string {
  return textOf(parseDocument(html).children)
    .replace(/[ \t]+/g, ' ')
    .replace(/ *\n */g, '\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

function textOf(nodes: ChildNode[]): string {
  return nodes.map(nodeText).join('');
}

function nodeText(node: ChildNode): string {
  if (isText(node)) return node.data.replace(/\s+/g, ' ');
  if (!isTag(node) || SILENT.has(node.name)) return '';
  const inner = textOf(node.children);
  if (node.name === 'a') {
    const href = node.attribs.href ?? '';
    return href === '' || href === inner.trim() ? inner : `${inner} <${href}>`;
  }
  if (node.name === 'li') return `- ${inner.trim()}\n`;
  if (node.name === 'td' || node.name === 'th') return `${inner} `;
  if (node.name === 'p' || node.name === 'table') return `${inner}\n\n`;
  return ENDS_LINE.has(node.name) ? `${inner}\n` : inner;
}
