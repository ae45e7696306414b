import Box from '@mui/material/Box';
import type { Editor } from '@tiptap/core';
import { type ReactNode, useId, useState } from 'react';
import { useMessages } from '../shared/i18n/messages.ts';
import { Finding } from './field-help.tsx';
import { RowButton, TextInput } from './inputs.tsx';
import { messages } from './messages.ts';
import { safeHref } from './rich-markup.ts';

interface RichTextToolsProps {
  editor: Editor;
  label: string;
  state: { bold: boolean; italic: boolean; bullets: boolean; numbers: boolean; href: string | undefined };
}

/** Buttons of the editor; the address of a link is asked for below them. */
export function RichTextTools({ editor, label, state }: RichTextToolsProps) {
  const m = useMessages(messages);
  const [address, setAddress] = useState<string | null>(null);
  const [wrong, setWrong] = useState(false);
  const wrongId = useId();
  const tool = (name: string, sign: ReactNode, on: boolean, run: () => void) => (
    <RowButton
      type="button"
      aria-pressed={on}
      aria-label={name}
      title={name}
      onClick={run}
      style={{ minWidth: 36, minHeight: 32, textDecoration: on ? 'underline' : undefined }}
    >
      {sign}
    </RowButton>
  );
  const setLink = () => {
    const href = safeHref(address ?? '');
    setWrong(href === undefined);
    if (href === undefined) return;
    const chain = editor.chain().focus().extendMarkRange('link');
    const isEmpty = editor.state.selection.empty && !state.href;
    if (isEmpty)
      chain.insertContent({ type: 'text', text: address ?? '', marks: [{ type: 'link', attrs: { href } }] });
    else chain.setLink({ href });
    chain.run();
    setAddress(null);
  };
  return (
    <Box sx={{ borderBottom: 1, borderColor: 'divider', p: 0.5 }}>
      <Box role="toolbar" aria-label={label} sx={{ display: 'flex', flexWrap: 'wrap' }}>
        {tool(m('rich.bold'), <strong>B</strong>, state.bold, () =>
          editor.chain().focus().toggleBold().run(),
        )}
        {tool(m('rich.italic'), <em>I</em>, state.italic, () => editor.chain().focus().toggleItalic().run())}
        {tool(m('rich.bullets'), '•–', state.bullets, () => editor.chain().focus().toggleBulletList().run())}
        {tool(m('rich.numbers'), '1.', state.numbers, () => editor.chain().focus().toggleOrderedList().run())}
        {tool(m('rich.link'), m('rich.link'), state.href !== undefined, () => {
          setWrong(false);
          setAddress(address === null ? (state.href ?? 'https://') : null);
        })}
        {state.href !== undefined &&
          tool(m('rich.unlink'), m('rich.unlink'), false, () =>
            editor.chain().focus().extendMarkRange('link').unsetLink().run(),
          )}
      </Box>
      {address !== null && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', p: 0.5 }}>
          <TextInput
            type="url"
            inputMode="url"
            autoFocus
            aria-label={m('rich.address')}
            aria-invalid={wrong}
            aria-describedby={wrong ? wrongId : undefined}
            value={address}
            onChange={(event) => setAddress(event.target.value)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') {
                event.preventDefault();
                setLink();
              }
              if (event.key === 'Escape') {
                event.stopPropagation();
                setAddress(null);
                editor.commands.focus();
              }
            }}
            style={{ maxWidth: 360 }}
          />
          <RowButton type="button" onClick={setLink}>
            {m('rich.setLink')}
          </RowButton>
          {wrong && (
            <Box id={wrongId} sx={{ width: '100%' }}>
              <Finding severity="error" message={m('rich.badAddress')} />
            </Box>
          )}
        </Box>
      )}
    </Box>
  );
}
