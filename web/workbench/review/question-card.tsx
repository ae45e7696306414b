import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { ReviewDefinition } from '../../../engine/index.ts';
import { Finding } from '../../renderers/field-help.tsx';
import type { StepSource } from '../../renderers/step-form.tsx';
import { fieldId } from '../../renderers/use-field.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { AnswerParts, FormerAnswer, partsWithoutFiles } from './answer-parts.tsx';
import { JudgementFields } from './judgement-fields.tsx';
import { messages } from './messages.ts';
import { QuestionHistory } from './question-history.tsx';
import { releasedField } from './released-text.ts';
import {
  changedParts,
  isCheck,
  type Judgement,
  type QuestionRound,
  type ReviewItem,
} from './review-model.ts';

interface QuestionCardProps {
  item: ReviewItem;
  form: string;
  review: ReviewDefinition;
  /** The step of the review form, and that of the judged one. */
  files: StepSource;
  answerFiles: StepSource | undefined;
  rounds: QuestionRound[];
  /** How many files the answer has. */
  documents: number;
  isActive: boolean;
  readOnly: boolean;
  /** It was judged in an earlier round and is not to be judged again. */
  isKept: boolean;
  onActive: () => void;
  onChange: (judgement: Judgement) => void;
  onEvidence: () => void;
  onDeficiency: (() => void) | undefined;
}

/** One question: its words, the answer, what the checks say to it, and what the reviewer says. */
export function QuestionCard(props: QuestionCardProps) {
  const { item, form, review, files, rounds, documents, isActive, readOnly } = props;
  const { say, number, language } = useLanguage();
  const m = useMessages(messages);
  const { question } = item;
  const [, , ...path] = question.answer.split('.');
  const field = releasedField(props.answerFiles, path.join('.'), language);
  const id = fieldId(item.property);
  const checks = item.findings.filter(isCheck);
  const short = say(question.title);
  const changed = item.former ? changedParts(item.answer, item.former) : [];
  return (
    <Paper
      component="section"
      id={id}
      data-question={item.property}
      tabIndex={-1}
      aria-labelledby={`${id}-title`}
      onFocusCapture={props.onActive}
      onClick={props.onActive}
      onKeyDown={(event) => {
        // Out of a field, so that the keys of the screen work again.
        if (event.key === 'Escape') event.currentTarget.focus();
      }}
      sx={{
        p: { xs: 1.5, sm: 2 },
        scrollMarginTop: 12,
        borderLeft: 4,
        borderLeftColor: isActive ? 'primary.main' : 'divider',
        minWidth: 0,
        fontSize: '0.925rem',
        '& .MuiTypography-body1': { fontSize: 'inherit' },
        '& dl': {
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', sm: 'minmax(6em, 26%) minmax(0, 1fr)' },
        },
      }}
    >
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'baseline' }}>
        <Typography id={`${id}-title`} variant="h3" sx={{ flex: '1 1 12em' }}>
          {short}
        </Typography>
        {item.former && <Chip size="small" color="warning" variant="outlined" label={m('changed')} />}
        {item.lookAgain && <Chip size="small" color="info" variant="outlined" label={m('lookAgain')} />}
        <Typography variant="body2" color="textSecondary">
          {question.points === 1 ? m('upToOne') : m('upTo', { points: number(question.points) })}
        </Typography>
      </Box>
      {field?.label && (
        <Typography sx={{ mt: 0.25, maxWidth: '75ch' }}>{withoutTitle(field.label, short)}</Typography>
      )}
      {question.guideline && (
        <Box component="details" sx={{ mt: 0.5 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.85rem', minHeight: 24 }}>
            {m('guideline')}
          </Box>
          <Typography variant="body2" sx={{ mt: 0.25, maxWidth: '75ch' }}>
            {say(question.guideline)}
          </Typography>
        </Box>
      )}
      {field && (
        <Box
          role="group"
          aria-label={m('answer')}
          sx={{ mt: 1.25, p: 1.25, borderRadius: 1, bgcolor: 'action.hover' }}
        >
          <AnswerParts field={field} answer={item.answer} parts={partsWithoutFiles(item.answer)} />
          {documents > 0 && (
            <Button size="small" onClick={props.onEvidence} sx={{ mt: 0.5, ml: -0.75 }}>
              {`${m('evidence')} (${documents})`}
            </Button>
          )}
          {item.former && <FormerAnswer field={field} former={item.former} parts={changed} />}
        </Box>
      )}
      {item.lookAgain && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
          {m('lookAgainHelp')}
        </Typography>
      )}
      {checks.length > 0 && (
        <Box
          component="ul"
          aria-label={m('checks')}
          sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, fontSize: '0.9rem', display: 'grid', gap: 0.25 }}
        >
          {checks.map((one) => (
            <li key={`${one.place} ${say(one.message)}`}>
              <Finding severity={one.severity} message={say(one.message)} />
            </li>
          ))}
        </Box>
      )}
      {props.isKept && (
        <Typography variant="body2" color="textSecondary" sx={{ mt: 1 }}>
          {m('kept')}
        </Typography>
      )}
      <JudgementFields
        item={item}
        files={files}
        form={form}
        accepts={review.accepts}
        readOnly={readOnly}
        onChange={props.onChange}
      />
      {props.onDeficiency && (
        <Button size="small" onClick={props.onDeficiency} sx={{ mt: 0.75, ml: -0.75 }}>
          {m('deficiency')}
        </Button>
      )}
      {field && (
        <QuestionHistory
          rounds={rounds}
          field={field}
          mark={releasedField(files, `${item.property}.mark`, language)}
        />
      )}
    </Paper>
  );
}

/** The label without the short name that stands above it already. */
function withoutTitle(label: string, title: string): string {
  return label.startsWith(title) ? label.slice(title.length).replace(/^[\s.:–-]+/, '') : label;
}
