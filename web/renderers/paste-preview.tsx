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
}

/** Pasted columns with the field that each goes to, and the first rows as they would be added; faulty ones first. */
export function PastePreview({ headings, fields, mapping, rows, onMap }: PastePreviewProps) {
  const { pair } = useLanguage();
  const m = useMessages(messages);
  const numbered = rows.map((row, index) => ({ ...row, line: index + 1 + (mapping.hasHeadings ? 1 : 0) }));
  const isFaulty = ({ faults, unread }: (typeof numbered)[number]) =>
    Object.keys(faults).length + Object.keys(unread).length > 0;
  const ordered = [...numbered.filter(isFaulty), ...numbered.filter((one) => !isFaulty(one))];
  const shown = ordered.slice(0, SHOWN);
  const missing = (row: (typeof numbered)[number]) =>
    Object.entries(row.faults).filter(([name]) => !mapping.fields.includes(name));
  return (
    // What scrolls must be reachable by keyboard.
    <Box tabIndex={0} role="group" aria-label={m('paste.input')} sx={{ ...tableStyle, maxHeight: '45vh' }}>
      <table>
        <thead>
          <tr>
            <th scope="col">{m('paste.line')}</th>
            {mapping.fields.map((name, column) => {
              const heading = headings[column] || m('paste.column', { number: column + 1 });
              return (
                // Columns of a pasted text have no name but their place.
                <th scope="col" key={`${column + 1}`}>
                  <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>{heading}</Box>
                  <SelectInput
                    value={name ?? ''}
                    aria-label={m('paste.goesTo', { column: heading })}
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
                </th>
              );
            })}
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.line}>
              <td>
                {row.line}
                {missing(row).map(([name, message]) => (
                  <Finding
                    key={name}
                    severity="error"
                    message={pair(fields.find((field) => field.name === name)?.label ?? name, message)}
                  />
                ))}
              </td>
              {mapping.fields.map((name, column) => (
                <td key={`${column + 1}`}>{name && <Preview row={row} field={cellOf(fields, name)} />}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > shown.length && (
        <Box sx={{ p: 1, color: 'text.secondary' }}>
          {m('paste.more', { count: rows.length - shown.length })}
        </Box>
      )}
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
