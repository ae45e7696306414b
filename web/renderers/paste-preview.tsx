import Box from '@mui/material/Box';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { PasteCards } from './paste-cards.tsx';
import { PasteTable } from './paste-table.tsx';
import type { PreviewRow } from './pasted-cell.tsx';
import type { Mapping, PasteField } from './pasted-rows.ts';
import { tableStyle } from './table-style.ts';

/** Rows of the preview; the count below says how many there are in all. */
const SHOWN = 20;

interface PastePreviewProps {
  /** The pasted first line, where it has headings. */
  headings: string[];
  fields: PasteField[];
  mapping: Mapping;
  rows: Omit<PreviewRow, 'line'>[];
  onMap: (column: number, field: string | null) => void;
  /** No room for columns side by side. */
  narrow: boolean;
}

/** Pasted columns with the field that each goes to, and the first rows as they would be added; faulty ones first. */
export function PastePreview({ headings, fields, mapping, rows, onMap, narrow }: PastePreviewProps) {
  const m = useMessages(messages);
  const numbered = rows.map((row, index) => ({ ...row, line: index + 1 + (mapping.hasHeadings ? 1 : 0) }));
  const isFaulty = ({ faults, unread }: PreviewRow) =>
    Object.keys(faults).length + Object.keys(unread).length > 0;
  const shown = [...numbered.filter(isFaulty), ...numbered.filter((one) => !isFaulty(one))].slice(0, SHOWN);
  const props = {
    headings: mapping.fields.map(
      (_, column) => headings[column] || m('paste.column', { number: column + 1 }),
    ),
    fields,
    targets: mapping.fields,
    rows: shown,
    onMap,
  };
  const more = rows.length > shown.length && (
    <Box sx={{ p: 1, color: 'text.secondary' }}>{m('paste.more', { count: rows.length - shown.length })}</Box>
  );
  if (narrow) {
    return (
      <>
        <PasteCards {...props} />
        {more}
      </>
    );
  }
  return (
    // What scrolls must be reachable by keyboard.
    <Box tabIndex={0} role="group" aria-label={m('paste.input')} sx={{ ...tableStyle, maxHeight: '45vh' }}>
      <PasteTable {...props} />
      {more}
    </Box>
  );
}
