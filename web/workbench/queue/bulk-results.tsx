import Link from '@mui/material/Link';
import Table from '@mui/material/Table';
import TableBody from '@mui/material/TableBody';
import TableCell from '@mui/material/TableCell';
import TableHead from '@mui/material/TableHead';
import TableRow from '@mui/material/TableRow';
import { Link as RouterLink } from 'react-router';
import type { QueueRow } from '../../shared/api/queue.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stackedRows } from '../../shared/parts/stacked-rows.ts';
import type { BulkResult } from './bulk-run.ts';
import { messages } from './messages.ts';

interface BulkResultsProps {
  rows: QueueRow[];
  results: ReadonlyMap<string, BulkResult>;
}

/** What became of each case, those that need a look first. */
export function BulkResults({ rows, results }: BulkResultsProps) {
  const t = useMessages(messages);
  const words = useResultWords();
  const ordered = rows.toSorted(
    (a, b) => Number(results.get(a.id)?.state === 'done') - Number(results.get(b.id)?.state === 'done'),
  );
  return (
    <Table size="small" sx={stackedRows}>
      <TableHead>
        <TableRow>
          <TableCell>{t('case')}</TableCell>
          <TableCell>{t('company')}</TableCell>
          <TableCell>{t('result')}</TableCell>
        </TableRow>
      </TableHead>
      <TableBody>
        {ordered.map((row) => (
          <TableRow key={row.id}>
            <TableCell data-label={t('case')}>
              <Link component={RouterLink} to={`/cases/${row.id}`}>
                {row.number ?? t('noNumber')}
              </Link>
            </TableCell>
            <TableCell data-label={t('company')}>{row.company.name}</TableCell>
            <TableCell data-label={t('result')}>{words(results.get(row.id))}</TableCell>
          </TableRow>
        ))}
      </TableBody>
    </Table>
  );
}

/** A result, with the server's reason where it refused. */
function useResultWords(): (result: BulkResult | undefined) => string {
  const t = useMessages(messages);
  const { pair, say } = useLanguage();
  return (result) => {
    switch (result?.state) {
      case 'done':
        return t('done');
      case 'refused': {
        const { problem } = result.error;
        if (problem.status === 412) return pair(t('refused'), t('moved'));
        const reasons = (problem.reasons ?? []).map(({ message }) => say(message)).filter(Boolean);
        return pair(t('refused'), reasons.join(' ') || problem.detail || problem.title);
      }
      case 'unreached':
        return pair(t('unreached'), t('network'));
      default:
        return t('stopped');
    }
  };
}
