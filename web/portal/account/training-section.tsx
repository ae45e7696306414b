import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { addTraining, useTraining } from '../../shared/api/account.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Section } from '../case/section.tsx';

/** Training that the reader has completed; staff verify each record. */
export function TrainingSection() {
  const { t, date } = useLanguage();
  const queries = useQueryClient();
  const { data } = useTraining();
  const [course, setCourse] = useState('');
  const [completedOn, setCompletedOn] = useState('');
  const [error, setError] = useState<unknown>(null);
  async function add(event: FormEvent) {
    event.preventDefault();
    setError(null);
    try {
      await addTraining({ course, completedOn });
      await queries.invalidateQueries({ queryKey: ['training'] });
      setCourse('');
      setCompletedOn('');
    } catch (caught) {
      setError(caught);
    }
  }
  return (
    <Section title={t('training.title')}>
      <Typography color="text.secondary" sx={{ mb: 1.5 }}>
        {t('training.help')}
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.5, mb: 2 }}>
        {data?.map((record) => (
          <li key={record.id}>
            {record.course}, {date(record.completedOn)} (
            {record.verified ? t('training.verified') : t('training.unverified')})
          </li>
        ))}
      </Box>
      {data?.length === 0 && <Typography sx={{ mb: 2 }}>{t('training.none')}</Typography>}
      <ProblemAlert error={error} />
      <Box component="form" onSubmit={add} sx={{ display: 'grid', gap: 2, justifyItems: 'start' }}>
        <PlainField name="course" label={t('training.course')} value={course} onText={setCourse} required />
        <PlainField
          name="completedOn"
          type="date"
          label={t('training.completedOn')}
          value={completedOn}
          onText={setCompletedOn}
          required
        />
        <Button type="submit" variant="outlined">
          {t('training.add')}
        </Button>
      </Box>
    </Section>
  );
}
