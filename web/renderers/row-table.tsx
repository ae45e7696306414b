import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import { useTheme } from '@mui/material/styles';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { useLanguage } from '../shared/i18n/language.tsx';
import { isFileAnswer, useSurroundings } from './form-context.tsx';
import { SeverityMark } from './severity-mark.tsx';

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

/** Rows with edit and delete: a table, or cards below one another on a narrow screen. */
export function RowTable(props: RowTableProps) {
  const { t } = useLanguage();
  const isNarrow = useMediaQuery(useTheme().breakpoints.down('sm'));
  if (props.rows.length === 0) {
    return (
      <Typography color="text.secondary" sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 2 }}>
        {t('table.empty')}
      </Typography>
    );
  }
  return isNarrow ? <RowCards {...props} /> : <WideTable {...props} />;
}

function WideTable(props: RowTableProps) {
  const { t } = useLanguage();
  const { label, columns, rows, faultyRows } = props;
  return (
    // What scrolls must be reachable by keyboard.
    <Box
      tabIndex={0}
      role="group"
      aria-label={label}
      sx={{
        overflowX: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
        bgcolor: 'background.paper',
      }}
    >
      <Table size="small">
        <TableHead>
          <TableRow>
            {columns.map((column) => (
              <TableCell key={column.name} sx={{ fontWeight: 600, verticalAlign: 'bottom' }}>
                {column.label}
              </TableCell>
            ))}
            <TableCell sx={{ fontWeight: 600, verticalAlign: 'bottom' }}>{t('table.actions')}</TableCell>
          </TableRow>
        </TableHead>
        <TableBody>
          {rows.map((row, index) => (
            // Rows have no identity of their own in the data; their place is all there is.
            <TableRow key={`${index + 1}`}>
              {columns.map((column, at) => (
                <TableCell key={column.name} sx={{ verticalAlign: 'top', maxWidth: 360 }}>
                  {at === 0 && faultyRows.has(index) && <FaultMark />}
                  <Cell column={column} value={row[column.name]} />
                </TableCell>
              ))}
              <TableCell sx={{ whiteSpace: 'nowrap', verticalAlign: 'top', py: 0.5 }}>
                <RowButtons {...props} index={index} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </Box>
  );
}

function RowCards(props: RowTableProps) {
  const { label, columns, rows, faultyRows } = props;
  return (
    <Box component="ul" aria-label={label} sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {rows.map((row, index) => (
        <Box
          component="li"
          // As above: the place is all there is.
          key={`${index + 1}`}
          sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.5, bgcolor: 'background.paper' }}
        >
          {faultyRows.has(index) && <FaultMark />}
          <Box component="dl" sx={{ m: 0, display: 'grid', gap: 0.5 }}>
            {columns.map((column) => {
              const shown = column.show(row[column.name]);
              return (
                shown && (
                  <div key={column.name}>
                    <Box component="dt" sx={{ fontSize: '0.8rem', color: 'text.secondary' }}>
                      {column.label}
                    </Box>
                    <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                      <Cell column={column} value={row[column.name]} />
                    </Box>
                  </div>
                )
              );
            })}
          </Box>
          <Box sx={{ mt: 1 }}>
            <RowButtons {...props} index={index} />
          </Box>
        </Box>
      ))}
    </Box>
  );
}

function RowButtons({ columns, rows, index, readOnly, onEdit, onRemove }: RowTableProps & { index: number }) {
  const { t } = useLanguage();
  const name = columns[0]?.show(rows[index]?.[columns[0].name]) || String(index + 1);
  const look = readOnly ? t('table.view') : t('app.edit');
  return (
    <>
      <Button size="small" onClick={() => onEdit(index)} aria-label={`${look}: ${name}`}>
        {look}
      </Button>
      {!readOnly && (
        <Button
          size="small"
          color="error"
          onClick={() => onRemove(index)}
          aria-label={`${t('app.delete')}: ${name}`}
        >
          {t('app.delete')}
        </Button>
      )}
    </>
  );
}

function FaultMark() {
  const { t } = useLanguage();
  return (
    <Box component="strong" sx={{ display: 'block', color: 'error.main', fontSize: '0.85rem' }}>
      <SeverityMark severity="error" />
      {t('table.faulty')}
    </Box>
  );
}

/** A file can be opened from its row; any other value is text. */
function Cell({ column, value }: { column: TableColumn; value: unknown }) {
  const { fileUrl } = useSurroundings();
  return isFileAnswer(value) ? (
    <Link href={fileUrl(value)}>{value.name}</Link>
  ) : (
    <ClampedText text={column.show(value)} />
  );
}

/** Long texts show their beginning; the row itself shows all. */
function ClampedText({ text }: { text: string }) {
  return (
    <Box
      component="span"
      sx={{
        display: '-webkit-box',
        WebkitLineClamp: 3,
        WebkitBoxOrient: 'vertical',
        overflow: 'hidden',
        overflowWrap: 'break-word',
      }}
    >
      {text}
    </Box>
  );
}
