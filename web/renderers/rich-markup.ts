/** A run of text that looks the same. */
export interface Run {
  text: string;
  bold?: boolean;
  italic?: boolean;
  /** Only `http`, `https` and `mailto`. */
  href?: string;
}

/** A paragraph (line ends in its runs are line breaks) or a list with its items. */
export type Block = { kind: 'paragraph'; runs: Run[] } | { kind: 'bullets' | 'numbers'; items: Run[][] };

/*
 * Rich text is kept as a closed part of Markdown: **bold**, *italic*, [links](https://…), "- " and "1. " lists.
 * It stays legible as it is (in letters, exports and expressions), and nothing in it is ever taken for HTML.
 */

/** An address that may be a link; undefined for any other. */
export function safeHref(address: string): string | undefined {
  const plain = address.trim();
  if (/^(https?:\/\/|mailto:)[^\s<>"()]+$/i.test(plain)) return plain;
  return /^[^\s@<>"():/]+@[^\s@<>"():/]+\.[^\s@<>"():/]+$/.test(plain) ? `mailto:${plain}` : undefined;
}

const ITEM = { bullets: /^- +/, numbers: /^\d{1,3}[.)] +/ } as const;

export function parseMarkup(text: string): Block[] {
  const blocks: Block[] = [];
  let lines: string[] = [];
  const end = () => {
    if (lines.length > 0) blocks.push({ kind: 'paragraph', runs: parseRuns(lines.join('\n')) });
    lines = [];
  };
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const kind = (['bullets', 'numbers'] as const).find((one) => ITEM[one].test(line));
    if (kind) {
      end();
      const last = blocks.at(-1);
      const item = parseRuns(line.replace(ITEM[kind], ''));
      if (last?.kind === kind) last.items.push(item);
      else blocks.push({ kind, items: [item] });
    } else if (line.trim() === '') {
      end();
      // An empty line ends a list, too.
      if (blocks.at(-1)?.kind !== 'paragraph' && blocks.length > 0)
        blocks.push({ kind: 'paragraph', runs: [] });
    } else lines.push(line);
  }
  end();
  return blocks.filter((block) => block.kind !== 'paragraph' || block.runs.length > 0);
}

function parseRuns(text: string): Run[] {
  const runs: Run[] = [];
  let [plain, bold, italic] = ['', false, false];
  const end = (more: Partial<Run> = {}) => {
    if (plain) runs.push({ text: plain, ...(bold && { bold }), ...(italic && { italic }), ...more });
    plain = '';
  };
  for (let at = 0; at < text.length; at++) {
    const rest = text.slice(at);
    const link = /^\[((?:\\.|[^\]\\])+)\]\(([^)\s]*)\)/.exec(rest);
    const href = link && safeHref(link[2] ?? '');
    if (/^\\[\\*[\]\-\d]/.test(rest)) {
      at++;
      plain += text[at];
    } else if (link && href) {
      end();
      plain = (link[1] ?? '').replace(/\\(.)/g, '$1');
      end({ href });
      at += link[0].length - 1;
    } else if (rest.startsWith('**') && (bold || rest.indexOf('**', 2) > 2)) {
      end();
      bold = !bold;
      at++;
    } else if (rest[0] === '*' && rest[1] !== '*' && (italic || /^\*[^*\s]/.test(rest))) {
      end();
      italic = !italic;
    } else plain += rest[0];
  }
  end();
  return runs;
}

export function writeMarkup(blocks: readonly Block[]): string {
  return blocks
    .map((block) => {
      if (block.kind === 'paragraph') return writeRuns(block.runs).replace(/^(?=- |\d{1,3}[.)] )/gm, '\\');
      return block.items
        .map((item, index) => {
          const sign = block.kind === 'bullets' ? '- ' : `${index + 1}. `;
          return sign + writeRuns(item).replaceAll('\n', ' ');
        })
        .join('\n');
    })
    .filter((block) => block.trim() !== '')
    .join('\n\n');
}

const writeRuns = (runs: readonly Run[]): string =>
  runs
    .map((run) => {
      const text = run.text.replace(/[\\*[\]]/g, '\\$&');
      // Signs stand close to the words: a space beside them would make them plain.
      const [, before = '', inner = '', after = ''] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
      if (inner === '') return text;
      const linked = run.href ? `[${inner}](${run.href})` : inner;
      const sign = `${run.bold ? '**' : ''}${run.italic ? '*' : ''}`;
      return `${before}${sign}${linked}${[...sign].reverse().join('')}${after}`;
    })
    .join('');

/** The text without its marks, for places that show one line. */
export function plainText(markup: string): string {
  const said = (runs: readonly Run[]) => runs.map((run) => run.text).join('');
  return parseMarkup(markup)
    .map((block) => (block.kind === 'paragraph' ? said(block.runs) : block.items.map(said).join('; ')))
    .join('\n');
}
