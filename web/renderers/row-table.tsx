import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import { useLanguage } from '../shared/i18n/language.tsx';

export interface TableColumn {
  name: string;
  label: string;
  show: (value: unknown) => string;
}

interface RowTableProps {
  label: string;
  columns: TableColumn[];
  rows: Record<string, unknown>[];
  readOnly: boolean;
  faultyRows: Set<number>;
  onEdit: (index: number) => void;
  onRemove: (index: number) => void;
}

/** Rows with edit and delete; on a narrow screen the table scrolls inside its own frame. */
export function RowTable({ label, columns, rows, readOnly, faultyRows, onEdit, onRemove }: RowTableProps) {
  const { t } = useLanguage();
  if (rows.length === 0) {
    return (
      <Typography color="text.secondary" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
        {t('table.empty')}
      </Typography>
    );
  }
  const nameOf = (row: Record<string, unknown>, index: number) =>
    columns[0]?.show(row[columns[0].name]) || String(index + 1);
  return (
    // A region that scrolls must be reachable by keyboard.
    <Box
      tabIndex={0}
      role="region"
      aria-label={label}
      sx={{ overflowX: 'auto', border: 1, borderColor: 'divider', borderRadius: 1 }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.name} sx={{ fontWeight: 600 }}>
                {column.label}
              </TableCell>
            ))}
            <TableCell sx={{ fontWeight: 600 }}>{t('table.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            // Rows have no identity of their own in the data; their place is all there is.
            <TableRow key={`${index + 1}`}>
              {columns.map((column, at) => (
                <TableCell key={column.name}>
                  {at === 0 && faultyRows.has(index) && (
                    <Box component="strong" sx={{ color: 'error.main' }}>
                      {`⛔ ${t('table.faulty')} `}
                    </Box>
                  )}
                  {column.show(row[column.name])}
                </TableCell>
              ))}
              <TableCell sx={{ whiteSpace: 'nowrap' }}>
                <Button
                  size="small"
                  onClick={() => onEdit(index)}
                  aria-label={`${readOnly ? t('table.view') : t('app.edit')}: ${nameOf(row, index)}`}
                >
                  {readOnly ? t('table.view') : t('app.edit')}
                </Button>
                {!readOnly && (
                  <Button
                    size="small"
                    color="error"
                    onClick={() => onRemove(index)}
                    aria-label={`${t('app.delete')}: ${nameOf(row, index)}`}
                  >
                    {t('app.delete')}
                  </Button>
                )}
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}
