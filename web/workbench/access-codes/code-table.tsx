import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { ReactNode } from 'react';
import type { AccessCode } from '../../shared/api/access-codes.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { dateIn, readersZone } from '../../shared/i18n/zone.ts';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { useNow } from '../../shared/session.ts';
import { type CodeStatus, codeStatus } from './code-words.ts';
import { codeMessages } from './messages.ts';

interface CodeTableProps {
  label: string;
  codes: AccessCode[] | undefined;
  empty: string;
  onCopied: (code: string) => void;
  actions?: (code: AccessCode, status: CodeStatus) => ReactNode;
}

/** Codes with their worth, their limits and what is left of them. */
export function CodeTable({ label, codes, empty, onCopied, actions }: CodeTableProps) {
  const m = useMessages(codeMessages);
  const { say, date, money, percent } = useLanguage();
  const { data: programs } = usePrograms();
  const now = useNow().toISOString();
  // The server decides by the day of the program; a code of any program is told by the reader's.
  const todayOf = (code: AccessCode) =>
    dateIn(programs?.find((one) => one.id === code.program)?.timeZone ?? readersZone(), now);
  const copy = (code: string) => navigator.clipboard.writeText(code).then(() => onCopied(code));
  const limits = (code: AccessCode) =>
    [
      code.program === null
        ? null
        : say(programs?.find((one) => one.id === code.program)?.title) || code.program,
      code.company?.name,
      code.holder?.name,
    ]
      .filter(Boolean)
      .join(' · ') || m('anything');
  const noted = codes?.some((code) => code.note !== '') ?? false;
  return (
    <RecordTable
      label={label}
      rows={codes}
      keyOf={(code) => code.id}
      empty={empty}
      columns={[
        {
          title: m('code'),
          show: (code) => (
            <Box
              component="span"
              sx={{ display: 'inline-flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}
            >
              <Box component="code" sx={{ whiteSpace: 'nowrap', fontSize: '0.95rem' }}>
                {code.code}
              </Box>
              {codeStatus(code, todayOf(code)) === 'active' && (
                <Button
                  size="small"
                  aria-label={m('copyOf', { code: code.code })}
                  onClick={() => void copy(code.code)}
                >
                  {m('copy')}
                </Button>
              )}
            </Box>
          ),
        },
        {
          title: m('worth'),
          show: (code) => (code.kind === 'percent' ? percent(code.value) : money(code.value, code.currency)),
        },
        {
          title: m('uses'),
          show: (code) => (
            <Box component="span" sx={{ whiteSpace: 'nowrap' }}>
              {m('usesOf', { uses: code.uses, max: code.maxUses })}
            </Box>
          ),
        },
        { title: m('limits'), show: limits },
        {
          title: m('expiresOn'),
          oneLine: true,
          show: (code) => date(code.expiresOn) || m('noEndSet'),
        },
        ...(noted ? [{ title: m('note'), show: (code: AccessCode) => code.note }] : []),
        {
          title: m('status'),
          show: (code) => m(codeStatus(code, todayOf(code)), { date: date(code.revokedAt) }),
        },
      ]}
      {...(actions ? { actions: (code: AccessCode) => actions(code, codeStatus(code, todayOf(code))) } : {})}
    />
  );
}
