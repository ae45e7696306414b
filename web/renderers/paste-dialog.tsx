import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useId, useMemo, useState } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Marked, TextArea } from './inputs.tsx';
import { messages } from './messages.ts';
import { parseClipboard } from './parse-clipboard.ts';
import { PastePreview } from './paste-preview.tsx';
import { PasteWords } from './paste-words.tsx';
import {
  guessMapping,
  type Mapping,
  type PasteField,
  pastedRows,
  unknownWords,
  type Words,
} from './pasted-rows.ts';

interface PasteDialogProps {
  label: string;
  fields: PasteField[];
  defaults: Record<string, unknown>;
  /** How many more rows fit. */
  room: number;
  /** What is wrong with a row, by field. */
  faultsOf: (row: Record<string, unknown>) => Record<string, string>;
  onAdd: (rows: Record<string, unknown>[]) => void;
  onClose: () => void;
}

/** Rows from a spreadsheet: pasted, columns put to fields, faults shown, then added. */
export function PasteDialog({ label, fields, defaults, room, faultsOf, onAdd, onClose }: PasteDialogProps) {
  const { t, language } = useLanguage();
  const m = useMessages(messages);
  const titleId = useId();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  const [text, setText] = useState('');
  const [own, setOwn] = useState<Mapping | null>(null);
  const [words, setWords] = useState<Words>({});
  const lines = useMemo(() => parseClipboard(text), [text]);
  const mapping = useMemo(() => own ?? guessMapping(lines, fields, language), [own, lines, fields, language]);
  const rows = useMemo(() => {
    const made = pastedRows(lines, mapping, fields, defaults, language, words);
    return made.slice(0, room).map((one) => ({ ...one, faults: faultsOf(one.row) }));
  }, [lines, mapping, fields, defaults, language, words, room, faultsOf]);
  const unknown = useMemo(
    () => unknownWords(lines, mapping, fields, language),
    [lines, mapping, fields, language],
  );
  const isFaulty = (one: (typeof rows)[number]) =>
    Object.keys(one.faults).length > 0 || Object.keys(one.unread).length > 0;
  const good = rows.filter((one) => !isFaulty(one));
  const left = lines.length - (mapping.hasHeadings ? 1 : 0) - rows.length;
  const isMapped = mapping.fields.some((name) => name !== null);
  const take = (next: string) => {
    setOwn(null);
    setText(next);
  };
  const add = (wanted: typeof rows) => onAdd(wanted.map(({ row }) => row));
  return (
    <Dialog open fullWidth maxWidth="lg" fullScreen={isNarrow} onClose={onClose} aria-labelledby={titleId}>
      <DialogTitle id={titleId}>{m('paste.title', { label })}</DialogTitle>
      <DialogContent
        // Each part is as high as it is: what scrolls by itself would be squeezed to nothing.
        sx={{ display: 'grid', gap: 2, alignContent: 'start', gridAutoRows: 'max-content' }}
      >
        <Typography>{m('paste.help')}</Typography>
        <Box>
          <TextArea
            aria-label={m('paste.input')}
            value={text}
            autoFocus
            rows={text ? 3 : 6}
            onChange={(event) => take(event.target.value)}
            style={{ whiteSpace: 'pre', overflowX: 'auto', maxHeight: 140, fieldSizing: 'fixed' }}
          />
          {typeof navigator.clipboard?.readText === 'function' && (
            <Button
              size="small"
              sx={{ mt: 0.5 }}
              onClick={() => void navigator.clipboard.readText().then(take, () => undefined)}
            >
              {m('paste.read')}
            </Button>
          )}
        </Box>
        {lines.length > 0 && (
          <>
            <Marked
              type="checkbox"
              checked={mapping.hasHeadings}
              onChange={(event) => setOwn({ ...mapping, hasHeadings: event.target.checked })}
              label={m('paste.headings')}
            />
            <PastePreview
              narrow={isNarrow}
              headings={mapping.hasHeadings ? (lines[0] ?? []) : []}
              fields={fields}
              mapping={mapping}
              rows={rows}
              onMap={(column, name) =>
                setOwn({
                  ...mapping,
                  fields: mapping.fields.map((one, index) =>
                    index === column ? name : one === name ? null : one,
                  ),
                })
              }
            />
            <PasteWords unknown={unknown} words={words} onChoose={setWords} />
            {left > 0 && <Alert severity="warning">{m('paste.tooMany', { count: room })}</Alert>}
            <Alert severity={good.length === rows.length ? 'success' : 'warning'} role="status">
              {!isMapped
                ? m('paste.nothing')
                : good.length === rows.length
                  ? m('paste.noFaults', { count: rows.length })
                  : m('paste.faults', { count: rows.length - good.length, rows: rows.length })}
            </Alert>
          </>
        )}
      </DialogContent>
      <DialogActions sx={{ flexWrap: 'wrap' }}>
        <Button onClick={onClose}>{t('app.cancel')}</Button>
        {isMapped && good.length > 0 && good.length < rows.length && (
          <Button onClick={() => add(good)}>{m('paste.addGood', { count: good.length })}</Button>
        )}
        <Button variant="contained" disabled={!isMapped || rows.length === 0} onClick={() => add(rows)}>
          {rows.length === 1 ? m('paste.addOne') : m('paste.add', { count: rows.length })}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
