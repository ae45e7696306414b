import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Link } from 'react-router';
import { SeverityMark } from '../../renderers/severity-mark.tsx';
import type { CaseForm } from '../../shared/api/cases.ts';
import type { Standing } from '../../shared/api/review.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MarkSign } from './mark-group.tsx';
import { messages } from './messages.ts';
import { ProgressBar } from './progress-bar.tsx';
import { type Filter, isCheck, isJudged, lacksComment, type ReviewItem } from './review-model.ts';
import { usePercent } from './score-panel.tsx';

interface PartListProps {
  caseId: string;
  form: CaseForm;
  items: ReviewItem[];
  /** Those that the filter lets through. */
  passing: ReviewItem[];
  standing: Standing;
  current: string;
  filter: Filter;
}

/** The parts of the review: how far each is, what the checks say to it, and what it scores. */
export function PartList({ caseId, form, items, passing, standing, current, filter }: PartListProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const percent = usePercent();
  return (
    <Box component="nav" aria-label={m('elements')}>
      <Box component="ol" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
        {form.steps
          .filter((step) => !step.closing)
          .map((step) => {
            const own = items.filter((item) => item.step === step.id);
            const elements = new Set(own.map(({ element }) => element));
            const element =
              elements.size === 1 ? standing.elements.find(({ id }) => elements.has(id)) : undefined;
            const unmet = standing.standing.some(({ about }) =>
              about.some((one) => one.element !== null && one.element === element?.id && !one.met),
            );
            const done = own.filter(isJudged).length;
            const checks = own.reduce((sum, one) => sum + one.findings.filter(isCheck).length, 0);
            const again = own.filter((one) => one.former || one.lookAgain).length;
            const wordless = own.filter((one) => lacksComment(one)).length;
            const fits = filter === 'all' || passing.some((item) => item.step === step.id);
            const isComplete = own.length > 0 ? done === own.length : step.status === 'complete';
            return (
              <li key={step.id}>
                <Box
                  component={Link}
                  to={`/cases/${caseId}/review/${form.id}/${step.id}`}
                  aria-current={step.id === current ? 'step' : undefined}
                  sx={{
                    display: 'block',
                    px: 1,
                    py: 0.6,
                    borderRadius: 1,
                    borderLeft: 3,
                    borderColor: step.id === current ? 'primary.main' : 'transparent',
                    bgcolor: step.id === current ? 'action.selected' : 'transparent',
                    color: fits ? 'text.primary' : 'text.secondary',
                    textDecoration: 'none',
                    '&:hover': { bgcolor: 'action.hover' },
                  }}
                >
                  <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'baseline' }}>
                    <Box
                      component="span"
                      sx={{ flexGrow: 1, fontWeight: step.id === current ? 650 : 500, fontSize: '0.9rem' }}
                    >
                      {say(step.title)}
                    </Box>
                    {element && (
                      <Box
                        component="span"
                        sx={{
                          fontSize: '0.85rem',
                          whiteSpace: 'nowrap',
                          fontVariantNumeric: 'tabular-nums',
                          fontWeight: unmet ? 650 : 400,
                          color: unmet ? 'error.main' : 'inherit',
                        }}
                      >
                        {unmet && <SeverityMark severity="error" />}
                        {percent((done === own.length ? element.awarded : element.judged).percent)}
                      </Box>
                    )}
                    {element === undefined && isComplete && <MarkSign kind="accepted" />}
                  </Box>
                  {own.length > 0 && (
                    <>
                      <ProgressBar done={done} total={own.length} />
                      <Typography
                        component="span"
                        variant="body2"
                        sx={{ color: 'text.secondary', fontSize: '0.8rem' }}
                      >
                        {m('progress', { done, total: own.length })}
                        {checks > 0 &&
                          ` · ${m(checks === 1 ? 'oneCheck' : 'checksCount', { count: checks })}`}
                        {again > 0 && ` · ${m('changedCount', { count: again })}`}
                        {wordless > 0 && ` · ${m('wordlessCount', { count: wordless })}`}
                      </Typography>
                    </>
                  )}
                </Box>
              </li>
            );
          })}
      </Box>
    </Box>
  );
}
