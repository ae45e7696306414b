import Box from '@mui/material/Box';
import { createElement, type ReactNode, useMemo } from 'react';
import { parseInert } from '../trusted.ts';

/** Elements that a letter is made of; of any other only what stands in it is shown. */
const KNOWN = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol li table thead tbody tfoot tr th td strong b em i u small br hr blockquote div span dl dt dd'.split(
    ' ',
  ),
);
const EMPTY = new Set(['br', 'hr']);
const UNSEEN = new Set(['script', 'style', 'head', 'title', 'template', 'iframe', 'object', 'svg', 'math']);
/** In the letter its headings are the first; on this page they are parts of a dialog. */
const HEADING = /^h[1-6]$/;

/** A letter as its reader will see it, on white paper: text and structure alone, nothing that acts. */
export function LetterView({ html, language, title }: { html: string; language: string; title: string }) {
  const words = useMemo(() => nodesOf(parseInert(html).body), [html]);
  return (
    <Box
      role="group"
      aria-label={title}
      lang={language}
      // What is longer than its frame is scrolled with the keyboard, too.
      tabIndex={0}
      sx={{
        maxHeight: 420,
        overflow: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        px: 2,
        py: 1,
        bgcolor: '#fff',
        color: '#1b2320',
        overflowWrap: 'anywhere',
        '& td, & th': { textAlign: 'left', verticalAlign: 'top', pr: 1.5, py: 0.25 },
        '& [role="heading"]': { fontWeight: 650, my: 1.5 },
      }}
    >
      {words}
    </Box>
  );
}

function nodesOf(parent: Node): ReactNode[] {
  return [...parent.childNodes].map((node, index): ReactNode => {
    if (node.nodeType === Node.TEXT_NODE) return node.textContent;
    if (!(node instanceof Element)) return null;
    const name = node.localName;
    if (UNSEEN.has(name)) return null;
    const key = index;
    if (EMPTY.has(name)) return createElement(name, { key });
    const inner = nodesOf(node);
    // A link of a preview leads nowhere: it would leave what is being written.
    if (name === 'a') return createElement('u', { key, title: node.getAttribute('href') ?? '' }, ...inner);
    if (HEADING.test(name)) {
      return createElement('div', { key, role: 'heading', 'aria-level': Number(name[1]) + 2 }, ...inner);
    }
    if (!KNOWN.has(name)) return createElement('span', { key }, ...inner);
    const cells = node instanceof HTMLTableCellElement ? { colSpan: node.colSpan } : {};
    return createElement(name, { key, ...cells }, ...inner);
  });
}
