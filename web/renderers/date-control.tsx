import { and, type ControlProps, formatIs, isStringControl, optionIs, or, rankWith } from '@jsonforms/core';
import { withJsonFormsControlProps } from '@jsonforms/react';
import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { fromWritten, toWritten, written } from './date-format.ts';
import { RowButton, TextInput } from './inputs.tsx';
import { Labelled } from './labelled.tsx';
import { messages } from './messages.ts';
import { ReadValue } from './read-value.tsx';
import { useDraft } from './use-draft.ts';
import { inputAria, useField } from './use-field.ts';

type Kind = 'date' | 'time' | 'datetime-local' | 'month' | 'year';

/** Options that are patterns of how a value is shown, and of how it is kept. */
const PATTERNS = {
  date: ['dateFormat', 'dateSaveFormat'],
  month: ['dateFormat', 'dateSaveFormat'],
  year: ['dateFormat', 'dateSaveFormat'],
  time: ['timeFormat', 'timeSaveFormat'],
  'datetime-local': ['dateTimeFormat', 'dateTimeSaveFormat'],
} as const;

/** What a value is kept as unless the form says otherwise. */
const KEPT = {
  date: 'YYYY-MM-DD',
  month: 'YYYY-MM',
  year: 'YYYY',
  time: 'HH:mm:ss',
  'datetime-local': 'YYYY-MM-DDTHH:mm',
} as const;

function kindOf(props: ControlProps): Kind {
  const options = props.uischema.options ?? {};
  const format = (options.format as string | undefined) ?? props.schema.format;
  if (format === 'time') return 'time';
  if (format === 'date-time') return 'datetime-local';
  const views = options.views as string[] | undefined;
  if (views && !views.includes('day')) return views.includes('month') ? 'month' : 'year';
  return 'date';
}

/** Dates and times: the browser's own input is the one that people know, and phones bring up their wheel. */
function DateControl(props: ControlProps) {
  const field = useField(props);
  const { pair, language, date } = useLanguage();
  const m = useMessages(messages);
  const options = props.uischema.options ?? {};
  const kind = kindOf(props);
  const [shownAs, savedAs] = PATTERNS[kind].map((name) => options[name] as string | undefined);
  const kept = savedAs ?? KEPT[kind];
  const value = typeof props.data === 'string' ? props.data : '';
  const { draft, change, leave } = useDraft({
    ...props,
    shown: toWritten(value, kept, KEPT[kind]),
    parse: (text) => (text === '' ? undefined : fromWritten(text, KEPT[kind], kept)),
  });
  if (!props.visible) return null;
  if (field.readOnly) {
    const asDate = kind === 'date' && !shownAs;
    const iso = toWritten(value, kept, KEPT[kind]);
    const said = asDate ? date(iso) : written(iso, KEPT[kind], shownAs, language, options.ampm === true);
    return <ReadValue field={field}>{value === '' ? '' : said || value}</ReadValue>;
  }
  const clearLabel = options.clearLabel as string | undefined;
  return (
    <Labelled field={field}>
      <Box sx={{ display: 'flex', gap: 0.5, alignItems: 'center' }}>
        <TextInput
          id={field.inputId}
          type={kind === 'year' ? 'text' : kind}
          inputMode={kind === 'year' ? 'numeric' : undefined}
          step={kind === 'time' && !kept.includes('ss') ? 60 : undefined}
          value={draft}
          autoFocus={field.autoFocus}
          placeholder={options.placeholder as string | undefined}
          onChange={(event) => change(event.target.value)}
          onBlur={leave}
          style={{ maxWidth: 240 }}
          {...inputAria(field)}
        />
        {draft !== '' && !field.required && (
          <RowButton
            type="button"
            onClick={() => change('')}
            onBlur={leave}
            aria-label={pair(clearLabel ?? m('date.clear'), field.label)}
          >
            {clearLabel ?? m('date.clear')}
          </RowButton>
        )}
      </Box>
    </Labelled>
  );
}

const isOf = (format: string) => or(formatIs(format), optionIs('format', format));

export const dateControl = {
  tester: rankWith(3, and(isStringControl, or(isOf('date'), isOf('time'), isOf('date-time')))),
  renderer: withJsonFormsControlProps(DateControl),
};
