import Box from '@mui/material/Box';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Finding } from './field-help.tsx';
import { SelectInput } from './inputs.tsx';
import { messages } from './messages.ts';
import type { Mapping, PastedRow, PasteField } from './pasted-rows.ts';
import { cellOf, tableStyle } from './table-style.ts';

/** Rows of the preview; the count below says how many there are in all. */
const SHOWN = 20;

interface PastePreviewProps {
  /** The pasted first line, where it has headings. */
  headings: string[];
  fields: PasteField[];
  mapping: Mapping;
  rows: (PastedRow & { faults: Record<string, string> })[];
  onMap: (column: number, field: string | null) => void;
  /** No room for columns side by side: one under another, each row a card. */
  narrow: boolean;
}

/** Pasted columns with the field that each goes to, and the first rows as they would be added; faulty ones first. */
export function PastePreview({ headings, fields, mapping, rows, onMap, narrow }: PastePreviewProps) {
  const { pair } = useLanguage();
  const m = useMessages(messages);
  const numbered = rows.map((row, index) => ({ ...row, line: index + 1 + (mapping.hasHeadings ? 1 : 0) }));
  const isFaulty = ({ faults, unread }: (typeof numbered)[number]) =>
    Object.keys(faults).length + Object.keys(unread).length > 0;
  const ordered = [...numbered.filter(isFaulty), ...numbered.filter((one) => !isFaulty(one))];
  const shown = ordered.slice(0, SHOWN);
  const missing = (row: (typeof numbered)[number]) =>
    Object.entries(row.faults).filter(([name]) => !mapping.fields.includes(name));
  const headingOf = (column: number) => headings[column] || m('paste.column', { number: column + 1 });
  const goesTo = (name: string | null, column: number) => (
    <SelectInput
      value={name ?? ''}
      aria-label={m('paste.goesTo', { column: headingOf(column) })}
      onChange={(event) => onMap(column, event.target.value || null)}
      style={{ minWidth: 140 }}
    >
      <option value="">{m('paste.leftOut')}</option>
      {fields.map((field) => (
        <option key={field.name} value={field.name}>
          {field.label}
        </option>
      ))}
    </SelectInput>
  );
  const faultsElsewhere = (row: (typeof numbered)[number]) =>
    missing(row).map(([name, message]) => (
      <Finding
        key={name}
        severity="error"
        message={pair(fields.find((field) => field.name === name)?.label ?? name, message)}
      />
    ));
  const more = rows.length > shown.length && (
    <Box sx={{ p: 1, color: 'text.secondary' }}>{m('paste.more', { count: rows.length - shown.length })}</Box>
  );
  if (narrow) {
    return (
      <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {mapping.fields.map((name, column) => (
          // Columns of a pasted text have no name but their place.
          <Box key={`${column + 1}`} sx={{ overflowWrap: 'anywhere' }}>
            <Box sx={{ typography: 'body2', fontWeight: 600 }}>
              {m('paste.goesTo', { column: headingOf(column) })}
            </Box>
            {goesTo(name, column)}
          </Box>
        ))}
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {shown.map((row) => (
            <Box
              component="li"
              key={row.line}
              sx={{
                border: 1,
                borderColor: 'divider',
                borderRadius: 1,
                p: 1,
                typography: 'body2',
                overflowWrap: 'anywhere',
              }}
            >
              <Box sx={{ fontWeight: 600 }}>{`${m('paste.line')} ${row.line}`}</Box>
              {faultsElsewhere(row)}
              {mapping.fields.map((name, column) => {
                const field = name ? cellOf(fields, name) : undefined;
                return (
                  field && (
                    <div key={`${column + 1}`}>
                      <Box component="span" sx={{ color: 'text.secondary' }}>
                        {pair(field.label, '')}
                      </Box>
                      <Preview row={row} field={field} />
                    </div>
                  )
                );
              })}
            </Box>
          ))}
        </Box>
        {more}
      </Box>
    );
  }
  return (
    // What scrolls must be reachable by keyboard.
    <Box tabIndex={0} role="group" aria-label={m('paste.input')} sx={{ ...tableStyle, maxHeight: '45vh' }}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m('paste.line')}</th>
            {mapping.fields.map((name, column) => (
              <th scope="col" key={`${column + 1}`}>
                <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>{headingOf(column)}</Box>
                {goesTo(name, column)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.line}>
              <td>
                {row.line}
                {faultsElsewhere(row)}
              </td>
              {mapping.fields.map((name, column) => (
                <td key={`${column + 1}`}>{name && <Preview row={row} field={cellOf(fields, name)} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {more}
    </Box>
  );
}

function Preview({ row, field }: { row: PastePreviewProps['rows'][number]; field: PasteField | undefined }) {
  const m = useMessages(messages);
  if (!field) return null;
  const value = row.row[field.name];
  const unread = row.unread[field.name];
  const fault = row.faults[field.name];
  const said =
    field.choices.find((one) => one.value === value)?.label ??
    (typeof value === 'boolean' ? (value ? '✓' : '–') : value === undefined ? '' : String(value));
  return (
    <>
      {said}
      {unread !== undefined && <Finding severity="error" message={m('paste.unread', { text: unread })} />}
      {fault !== undefined && unread === undefined && <Finding severity="error" message={fault} />}
    </>
  );
}
