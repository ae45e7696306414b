import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { placeHref } from '../case/place-href.ts';
import { stepMessages } from './messages.ts';

export type OfferedRow = FormState['offers'][number];

interface OfferProps {
  caseId: string;
  offer: OfferedRow;
  onTake: (offer: OfferedRow) => void;
}

/** Under an answer that wants a row in a table: one touch opens the row, begun. */
export function Offer({ caseId, offer, onTake }: OfferProps) {
  const { say, pair } = useLanguage();
  const m = useMessages(stepMessages);
  return (
    <Box sx={{ mt: 1.5, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      {offer.isThere ? (
        <Typography variant="body2">
          <span aria-hidden="true">✓ </span>
          {pair(say(offer.label), m('itemIsThere'))}{' '}
          <Link component={RouterLink} to={placeHref(caseId, offer.to) ?? ''}>
            {m('toItem')}
          </Link>
        </Typography>
      ) : (
        <Button size="small" variant="outlined" onClick={() => onTake(offer)}>
          {say(offer.label)}
        </Button>
      )}
    </Box>
  );
}

/** Address of the table's step, with the row to begin there, and the answer to come back to. */
export function offerHref(caseId: string, offer: OfferedRow): string {
  const [form = '', step = '', ...path] = offer.to.split('.');
  const add = JSON.stringify({ path: path.join('.'), row: offer.row });
  return `/cases/${caseId}/forms/${form}/${step}?${new URLSearchParams({ add, from: offer.at })}`;
}

/**
 * A step's answers with the row of `?add=` at the end of its table, and the row's path; `null` where the address
 * says nothing of the kind. A row that begins so already is not added again.
 */
export function withAddedRow(
  data: Record<string, unknown>,
  add: string | null,
): { data: Record<string, unknown>; at: string } | null {
  const wanted = readAdd(add);
  if (!wanted) return null;
  const { path, row } = wanted;
  const rows = Array.isArray(data[path]) ? (data[path] as Record<string, unknown>[]) : [];
  const there = rows.findIndex((one) => Object.entries(row).every(([name, value]) => one?.[name] === value));
  if (there >= 0) return { data, at: `${path}.${there}` };
  return { data: { ...data, [path]: [...rows, row] }, at: `${path}.${rows.length}` };
}

function readAdd(add: string | null): { path: string; row: Record<string, unknown> } | null {
  try {
    const { path, row } = JSON.parse(add ?? 'null') ?? {};
    const isRow = typeof row === 'object' && row !== null && !Array.isArray(row);
    return typeof path === 'string' && isRow ? { path, row } : null;
  } catch {
    return null;
  }
}
