import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import { useMessages } from '../shared/i18n/messages.ts';
import { SelectInput } from './inputs.tsx';
import { messages } from './messages.ts';
import { folded, type UnknownWord, type Words } from './pasted-rows.ts';

/** More lines than these are counted, not named. */
const NAMED = 5;
/** More words than these point to a column that goes elsewhere; its cells say so one by one. */
const MOST = 20;

interface PasteWordsProps {
  unknown: UnknownWord[];
  words: Words;
  onChoose: (words: Words) => void;
}

/** Words of the spreadsheet that are no choice here, each with the lines it stands in and the choices it may mean. */
export function PasteWords({ unknown, words, onChoose }: PasteWordsProps) {
  const m = useMessages(messages);
  const id = useId();
  if (unknown.length === 0) return null;
  return (
    <Alert severity="info" icon={false} sx={{ '& .MuiAlert-message': { width: 1 } }}>
      <Typography variant="body2" sx={{ mb: 1 }}>
        {m('paste.words')}
      </Typography>
      <Box sx={{ display: 'grid', gap: 1 }}>
        {unknown.slice(0, MOST).map(({ field, text, lines }, index) => {
          const chosen = field.choices.findIndex(({ value }) => value === words[field.name]?.[folded(text)]);
          return (
            <Box
              key={`${field.name}/${folded(text)}`}
              sx={{
                display: 'grid',
                columnGap: 2,
                alignItems: 'center',
                gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(0, 1fr) minmax(0, 1fr)' },
              }}
            >
              <label htmlFor={`${id}${index}`}>
                {m('paste.word', { field: field.label, text })}{' '}
                <Box component="span" sx={{ color: 'text.secondary' }}>
                  {lines.length > NAMED
                    ? m('paste.wordOften', { count: lines.length })
                    : m('paste.wordLines', { lines: lines.join(', ') })}
                </Box>
              </label>
              <SelectInput
                id={`${id}${index}`}
                value={chosen < 0 ? '' : String(chosen)}
                onChange={(event) => {
                  const { value } = event.target;
                  const { [folded(text)]: _, ...others } = words[field.name] ?? {};
                  const own =
                    value === ''
                      ? others
                      : { ...others, [folded(text)]: field.choices[Number(value)]?.value };
                  onChoose({ ...words, [field.name]: own });
                }}
                style={{ maxWidth: 360 }}
              >
                <option value="">{m('paste.wordEmpty')}</option>
                {field.choices.map((choice, at) => (
                  <option key={String(choice.value)} value={String(at)}>
                    {choice.label}
                  </option>
                ))}
              </SelectInput>
            </Box>
          );
        })}
      </Box>
    </Alert>
  );
}
