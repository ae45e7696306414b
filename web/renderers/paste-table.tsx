import Box from '@mui/material/Box';
import { useMessages } from '../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { ColumnTarget, FaultsElsewhere, PastedCell, type PreviewProps } from './pasted-cell.tsx';
import { cellOf } from './table-style.ts';

/** The preview as the table that was copied. */
export function PasteTable(props: PreviewProps) {
  const { headings, fields, targets, rows } = props;
  const m = useMessages(messages);
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{m('paste.line')}</th>
          {targets.map((_, column) => (
            // Columns of a pasted text have no name but their place.
            <th scope="col" key={`${column + 1}`}>
              <Box sx={{ color: 'text.secondary', fontWeight: 400 }}>{headings[column]}</Box>
              <ColumnTarget {...props} column={column} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.line}>
            <td>
              {row.line}
              <FaultsElsewhere {...props} row={row} />
            </td>
            {targets.map((name, column) => {
              const field = name ? cellOf(fields, name) : undefined;
              return <td key={`${column + 1}`}>{field && <PastedCell row={row} field={field} />}</td>;
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
