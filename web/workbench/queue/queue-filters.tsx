import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useRef, useState } from 'react';
import type { ListDefinition, Text } from '../../../engine/index.ts';
import type { ListOptions } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { FilterChip } from './filter-chip.tsx';
import { FilterField } from './filter-field.tsx';
import { messages } from './messages.ts';
import { type QueueState, wantedOf, withFilter } from './queue-state.ts';
import { SettledField } from './settled-field.tsx';
import { useFilterWords } from './use-filter-words.ts';

interface QueueFiltersProps {
  list: ListDefinition;
  options: ListOptions;
  state: QueueState;
  bucketTitle: Text | undefined;
  onChange: (state: QueueState, replace?: boolean) => void;
}

/** The search, what narrows the list now (each to be taken away), and a field for each column that may narrow it. */
export function QueueFilters({ list, options, state, bucketTitle, onChange }: QueueFiltersProps) {
  const t = useMessages(messages);
  const { pair, say } = useLanguage();
  const words = useFilterWords(options);
  const [open, setOpen] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const columns = list.columns.filter(({ id }) => list.filters?.includes(id));
  const first = { cursor: undefined, from: 0 };
  useShortcut('/', t('keySearch'), () => search.current?.focus());
  useShortcut('f', t('keyFilters'), columns.length > 0 ? () => setOpen(!open) : null);
  const chips = [
    ...(state.bucket
      ? [
          {
            key: 'bucket',
            label: t('bucket', { title: say(bucketTitle) || state.bucket }),
            without: { ...state, ...first, bucket: undefined },
          },
        ]
      : []),
    ...state.filters.map(([id, wanted]) => {
      const column = list.columns.find((one) => one.id === id);
      return {
        key: id,
        label: pair(say(column?.title) || id, words(column, wanted)),
        without: withFilter(state, id, ''),
      };
    }),
  ];
  return (
    <Box component="search" sx={{ mb: 1.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <SettledField
          label={t('search')}
          value={state.q ?? ''}
          inputRef={search}
          maxLength={100}
          onSettled={(q) => onChange({ ...state, ...first, q: q.trim() || undefined }, true)}
          sx={{ maxWidth: 340 }}
        />
        {columns.length > 0 && (
          <Button
            size="small"
            aria-expanded={open}
            aria-controls="queue-filters"
            onClick={() => setOpen(!open)}
          >
            {state.filters.length > 0 ? t('filtersShown', { count: state.filters.length }) : t('filters')}
          </Button>
        )}
        {chips.map(({ key, label, without }) => (
          <FilterChip key={key} label={label} onRemove={() => onChange(without)} />
        ))}
        {chips.length > 0 && (
          <Button
            size="small"
            onClick={() => onChange({ ...state, ...first, bucket: undefined, q: undefined, filters: [] })}
          >
            {t('clearFilters')}
          </Button>
        )}
      </Box>
      {open && (
        <Box
          id="queue-filters"
          sx={{
            mt: 1.5,
            display: 'grid',
            gap: 1.5,
            gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 230px), 1fr))',
            alignItems: 'start',
          }}
        >
          {columns.map((column) => (
            <FilterField
              key={column.id}
              column={column}
              options={options}
              wanted={wantedOf(state, column.id)}
              onWanted={(wanted) => onChange(withFilter(state, column.id, wanted))}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}
