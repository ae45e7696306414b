import Box from '@mui/material/Box';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

/** Something that narrows the list, and a cross of at least 24 pixels that takes it away. */
export function FilterChip({ label, onRemove }: { label: string; onRemove: () => void }) {
  const t = useMessages(messages);
  return (
    <Box
      sx={{
        display: 'inline-flex',
        alignItems: 'center',
        maxWidth: 1,
        pl: 1.25,
        border: 1,
        borderColor: 'divider',
        borderRadius: 4,
        bgcolor: 'action.selected',
        fontSize: '0.85rem',
      }}
    >
      <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' }}>
        {label}
      </Box>
      <Box
        component="button"
        type="button"
        aria-label={t('remove', { filter: label })}
        onClick={onRemove}
        sx={{
          flexShrink: 0,
          width: 26,
          height: 26,
          ml: 0.5,
          p: 0,
          border: 0,
          borderRadius: '50%',
          bgcolor: 'transparent',
          color: 'text.primary',
          font: 'inherit',
          fontSize: '1rem',
          lineHeight: 1,
          cursor: 'pointer',
          '&:hover': { bgcolor: 'action.hover' },
        }}
      >
        ×
      </Box>
    </Box>
  );
}
