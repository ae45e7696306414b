import Box from '@mui/material/Box';
import { useId, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { answerInWords } from './answer-in-words.ts';
import { useFormTexts } from './form-texts.tsx';
import { messages } from './messages.ts';
import type { FieldState } from './use-field.ts';

/** Says that an answer differs from the round before, and on demand what stood there. */
export function ChangedMark({ field }: { field: FieldState }) {
  const m = useMessages(messages);
  const words = useLanguage();
  const { translate, root } = useFormTexts();
  const [open, setOpen] = useState(false);
  const formerId = useId();
  if (!field.former) return null;
  const was = open
    ? answerInWords(field.former.value, field.schema, field.path, { translate, root, words })
    : '';
  return (
    <Box sx={{ mb: 0.5 }}>
      <Box
        component="button"
        type="button"
        aria-expanded={open}
        aria-controls={open ? formerId : undefined}
        aria-label={words.pair(m('changed.mark'), field.label)}
        onClick={() => setOpen(!open)}
        sx={{
          font: 'inherit',
          fontSize: '0.8rem',
          fontWeight: 600,
          minHeight: 24,
          px: 0.75,
          border: 1,
          borderColor: 'secondary.main',
          borderRadius: 1,
          color: 'secondary.main',
          bgcolor: 'transparent',
          cursor: 'pointer',
        }}
      >
        <Box component="svg" viewBox="0 0 10 10" aria-hidden="true" sx={{ width: '0.7em', mr: 0.5 }}>
          <path d="M5 0 10 5 5 10 0 5Z" fill="currentColor" />
        </Box>
        {m('changed.mark')}
      </Box>
      {open && (
        <Box
          id={formerId}
          sx={{
            mt: 0.5,
            pl: 1,
            borderLeft: 3,
            borderColor: 'secondary.main',
            whiteSpace: 'pre-wrap',
            overflowWrap: 'anywhere',
            maxWidth: '75ch',
          }}
        >
          {was ? (
            <>
              <Box component="span" sx={{ color: 'text.secondary' }}>{`${m('changed.was')} `}</Box>
              {was}
            </>
          ) : (
            m('changed.wasEmpty')
          )}
        </Box>
      )}
    </Box>
  );
}
