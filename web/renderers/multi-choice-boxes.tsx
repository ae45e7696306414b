import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import { useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import type { Choice } from './choices.ts';
import { Marked, TextInput } from './inputs.tsx';
import { messages } from './messages.ts';

interface BoxesProps {
  label: string;
  choices: Choice[];
  chosen: Choice['value'][];
  onToggle: (value: Choice['value'], on: boolean) => void;
}

/** Boxes in columns. */
export function PlainBoxes({ choices, chosen, onToggle }: BoxesProps) {
  return (
    <Box sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 220px), 1fr))' }}>
      {choices.map((one) => (
        <Marked
          key={String(one.value)}
          type="checkbox"
          checked={chosen.includes(one.value)}
          onChange={(event) => onToggle(one.value, event.target.checked)}
          label={one.label}
        />
      ))}
    </Box>
  );
}

/** Text without accents and capitals, as somebody in a hurry types it. */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/** A long list: what is chosen above, a search, and the boxes that fit it. */
export function SearchBoxes({ label, choices, chosen, onToggle }: BoxesProps) {
  const { pair } = useLanguage();
  const m = useMessages(messages);
  const [search, setSearch] = useState('');
  const found = choices.filter((one) => folded(one.label).includes(folded(search.trim())));
  const taken = choices.filter((one) => chosen.includes(one.value));
  return (
    <Box sx={{ maxWidth: 640 }}>
      {taken.length > 0 && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, mb: 1 }}>
          {taken.map((one) => (
            <Chip
              key={String(one.value)}
              label={`${one.label} ×`}
              variant="outlined"
              size="small"
              onClick={() => onToggle(one.value, false)}
              aria-label={m('choice.remove', { name: one.label })}
              sx={{ minHeight: 28 }}
            />
          ))}
        </Box>
      )}
      <TextInput
        type="search"
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        placeholder={m('choice.search')}
        aria-label={pair(m('choice.search'), label)}
      />
      <Box role="status" sx={{ fontSize: '0.85rem', color: 'text.secondary', my: 0.5 }}>
        {`${m('choice.chosen', { count: taken.length })} · ${m('choice.found', { count: found.length })}`}
      </Box>
      <Box
        tabIndex={-1}
        sx={{ maxHeight: 280, overflowY: 'auto', border: 1, borderColor: 'divider', borderRadius: 1, p: 1 }}
      >
        {found.length === 0 ? (
          <Box sx={{ color: 'text.secondary' }}>{m('choice.nothing')}</Box>
        ) : (
          <PlainBoxes label={label} choices={found} chosen={chosen} onToggle={onToggle} />
        )}
      </Box>
    </Box>
  );
}
