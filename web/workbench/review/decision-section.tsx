import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useNavigate } from 'react-router';
import { EventButtons } from '../../portal/case/event-buttons.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { messages } from './messages.ts';
import type { Filter } from './review-model.ts';
import { StillToDo } from './still-to-do.tsx';
import type { Review } from './use-review.ts';

interface DecisionSectionProps {
  review: Review;
  /** Shows the questions of a filter, at the first of them. */
  onShow: (filter: Filter) => void;
  hrefOf: (place: string) => string | undefined;
  /** Saves what is being typed. */
  before: () => Promise<unknown>;
  /** Why the last one was not taken; kept while its places are gone to. */
  refused: unknown;
  onRefused: (error: unknown) => void;
}

/** At the end of a review: what is still to be done in it, and the decisions that it leads to. */
export function DecisionSection(props: DecisionSectionProps) {
  const { review, onShow, hrefOf, before, refused, onRefused } = props;
  const { found, caseForm, items } = review;
  const { say } = useLanguage();
  const m = useMessages(messages);
  const navigate = useNavigate();
  const partOf = (place: string) => say(caseForm.steps.find(({ id }) => place.split('.')[1] === id)?.title);
  return (
    <Paper component="section" aria-labelledby="review-decision" sx={{ p: 2, mt: 3 }}>
      <Typography id="review-decision" variant="h2" sx={{ mb: 1.5 }}>
        {m('decide')}
      </Typography>
      <StillToDo items={items} onShow={onShow} />
      <ProblemAlert error={refused} hrefOf={hrefOf} partOf={partOf} onClose={() => onRefused(null)} />
      <EventButtons
        found={found}
        before={before}
        hrefOf={hrefOf}
        onRefused={onRefused}
        onDone={({ type }) => navigate(`/cases/${found.id}`, { state: { done: type } })}
      />
    </Paper>
  );
}
