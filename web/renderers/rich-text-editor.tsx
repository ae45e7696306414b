import Box from '@mui/material/Box';
import { type Editor, EditorContent, useEditor, useEditorState } from '@tiptap/react';
import { StarterKit } from '@tiptap/starter-kit';
import { useEffect, useRef } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { fromDocument, toDocument } from './rich-document.ts';
import { parseMarkup, safeHref, writeMarkup } from './rich-markup.ts';
import { richStyle } from './rich-text.tsx';
import { RichTextTools } from './rich-text-tools.tsx';
import type { FieldState } from './use-field.ts';

interface RichTextEditorProps {
  field: FieldState;
  value: string;
  onChange: (markup: string) => void;
  onLeave: () => void;
}

const EXTENSIONS = [
  StarterKit.configure({
    blockquote: false,
    code: false,
    codeBlock: false,
    heading: false,
    horizontalRule: false,
    strike: false,
    underline: false,
    link: { openOnClick: false, isAllowedUri: (address) => safeHref(address ?? '') !== undefined },
  }),
];

/** Writes rich text as it will look, with a tool bar; whatever is pasted becomes what the markup knows. */
export function RichTextEditor({ field, value, onChange, onLeave }: RichTextEditorProps) {
  const { pair } = useLanguage();
  const m = useMessages(messages);
  const known = useRef(value);
  const attributes = {
    role: 'textbox',
    'aria-multiline': 'true',
    'aria-label': field.label,
    'aria-required': String(field.required),
    'aria-invalid': String(field.error !== undefined),
    ...(field.describedBy && { 'aria-describedby': field.describedBy }),
  };
  const editor = useEditor({
    extensions: EXTENSIONS,
    content: toDocument(parseMarkup(value)),
    // The policy of the page allows no style of a library; ours stand below.
    injectCSS: false,
    autofocus: field.autoFocus,
    editorProps: { attributes },
    onUpdate({ editor: now }) {
      known.current = writeMarkup(fromDocument(now.getJSON()));
      onChange(known.current);
    },
    onBlur: onLeave,
  });
  // What came from elsewhere (another tab, another person) is shown; what was typed here is there already.
  useEffect(() => {
    if (value === known.current) return;
    known.current = value;
    editor.commands.setContent(toDocument(parseMarkup(value)), { emitUpdate: false });
  }, [value, editor]);
  const key = JSON.stringify(attributes);
  useEffect(() => {
    editor.setOptions({ editorProps: { attributes: JSON.parse(key) } });
  }, [editor, key]);
  return (
    <Box
      sx={{
        border: field.error ? 2 : 1,
        borderColor: field.error ? 'error.main' : 'text.secondary',
        borderRadius: 1,
        bgcolor: 'background.paper',
        '& .tiptap': { ...richStyle, minHeight: 100, p: 1.5, fontSize: '1rem', whiteSpace: 'pre-wrap' },
      }}
    >
      <Tools editor={editor} label={pair(m('rich.tools'), field.label)} />
      <EditorContent editor={editor} />
    </Box>
  );
}

function Tools({ editor, label }: { editor: Editor; label: string }) {
  const state = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      bold: now.isActive('bold'),
      italic: now.isActive('italic'),
      bullets: now.isActive('bulletList'),
      numbers: now.isActive('orderedList'),
      href: now.getAttributes('link').href as string | undefined,
    }),
  });
  return <RichTextTools editor={editor} state={state} label={label} />;
}
