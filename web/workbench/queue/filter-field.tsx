import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import type { ListDefinition } from '../../../engine/index.ts';
import type { ListOptions } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { SettledField } from './settled-field.tsx';
import { filterKind } from './use-filter-words.ts';

interface FilterFieldProps {
  column: ListDefinition['columns'][number];
  options: ListOptions;
  /** As the address has it; `''`: anything. */
  wanted: string;
  onWanted: (wanted: string) => void;
}

/** What one column must be: a choice of states or people, a range of days or numbers, words. */
export function FilterField({ column, options, wanted, onWanted }: FilterFieldProps) {
  const t = useMessages(messages);
  const { say } = useLanguage();
  const title = say(column.title);
  const kind = filterKind(column);
  if (kind === 'state' || (kind === 'person' && options.people.length > 0)) {
    const choices =
      kind === 'state'
        ? options.states.map(({ title: text, states }) => ({ value: states.join(','), label: say(text) }))
        : [
            { value: '@me', label: t('me') },
            { value: '@nobody', label: t('nobody') },
            { value: '@others', label: t('others') },
            ...options.people.map(({ id, name }) => ({ value: `@${id}`, label: name })),
          ];
    const known = wanted === '' || choices.some(({ value }) => value === wanted);
    return (
      <TextField select label={title} value={wanted} onChange={(event) => onWanted(event.target.value)}>
        <MenuItem value="">{t('any')}</MenuItem>
        {!known && <MenuItem value={wanted}>{wanted}</MenuItem>}
        {choices.map(({ value, label }) => (
          <MenuItem key={value} value={value}>
            {label}
          </MenuItem>
        ))}
      </TextField>
    );
  }
  if (kind === 'date' || kind === 'number') {
    const [from = '', to = from] = wanted.split('..');
    const range = (first: string, last: string) => onWanted(first || last ? `${first}..${last}` : '');
    return (
      <Box sx={{ display: 'grid', gridTemplateColumns: '1fr 1fr', gap: 1, gridColumn: { sm: 'span 2' } }}>
        <SettledField
          type={kind}
          label={t('from', { column: title })}
          value={from}
          onSettled={(first) => range(first, to)}
        />
        <SettledField
          type={kind}
          label={t('to', { column: title })}
          value={to}
          onSettled={(last) => range(from, last)}
        />
      </Box>
    );
  }
  return (
    <SettledField
      label={t('contains', { column: title })}
      value={wanted}
      maxLength={100}
      onSettled={(text) => onWanted(text.trim())}
    />
  );
}
