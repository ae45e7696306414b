import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import Paper from '@mui/material/Paper';
import TextField from '@mui/material/TextField';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ChecksPanel } from './checks-panel.tsx';
import { messages } from './messages.ts';
import { PartList } from './part-list.tsx';
import { type Filter, filters, passes, type ReviewItem } from './review-model.ts';
import { ScorePanel } from './score-panel.tsx';
import { isUnlooked, unlookedTitle } from './unlooked.ts';
import type { Review } from './use-review.ts';

interface ReviewOverviewProps {
  review: Review;
  step: string;
  filter: Filter;
  onFilter: (filter: Filter) => void;
  passing: ReviewItem[];
  hrefOf: (place: string) => string | undefined;
}

/** The review as a whole: its score, its parts and which of their questions are shown, and what checks found. */
export function ReviewOverview({ review, step, filter, onFilter, passing, hrefOf }: ReviewOverviewProps) {
  const { found, caseForm, definition, items, standing } = review;
  const { say } = useLanguage();
  const m = useMessages(messages);
  const labelOf = (place: string) => {
    const item = items.find(({ question }) => `${place}.`.startsWith(`${question.review}.`));
    const part = caseForm.steps.find(({ id }) => place.split('.')[1] === id);
    return say(item?.question.title ?? part?.title ?? caseForm.title);
  };
  return (
    <>
      <Paper sx={{ p: 1.5, mb: 1.5 }}>
        <ScorePanel standing={standing} items={items} />
      </Paper>
      <TextField
        select
        label={m('filter.title')}
        value={filter}
        onChange={(event) => onFilter(event.target.value as Filter)}
        sx={{ mb: 1 }}
      >
        {filters.map((one) => (
          <MenuItem key={one} value={one}>
            {`${m(`filter.${one}`)} (${items.filter((item) => passes(item, one, definition)).length})`}
          </MenuItem>
        ))}
      </TextField>
      <PartList
        caseId={found.id}
        form={caseForm}
        items={items}
        passing={passing}
        standing={standing}
        current={step}
        filter={filter}
      />
      <Box sx={{ mt: 2, px: 1 }}>
        <ChecksPanel
          findings={[...items.flatMap((item) => item.findings.filter(isUnlooked)), ...review.findings]}
          titles={[unlookedTitle, ...standing.checks]}
          labelOf={labelOf}
          hrefOf={hrefOf}
        />
      </Box>
    </>
  );
}
