import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { removeTraining, type TrainingRecord, useTraining } from '../../shared/api/account.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { useToday } from '../../shared/session.ts';
import { Section } from '../case/section.tsx';
import { AddTraining } from './add-training.tsx';
import { messages } from './messages.ts';

/** Training that the reader has completed, with what shows it; staff confirm each record. */
export function TrainingSection() {
  const { pair, t, date, say: text } = useLanguage();
  const say = useMessages(messages);
  const programs = usePrograms();
  const notes = new Set((programs.data ?? []).map((one) => text(one.notes.training)).filter(Boolean));
  const queries = useQueryClient();
  const { data, error } = useTraining();
  const today = useToday();
  const [refused, setRefused] = useState<unknown>(null);
  const refresh = () => queries.invalidateQueries({ queryKey: ['training'] });
  async function remove(id: string) {
    setRefused(null);
    try {
      await removeTraining(id);
    } catch (caught) {
      setRefused(caught);
    }
    await refresh();
  }
  function status(record: TrainingRecord): string {
    const until = record.verified?.until ?? null;
    if (record.rejected) return say('rejected', { reason: record.rejected.reason });
    if (!record.verified) return say('waiting');
    if (until === null) return say('verified');
    const over = until < today;
    return say(over ? 'expired' : 'verifiedUntil', { date: date(until) });
  }
  return (
    <Section title={t('training.title')}>
      <Typography color="textSecondary" sx={{ mb: 1.5 }}>
        {t('training.help')}
      </Typography>
      {[...notes].map((note) => (
        <Typography key={note} variant="body2" sx={{ mb: 1, maxWidth: '75ch' }}>
          {note}
        </Typography>
      ))}
      <ProblemAlert error={error ?? refused} />
      <RecordTable
        plain
        label={t('training.title')}
        rows={error ? [] : data}
        keyOf={(row) => row.id}
        empty={t('training.none')}
        columns={[
          { title: say('course'), show: (row) => text(row.title) },
          { title: say('completed'), show: (row) => date(row.completedOn) },
          {
            title: say('evidence'),
            show: (row) =>
              row.evidence ? (
                <Link href={`/api/v1/files/${row.evidence}`} download>
                  {say('download')}
                </Link>
              ) : (
                say('noEvidence')
              ),
          },
          { title: say('status'), show: status },
        ]}
        actions={(row) =>
          row.verified ? null : (
            <Button
              size="small"
              color="error"
              onClick={() => remove(row.id)}
              aria-label={pair(say('remove'), text(row.title))}
            >
              {say('remove')}
            </Button>
          )
        }
      />
      <AddTraining onAdded={refresh} />
    </Section>
  );
}
