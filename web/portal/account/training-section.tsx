import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useId, useRef, useState } from 'react';
import {
  addTraining,
  removeTraining,
  type TrainingRecord,
  uploadEvidence,
  useTraining,
} from '../../shared/api/account.ts';
import { usePrograms } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { RecordTable } from '../../shared/parts/record-table.tsx';
import { Section } from '../case/section.tsx';
import { messages } from './messages.ts';

/** Training that the reader has completed, with what shows it; staff confirm each record. */
export function TrainingSection() {
  const { t, date, say: text } = useLanguage();
  const say = useMessages(messages);
  const programs = usePrograms();
  const notes = new Set((programs.data ?? []).map((one) => text(one.notes.training)).filter(Boolean));
  const queries = useQueryClient();
  const { data, error } = useTraining();
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
    const over = until < new Date().toISOString().slice(0, 10);
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
          { title: say('course'), show: (row) => row.course },
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
              aria-label={`${say('remove')}: ${row.course}`}
            >
              {say('remove')}
            </Button>
          )
        }
      />
      <AddRecord onAdded={refresh} />
    </Section>
  );
}

function AddRecord({ onAdded }: { onAdded: () => Promise<void> }) {
  const { t } = useLanguage();
  const say = useMessages(messages);
  const helpId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [course, setCourse] = useState('');
  const [completedOn, setCompletedOn] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [busy, setBusy] = useState(false);
  const [added, setAdded] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function add(event: FormEvent) {
    event.preventDefault();
    setError(null);
    setAdded(false);
    setBusy(true);
    try {
      const evidence = file === null ? null : await uploadEvidence(file);
      await addTraining({ course, completedOn, evidence });
      setCourse('');
      setCompletedOn('');
      setFile(null);
      setAdded(true);
      await onAdded();
    } catch (caught) {
      setError(caught);
    }
    setBusy(false);
  }
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3" sx={{ mb: 1.5 }}>
        {say('addRecord')}
      </Typography>
      <ProblemAlert error={error} />
      <div role="status">
        {added && (
          <Alert severity="success" role="presentation" sx={{ mb: 1.5 }}>
            {say('added')}
          </Alert>
        )}
      </div>
      <Box
        component="form"
        onSubmit={add}
        sx={{ display: 'grid', gap: 2, justifyItems: 'start', maxWidth: 460 }}
      >
        <PlainField name="course" label={t('training.course')} value={course} onText={setCourse} required />
        <PlainField
          name="completedOn"
          type="date"
          label={t('training.completedOn')}
          value={completedOn}
          onText={setCompletedOn}
          required
        />
        <input
          ref={input}
          type="file"
          hidden
          accept=".pdf,.png,.jpg,.jpeg"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <Button variant="outlined" onClick={() => input.current?.click()} aria-describedby={helpId}>
            {file ? file.name : say('chooseFile')}
          </Button>
          <Typography id={helpId} variant="body2" color="textSecondary">
            {say('evidenceHelp')}
          </Typography>
        </Box>
        {busy && file && (
          <Box role="status" sx={{ width: 1 }}>
            {say('sending', { name: file.name })}
            <LinearProgress aria-label={say('sending', { name: file.name })} />
          </Box>
        )}
        <Button type="submit" variant="contained" disabled={busy}>
          {t('training.add')}
        </Button>
      </Box>
    </Box>
  );
}
