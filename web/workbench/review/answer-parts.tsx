import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { AnswerSummary } from '../../renderers/answer-summary.tsx';
import { isFileAnswer } from '../../renderers/form-context.tsx';
import type { StepData } from '../../shared/api/review.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import type { ReleasedField } from './released-text.ts';

const fileUrl = (file: { id: string }) => `/api/v1/files/${file.id}`;

/** An answer in words, with only some of its parts where `parts` says so. */
export function AnswerParts(props: { field: ReleasedField; answer: StepData | undefined; parts?: string[] }) {
  const { field, answer, parts } = props;
  const m = useMessages(messages);
  const shown = Object.fromEntries(
    Object.entries(answer ?? {}).filter(([name]) => parts === undefined || parts.includes(name)),
  );
  if (Object.keys(shown).length === 0) {
    return <Typography color="textSecondary">{parts ? m('nowEmpty') : m('noAnswer')}</Typography>;
  }
  return (
    <AnswerSummary
      schema={field.schema}
      root={field.root}
      path={field.path}
      value={shown}
      translate={field.translate}
      fileUrl={fileUrl}
    />
  );
}

/** The parts of an answer that are not files: those have their own place on the screen. */
export function partsWithoutFiles(answer: StepData | undefined): string[] {
  return Object.entries(answer ?? {})
    .filter(([, value]) => !holdsFile(value))
    .map(([name]) => name);
}

function holdsFile(value: unknown): boolean {
  if (isFileAnswer(value)) return true;
  if (Array.isArray(value)) return value.some(holdsFile);
  return typeof value === 'object' && value !== null && Object.values(value).some(isFileAnswer);
}

/** A former answer beside the present one. */
export function FormerAnswer(props: { field: ReleasedField; former: StepData; parts: string[] }) {
  const m = useMessages(messages);
  return (
    <Box
      role="group"
      aria-label={m('before')}
      sx={{ mt: 1, p: 1.25, borderLeft: 4, borderColor: 'warning.main', bgcolor: 'action.hover' }}
    >
      <Typography variant="body2" color="textSecondary" sx={{ mb: 0.5 }}>
        {m('changedHelp')}
      </Typography>
      <AnswerParts field={props.field} answer={props.former} parts={props.parts} />
    </Box>
  );
}
