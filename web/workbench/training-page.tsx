import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Section } from '../portal/case/section.tsx';
import { type HeldRecord, useHeldTraining, verifyTraining } from '../shared/api/training.ts';
import { useLanguage } from '../shared/i18n/language.tsx';
import { Page } from '../shared/parts/page.tsx';
import { ProblemAlert } from '../shared/parts/problem-alert.tsx';

/** Staff say whether the training that people recorded is true. */
export function TrainingPage() {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const waiting = useHeldTraining(false);
  const checked = useHeldTraining(true);
  const [error, setError] = useState<unknown>(null);
  async function set(record: HeldRecord, verified: boolean) {
    setError(null);
    try {
      await verifyTraining(record.id, verified);
    } catch (caught) {
      setError(caught);
    }
    await queries.invalidateQueries({ queryKey: ['held-training'] });
  }
  return (
    <Page title={t('training.title')}>
      <ProblemAlert error={waiting.error ?? checked.error ?? error} />
      <Box sx={{ display: 'grid', gap: 3 }}>
        <Section title={t('training.waiting')}>
          <Records
            records={waiting.data}
            action={t('training.verify')}
            onAct={(record) => set(record, true)}
          />
        </Section>
        <Section title={t('training.checked')}>
          <Records
            records={checked.data}
            action={t('training.unverify')}
            onAct={(record) => set(record, false)}
          />
        </Section>
      </Box>
    </Page>
  );
}

function Records({
  records,
  action,
  onAct,
}: {
  records: HeldRecord[] | undefined;
  action: string;
  onAct: (record: HeldRecord) => void;
}) {
  const { t, date } = useLanguage();
  if (records?.length === 0) return <Typography color="text.secondary">{t('list.empty')}</Typography>;
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
      {records?.map((record) => (
        <Box
          component="li"
          key={record.id}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 2, alignItems: 'center' }}
        >
          <Typography sx={{ flexGrow: 1 }}>
            <strong>{record.holder.name}</strong> · {record.course} · {date(record.completedOn)}
          </Typography>
          <Button
            size="small"
            variant="outlined"
            onClick={() => onAct(record)}
            aria-label={`${action}: ${record.holder.name}, ${record.course}`}
          >
            {action}
          </Button>
        </Box>
      ))}
    </Box>
  );
}
