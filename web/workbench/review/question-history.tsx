import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { schemaChoices } from '../../renderers/choices.ts';
import { keyPrefix } from '../../renderers/describe-value.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { AnswerParts } from './answer-parts.tsx';
import { messages } from './messages.ts';
import type { ReleasedField } from './released-text.ts';
import type { QuestionRound } from './review-model.ts';

interface QuestionHistoryProps {
  rounds: QuestionRound[];
  field: ReleasedField;
  mark: ReleasedField | undefined;
}

/** What was answered and said in the rounds before, by whom and when. */
export function QuestionHistory({ rounds, field, mark }: QuestionHistoryProps) {
  const { moment, number } = useLanguage();
  const m = useMessages(messages);
  const choices = mark ? schemaChoices(mark.schema, keyPrefix(mark.schema, mark.path), mark.translate) : [];
  if (rounds.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 1.25 }}>
      <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.85rem', minHeight: 24 }}>
        {m('history', { count: rounds.length })}
      </Box>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, mt: 1, p: 0, display: 'grid', gap: 1.5 }}>
        {rounds.map(({ round, answered, judged }) => (
          <Box component="li" key={round} sx={{ borderLeft: 3, borderColor: 'divider', pl: 1.5 }}>
            <Typography sx={{ fontWeight: 600 }}>{m('round', { round })}</Typography>
            {answered && (
              <>
                <Typography variant="body2" color="textSecondary">
                  {m('answered', { who: answered.by, when: moment(answered.at) })}
                </Typography>
                <AnswerParts field={field} answer={answered.answer} />
              </>
            )}
            <Typography variant="body2" color="textSecondary" sx={{ mt: 0.75 }}>
              {judged ? m('judged', { who: judged.by, when: moment(judged.at) }) : m('notJudged')}
            </Typography>
            {judged && (
              <Typography sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}>
                <strong>
                  {choices.find(({ value }) => value === judged.judgement.mark)?.label ??
                    judged.judgement.mark ??
                    '–'}
                </strong>
                {judged.judgement.awarded !== undefined &&
                  ` · ${m('labelled', { label: m('awarded'), value: number(judged.judgement.awarded) })}`}
                {judged.judgement.comment && `\n${judged.judgement.comment}`}
              </Typography>
            )}
          </Box>
        ))}
      </Box>
    </Box>
  );
}
