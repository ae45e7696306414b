import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ElementScore, Standing } from '../../shared/api/review.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MarkSign } from './mark-group.tsx';
import { messages } from './messages.ts';
import { ProgressBar } from './progress-bar.tsx';
import { isJudged, type ReviewItem } from './review-model.ts';

interface ScorePanelProps {
  standing: Standing;
  items: readonly ReviewItem[];
}

/**
 * How far the review is, the score by what is judged beside the score that was claimed, and each minimum in words.
 * What nobody has judged yet is never shown as reached.
 */
export function ScorePanel({ standing, items }: ScorePanelProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const done = items.filter(isJudged).length;
  const total = items.length;
  const isWhole = done === total;
  const { awarded, claimed, judged } = standing;
  const by = isWhole ? awarded : judged;
  return (
    <Box component="section" aria-label={m('score')} aria-live="polite">
      {total > 0 && (
        <>
          <Typography component="p" sx={{ fontWeight: 650 }}>
            {m('judgedOf', { done, total })}
          </Typography>
          <ProgressBar done={done} total={total} />
        </>
      )}
      {by && (
        <Box component="dl" sx={{ m: 0, mt: 0.75, display: 'grid', gap: 0.5 }}>
          <Line label={m(isWhole ? 'scoreReview' : 'scoreSoFar')} score={by} isFirst />
          {claimed && <Line label={m('scoreClaimed')} score={claimed} />}
        </Box>
      )}
      {standing.standing.length > 0 && !isWhole && (
        <Typography variant="body2" sx={{ mt: 1, color: 'text.secondary' }}>
          {m(total - done === 1 ? 'asIfOne' : 'asIf', { count: total - done })}
        </Typography>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.5, p: 0, fontSize: '0.875rem' }}>
        {standing.standing.map((line) => {
          const said = line.about
            .filter(({ met, element }) => (line.met ? element === null : !met))
            .flatMap(({ words }) => words);
          return (
            <Box component="li" key={line.ruleset} sx={{ display: 'flex', gap: 0.75, py: 0.25 }}>
              <Box component="span" sx={{ mt: '2px' }}>
                {isWhole || !line.met ? (
                  <MarkSign kind={line.met ? 'accepted' : 'refused'} />
                ) : (
                  <MarkSign kind="asked" />
                )}
              </Box>
              <span>
                <strong>{m(verdict(line.met, isWhole))}</strong>{' '}
                {said.length > 0 ? said.map((words) => say(words)).join(' ') : say(line.title)}
              </span>
            </Box>
          );
        })}
      </Box>
    </Box>
  );
}

const verdict = (met: boolean, isWhole: boolean) =>
  isWhole ? (met ? 'reached' : 'notReached') : met ? 'wouldReach' : 'wouldNotReach';

function Line({ label, score, isFirst }: { label: string; score: ElementScore; isFirst?: boolean }) {
  const { number } = useLanguage();
  const m = useMessages(messages);
  const percent = usePercent();
  return (
    <div>
      <Box component="dt" sx={{ typography: 'body2', color: 'text.secondary' }}>
        {label}
      </Box>
      <Box
        component="dd"
        sx={{ m: 0, display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}
      >
        <Box
          component="span"
          sx={isFirst ? { fontSize: '1.5rem', fontWeight: 650, lineHeight: 1.15 } : { fontWeight: 600 }}
        >
          {score.percent === null ? m('noneJudged') : percent(score.percent)}
        </Box>
        {score.percent !== null && (
          <Typography component="span" variant="body2" color="textSecondary">
            {m('points', { points: number(score.points), available: number(score.available) })}
          </Typography>
        )}
      </Box>
    </div>
  );
}

/** One decimal, and never rounded up to a threshold: 79.96 reads 79.9. */
export function usePercent(): (percent: number | null) => string {
  const { number } = useLanguage();
  return (percent) =>
    percent === null
      ? '–'
      : `${number(Math.floor(percent * 10 + 1e-9) / 10, { minimumFractionDigits: 1, maximumFractionDigits: 1 })}\u00a0%`;
}
