import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';
import { useId, useRef, useState } from 'react';
import { addTraining, uploadEvidence } from '../../shared/api/account.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { PlainField } from '../../shared/parts/plain-field.tsx';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { useSubmit } from '../../shared/parts/use-submit.ts';
import { useFormCheck } from '../identity/use-form-check.ts';
import { CourseField } from './course-field.tsx';
import { messages } from './messages.ts';

/** A completed course with what shows it, to be confirmed by staff. */
export function AddTraining({ onAdded }: { onAdded: () => Promise<void> }) {
  const { pair, t } = useLanguage();
  const say = useMessages(messages);
  const helpId = useId();
  const input = useRef<HTMLInputElement>(null);
  const choose = useRef<HTMLButtonElement>(null);
  const [course, setCourse] = useState('');
  const [completedOn, setCompletedOn] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const {
    submit: add,
    busy,
    done: added,
    error,
  } = useSubmit(async () => {
    const evidence = file === null ? null : await uploadEvidence(file);
    await addTraining({ course, completedOn, evidence });
    setCourse('');
    setCompletedOn('');
    setFile(null);
    await onAdded();
  });
  const { form, check, lacking, hrefOf } = useFormCheck(say('addRecord'), add);
  return (
    <Box sx={{ mt: 3 }}>
      <Typography variant="h3" sx={{ mb: 1.5 }}>
        {say('addRecord')}
      </Typography>
      <ProblemAlert error={lacking ?? error} hrefOf={hrefOf} />
      <div role="status">
        {added && !lacking && (
          <Alert severity="success" role="presentation" sx={{ mb: 1.5 }}>
            {say('added')}
          </Alert>
        )}
      </div>
      <Box
        component="form"
        ref={form}
        onSubmit={check}
        noValidate
        sx={{ display: 'grid', gap: 2, justifyItems: 'start', maxWidth: 460 }}
      >
        <CourseField label={t('training.course')} value={course} onText={setCourse} />
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
          accept=".pdf,.png,.jpg,.jpeg,.doc,.docx"
          onChange={(event) => setFile(event.target.files?.[0] ?? null)}
        />
        <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center' }}>
          <Button
            ref={choose}
            variant="outlined"
            onClick={() => input.current?.click()}
            aria-describedby={helpId}
          >
            {file ? file.name : say('chooseFile')}
          </Button>
          {file && !busy && (
            <Button
              aria-label={pair(say('withoutFile'), file.name)}
              onClick={() => {
                setFile(null);
                // The same file may be chosen again.
                if (input.current) input.current.value = '';
                choose.current?.focus();
              }}
            >
              {say('withoutFile')}
            </Button>
          )}
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
