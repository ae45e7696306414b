import type { JsonSchema, Translator } from '@jsonforms/core';
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AnswerSummary } from '../../renderers/answer-summary.tsx';
import type { CaseView } from '../../shared/api/cases.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { type QuestionAtField, useStepBeside } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';

interface CounterpartProps {
  found: CaseView;
  question: QuestionAtField;
  /** Its place: `form.step.property`. */
  place: string;
  /** Names the question again in its full words, and what a good answer shows. */
  withQuestion: boolean;
}

/** The other side of a question: beside a judgement the answer, beside an answer what was said to it. */
export function Counterpart({ found, question, place, withQuestion }: CounterpartProps) {
  const { t, say, language } = useLanguage();
  const [form = '', step = '', ...path] = place.split('.');
  const released = useReleasedForm(found.release, form);
  const answer = useStepBeside(found.id, form, step);
  const files = released.data?.steps.find((one) => one.id === step);
  if (!files || !answer.data) return null;
  const texts = files.i18n?.[language] ?? Object.values(files.i18n ?? {})[0] ?? {};
  const translate = ((key: string, fallback?: string) => texts[key] ?? fallback) as Translator;
  const name = path.join('.');
  const schema = (files.schema.properties as Record<string, JsonSchema> | undefined)?.[name];
  const value = valueAt(answer.data.data, path);
  const isAnswered = value !== undefined && Object.keys(value).length > 0;
  // Nothing was said to this answer yet: nothing to show.
  if (!schema || (!isAnswered && !withQuestion)) return null;
  const label = texts[`${name}.label`];
  return (
    <Box
      role="group"
      aria-label={say(released.data?.title)}
      sx={{ mt: 1.5, p: 1.5, borderLeft: 4, borderColor: 'info.main', bgcolor: 'action.hover' }}
    >
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.75 }}>
        {say(released.data?.title)}
      </Typography>
      {withQuestion && label && <Box sx={{ mb: 1, maxWidth: '75ch' }}>{label}</Box>}
      {isAnswered ? (
        <AnswerSummary
          schema={schema}
          root={files.schema as JsonSchema}
          path={name}
          value={value}
          translate={translate}
          fileUrl={(file) => `/api/v1/files/${file.id}`}
        />
      ) : (
        <Typography color="textSecondary">{t('question.noAnswer')}</Typography>
      )}
      {withQuestion && question.guideline && (
        <Box component="details" sx={{ mt: 1 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.85rem' }}>
            {t('question.guideline')}
          </Box>
          <Box sx={{ mt: 0.5, maxWidth: '75ch' }}>{say(question.guideline)}</Box>
        </Box>
      )}
    </Box>
  );
}

function valueAt(data: Record<string, unknown>, path: string[]): Record<string, unknown> | undefined {
  let at: unknown = data;
  for (const part of path) at = (at as Record<string, unknown> | undefined)?.[part];
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : undefined;
}
