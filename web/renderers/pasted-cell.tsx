import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { Finding } from './field-help.tsx';
import { SelectInput } from './inputs.tsx';
import { messages } from './messages.ts';
import type { PastedRow, PasteField } from './pasted-rows.ts';

/** A pasted row with what is wrong in it, and the line that it comes from, counted from 1. */
export interface PreviewRow extends PastedRow {
  faults: Record<string, string>;
  line: number;
}

/** What the two looks of the preview show: pasted columns with their fields, and some of the rows. */
export interface PreviewProps {
  /** Of each pasted column; its place where it has no heading. */
  headings: string[];
  fields: PasteField[];
  /** The field that each column goes to; null for one that is left out. */
  targets: (string | null)[];
  rows: PreviewRow[];
  onMap: (column: number, field: string | null) => void;
}

/** The choice of the field that a pasted column goes to. */
export function ColumnTarget({
  headings,
  fields,
  targets,
  onMap,
  column,
}: PreviewProps & { column: number }) {
  const m = useMessages(messages);
  return (
    <SelectInput
      value={targets[column] ?? ''}
      aria-label={m('paste.goesTo', { column: headings[column] ?? '' })}
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
}

/** What is wrong with a row in fields that no pasted column goes to. */
export function FaultsElsewhere({ row, fields, targets }: PreviewProps & { row: PreviewRow }) {
  const { pair } = useLanguage();
  return Object.entries(row.faults)
    .filter(([name]) => !targets.includes(name))
    .map(([name, message]) => (
      <Finding
        key={name}
        severity="error"
        message={pair(fields.find((field) => field.name === name)?.label ?? name, message)}
      />
    ));
}

/** A value as it would be added, with what is wrong with it. */
export function PastedCell({ row, field }: { row: PreviewRow; field: PasteField }) {
  const m = useMessages(messages);
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
