import { and, type ControlProps, formatIs, isStringControl, optionIs, or, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import { lazy, Suspense } from 'react';
import { FieldSet } from './field-set.tsx';
import { ReadValue } from './read-value.tsx';
import { RichText } from './rich-text.tsx';
import { useDraft } from './use-draft.ts';
import { useField } from './use-field.ts';

const RichTextEditor = lazy(async () => ({
  default: (await import('./rich-text-editor.tsx')).RichTextEditor,
}));

/** Text with bold, italic, lists and links; kept as the markup of `rich-markup.ts`. */
function RichTextControl(props: ControlProps) {
  const field = useField(props);
  const value = typeof props.data === 'string' ? props.data : '';
  const { draft, change, leave } = useDraft({
    ...props,
    shown: value,
    parse: (markup) => (markup === '' ? undefined : markup),
  });
  if (!props.visible) return null;
  if (field.readOnly) {
    return <ReadValue field={field}>{value === '' ? '' : <RichText markup={value} />}</ReadValue>;
  }
  return (
    <FieldSet field={field}>
      <Suspense
        fallback={
          <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, minHeight: 140, p: 1.5 }}>
            <RichText markup={draft} />
          </Box>
        }
      >
        <RichTextEditor field={field} value={draft} onChange={change} onLeave={leave} />
      </Suspense>
    </FieldSet>
  );
}

export const richTextControl = {
  tester: rankWith(4, and(isStringControl, or(optionIs('widget', 'rich-text'), formatIs('rich-text')))),
  renderer: withJsonFormsControlProps(RichTextControl),
};
