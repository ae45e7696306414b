import { type ControlProps, isStringControl, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import { useId } from 'react';
import { useMessages } from '../shared/i18n/messages.ts';
import { isUnseen } from '../shared/unseen-text.ts';
import { TextArea, TextInput } from './inputs.tsx';
import { Labelled } from './labelled.tsx';
import { messages } from './messages.ts';
import { ReadValue } from './read-value.tsx';
import { useDraft } from './use-draft.ts';
import { inputAria, useField } from './use-field.ts';

/** Input type and keyboard of a phone by format. */
const KINDS: Record<string, { type: string; inputMode?: 'email' | 'tel' | 'url' }> = {
  email: { type: 'email', inputMode: 'email' },
  uri: { type: 'url', inputMode: 'url' },
  tel: { type: 'tel', inputMode: 'tel' },
  phone: { type: 'tel', inputMode: 'tel' },
  password: { type: 'password' },
  color: { type: 'color' },
};

/** Text on one line or several. */
function TextControl(props: ControlProps) {
  const field = useField(props);
  const options = props.uischema.options ?? {};
  const { draft, change, leave } = useDraft({
    ...props,
    shown: props.data ?? '',
    // Blanks alone are no answer.
    parse: (text) => (isUnseen(text) ? undefined : text),
  });
  const listId = useId();
  if (!props.visible) return null;
  if (field.readOnly) {
    return <ReadValue field={field}>{typeof props.data === 'string' ? props.data : ''}</ReadValue>;
  }
  const most = props.schema.maxLength;
  const suggestions = options.suggestion as string[] | undefined;
  const shared = {
    id: field.inputId,
    value: draft,
    onBlur: leave,
    placeholder: options.placeholder as string | undefined,
    autoFocus: field.autoFocus,
    autoComplete: typeof options.autocomplete === 'string' ? options.autocomplete : undefined,
    // What is too long is said, not cut off: what somebody pastes must not lose its end unseen.
    maxLength: options.restrict === true ? most : undefined,
    ...inputAria(field),
  };
  const kind = KINDS[(options.format as string | undefined) ?? props.schema.format ?? ''];
  return (
    <Labelled field={field}>
      {options.multi === true ? (
        <TextArea
          {...shared}
          rows={(options.rows as number | undefined) ?? 3}
          onChange={(event) => change(event.target.value)}
        />
      ) : (
        <TextInput
          {...shared}
          type={kind?.type ?? 'text'}
          inputMode={kind?.inputMode}
          list={suggestions && listId}
          onChange={(event) => change(event.target.value)}
          style={options.trim === true && most ? { maxWidth: `${most + 4}ch` } : undefined}
        />
      )}
      {suggestions && (
        <datalist id={listId}>
          {suggestions.map((one) => (
            <option key={one} value={one} />
          ))}
        </datalist>
      )}
      {most !== undefined && draft.length > most * 0.9 && <Count now={draft.length} most={most} />}
    </Labelled>
  );
}

/** Said when a text comes near its limit. */
function Count({ now, most }: { now: number; most: number }) {
  const m = useMessages(messages);
  return (
    <Box
      component="span"
      role="status"
      sx={{ display: 'block', fontSize: '0.85rem', color: now > most ? 'error.main' : 'text.secondary' }}
    >
      {m('field.characters', { count: now, most })}
    </Box>
  );
}

export const textControl = {
  tester: rankWith(1, isStringControl),
  renderer: withJsonFormsControlProps(TextControl),
};
