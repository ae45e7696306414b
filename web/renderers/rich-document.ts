import type { JSONContent } from '@tiptap/core';
import type { Block, Run } from './rich-markup.ts';

const LISTS = { bullets: 'bulletList', numbers: 'orderedList' } as const;

/** Blocks as the editor's document. */
export function toDocument(blocks: readonly Block[]): JSONContent {
  const paragraph = (runs: readonly Run[]): JSONContent => ({
    type: 'paragraph',
    content: runs.flatMap(inline),
  });
  const content = blocks.map((block) =>
    block.kind === 'paragraph'
      ? paragraph(block.runs)
      : {
          type: LISTS[block.kind],
          content: block.items.map((item) => ({ type: 'listItem', content: [paragraph(item)] })),
        },
  );
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function inline({ text, bold, italic, href }: Run): JSONContent[] {
  const marks = [
    ...(bold ? [{ type: 'bold' }] : []),
    ...(italic ? [{ type: 'italic' }] : []),
    ...(href ? [{ type: 'link', attrs: { href } }] : []),
  ];
  return text
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [{ type: 'hardBreak' }] : []),
      ...(line ? [{ type: 'text', text: line, marks }] : []),
    ]);
}

/** And back. Lists in lists become one list. */
export function fromDocument(document: JSONContent): Block[] {
  return (document.content ?? []).flatMap((node): Block[] => {
    if (node.type === 'bulletList') return [{ kind: 'bullets', items: itemsOf(node) }];
    if (node.type === 'orderedList') return [{ kind: 'numbers', items: itemsOf(node) }];
    return [{ kind: 'paragraph', runs: runsOf(node) }];
  });
}

const itemsOf = (list: JSONContent): Run[][] =>
  (list.content ?? []).flatMap((item) =>
    (item.content ?? []).flatMap((part) => (part.type === 'paragraph' ? [runsOf(part)] : itemsOf(part))),
  );

function runsOf(node: JSONContent): Run[] {
  return (node.content ?? []).map((part) => {
    if (part.type === 'hardBreak') return { text: '\n' };
    const has = (type: string) => part.marks?.find((mark) => mark.type === type);
    const href: unknown = has('link')?.attrs?.href;
    return {
      text: part.text ?? '',
      ...(has('bold') && { bold: true }),
      ...(has('italic') && { italic: true }),
      ...(typeof href === 'string' && { href }),
    };
  });
}
