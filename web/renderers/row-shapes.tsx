import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { memo } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { useMessages } from '../shared/i18n/messages.ts';
import { isFileAnswer, useSurroundings } from './form-context.tsx';
import { RowButton } from './inputs.tsx';
import { messages } from './messages.ts';
import { faultLine, type RowFaults } from './row-faults.ts';
import { SeverityMark } from './severity-mark.tsx';
import type { TableColumn } from './table-column.ts';
import { tableStyle } from './table-style.ts';

type Row = Record<string, unknown>;

/** What can be done with a row; what is missing is not offered. Keep them the same between drawings. */
export interface RowActions {
  edit: (index: number) => void;
  duplicate?: ((index: number) => void) | undefined;
  move?: ((index: number, by: 1 | -1) => void) | undefined;
  remove?: ((index: number) => void) | undefined;
}

export interface RowTableProps {
  label: string;
  columns: TableColumn[];
  rows: Row[];
  readOnly: boolean;
  labels: ReadonlyMap<string, string>;
  faultyRows: ReadonlyMap<number, RowFaults>;
  actions: RowActions;
}

interface PartProps extends RowTableProps {
  /** Indices of the rows that are drawn. */
  part: number[];
}

interface OneRowProps extends Pick<RowTableProps, 'columns' | 'labels' | 'readOnly' | 'actions'> {
  row: Row;
  index: number;
  count: number;
  faults: RowFaults | undefined;
}

const rowProps = (props: PartProps, index: number): OneRowProps => ({
  columns: props.columns,
  labels: props.labels,
  readOnly: props.readOnly,
  actions: props.actions,
  row: props.rows[index] ?? {},
  index,
  // Only the last row asks whether it is the last.
  count: index === props.rows.length - 1 ? props.rows.length : -1,
  faults: props.faultyRows.get(index),
});

/** Rows below one another in columns. */
export function WideTable(props: PartProps) {
  const { t } = useLanguage();
  return (
    // What scrolls must be reachable by keyboard.
    <Box tabIndex={0} role="group" aria-label={props.label} sx={tableStyle}>
      <table aria-rowcount={props.rows.length + 1}>
        <thead>
          <tr>
            {props.columns.map((column) => (
              <th scope="col" key={column.name}>
                {column.label}
              </th>
            ))}
            <th scope="col">{t('table.actions')}</th>
          </tr>
        </thead>
        <tbody>
          {props.part.map((index) => (
            // Rows have no identity of their own in the data; their place is all there is.
            <TableLine key={`${index + 1}`} {...rowProps(props, index)} />
          ))}
        </tbody>
      </table>
    </Box>
  );
}

const TableLine = memo(function TableLine(props: OneRowProps) {
  return (
    <tr aria-rowindex={props.index + 2}>
      {props.columns.map((column, at) => (
        <td key={column.name}>
          {at === 0 && <FaultsElsewhere {...props} />}
          <Cell column={column} value={props.row[column.name]} />
          <FaultMark>{props.faults?.[column.name]}</FaultMark>
        </td>
      ))}
      <td style={{ whiteSpace: 'nowrap', paddingTop: 4, paddingBottom: 4 }}>
        <RowButtons {...props} />
      </td>
    </tr>
  );
});

/** Rows as cards, for a narrow screen. */
export function RowCards(props: PartProps) {
  return (
    <Box
      component="ul"
      aria-label={props.label}
      sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1, minWidth: 0 }}
    >
      {props.part.map((index) => (
        // As above: the place is all there is.
        <Card key={`${index + 1}`} {...rowProps(props, index)} />
      ))}
    </Box>
  );
}

const Card = memo(function Card(props: OneRowProps) {
  return (
    <Box
      component="li"
      sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, bgcolor: 'background.paper' }}
    >
      <FaultsElsewhere {...props} />
      <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.5 }}>
        {props.columns.map((column) => {
          const shown = column.show(props.row[column.name]);
          const fault = props.faults?.[column.name];
          return (
            (shown || fault) && (
              <div key={column.name}>
                <Box component="dt" sx={{ fontSize: '0.8rem', color: 'text.secondary' }}>
                  {column.label}
                </Box>
                <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                  <Cell column={column} value={props.row[column.name]} />
                  <FaultMark>{fault}</FaultMark>
                </Box>
              </div>
            )
          );
        })}
      </Box>
      <Box sx={{ mt: 1 }}>
        <RowButtons {...props} />
      </Box>
    </Box>
  );
});

function RowButtons({ columns, row, index, count, readOnly, actions }: OneRowProps) {
  const { pair, t } = useLanguage();
  const m = useMessages(messages);
  const name = columns[0]?.show(row[columns[0].name]) || String(index + 1);
  const look = readOnly ? t('table.view') : t('app.edit');
  const button = (label: string, run: () => void, more: { sign?: string; disabled?: boolean } = {}) => (
    <RowButton
      type="button"
      onClick={run}
      disabled={more.disabled}
      aria-label={pair(label, name)}
      {...(more.sign && { title: label })}
      {...(label === t('app.delete') && { 'data-tone': 'danger' })}
    >
      {more.sign ?? label}
    </RowButton>
  );
  const { duplicate, move, remove } = actions;
  return (
    <>
      {button(look, () => actions.edit(index))}
      {!readOnly && duplicate && button(m('table.duplicate'), () => duplicate(index))}
      {!readOnly &&
        move &&
        button(m('table.up'), () => move(index, -1), { sign: '↑', disabled: index === 0 })}
      {!readOnly &&
        move &&
        button(m('table.down'), () => move(index, 1), { sign: '↓', disabled: index === count - 1 })}
      {!readOnly && remove && button(t('app.delete'), () => remove(index))}
    </>
  );
}

/** What is wrong with fields that the table does not show; the others say it in their own cell. */
function FaultsElsewhere({ faults, columns, labels }: OneRowProps) {
  const { t } = useLanguage();
  const unseen = Object.entries(faults ?? {}).filter(([name]) => columns.every((one) => one.name !== name));
  return (
    <FaultMark>{faultLine(Object.fromEntries(unseen), labels, (words) => t('app.pair', words))}</FaultMark>
  );
}

function FaultMark({ children }: { children: string | undefined }) {
  if (!children) return null;
  return (
    <Box
      component="strong"
      sx={{ display: 'block', color: 'error.main', fontSize: '0.85rem', overflowWrap: 'anywhere' }}
    >
      <SeverityMark severity="error" />
      {children}
    </Box>
  );
}

const clamped = {
  display: '-webkit-box',
  WebkitLineClamp: 3,
  WebkitBoxOrient: 'vertical',
  overflow: 'hidden',
  overflowWrap: 'break-word',
  whiteSpace: 'pre-line',
} as const;

/** A file can be opened from its row; of long texts one sees the beginning, the row itself shows all. */
function Cell({ column, value }: { column: TableColumn; value: unknown }) {
  const { fileUrl } = useSurroundings();
  if (isFileAnswer(value)) return <Link href={fileUrl(value)}>{value.name}</Link>;
  return <span style={clamped}>{column.show(value)}</span>;
}
