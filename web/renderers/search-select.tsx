import Autocomplete from '@mui/material/Autocomplete';
import TextField from '@mui/material/TextField';
import { useMessages } from '../shared/i18n/messages.ts';
import type { ChoiceProps } from './choice-props.ts';
import { messages } from './messages.ts';
import { inputAria } from './use-field.ts';

/** One of a long list, found by typing a part of it. */
export function SearchSelect({ field, choices, value, placeholder, onChange }: ChoiceProps) {
  const m = useMessages(messages);
  return (
    <Autocomplete
      id={field.inputId}
      options={choices}
      value={choices.find((one) => one.value === value) ?? null}
      isOptionEqualToValue={(one, other) => one.value === other.value}
      getOptionKey={(one) => String(one.value)}
      noOptionsText={m('choice.nothing')}
      autoHighlight
      onChange={(_, chosen) => onChange(chosen?.value)}
      sx={{ maxWidth: 480 }}
      renderInput={(input) => (
        <TextField
          {...input}
          placeholder={placeholder ?? m('choice.search')}
          autoFocus={field.autoFocus}
          error={field.error !== undefined}
          slotProps={{
            ...input.slotProps,
            htmlInput: { ...input.slotProps.htmlInput, ...inputAria(field) },
          }}
        />
      )}
    />
  );
}
