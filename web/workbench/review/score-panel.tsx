import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Standing } from '../../shared/api/review.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { MarkSign } from './mark-group.tsx';
import { messages } from './messages.ts';

/** The overall score as it stands, and each minimum in words: first what is not reached. */
export function ScorePanel({ standing }: { standing: Standing }) {
  const { say, number } = useLanguage();
  const m = useMessages(messages);
  const percent = usePercent();
  const { awarded, claimed } = standing;
  return (
    <Box component="section" aria-label={m('score')} aria-live="polite">
      {awarded && (
        <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1, alignItems: 'baseline' }}>
          <Typography component="span" sx={{ fontSize: '1.75rem', fontWeight: 650, lineHeight: 1.1 }}>
            {percent(awarded.percent)}
          </Typography>
          <Typography component="span" variant="body2" color="textSecondary">
            {m('points', { points: number(awarded.points), available: number(awarded.available) })}
            {' · '}
            {m('scoreClaimed', { percent: percent(claimed?.percent ?? null) })}
          </Typography>
        </Box>
      )}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, mt: 0.75, p: 0, fontSize: '0.875rem' }}>
        {standing.standing.map((line) => {
          const said = line.about
            .filter(({ met, element }) => (line.met ? element === null : !met))
            .flatMap(({ words }) => words);
          return (
            <Box component="li" key={line.ruleset} sx={{ display: 'flex', gap: 0.75, py: 0.25 }}>
              <Box component="span" sx={{ mt: '2px' }}>
                <MarkSign kind={line.met ? 'accepted' : 'refused'} />
              </Box>
              <span>
                <strong>{line.met ? m('reached') : m('notReached')}</strong>{' '}
                {said.length > 0 ? said.map((words) => say(words)).join(' ') : say(line.title)}
              </span>
            </Box>
          );
        })}
      </Box>
    </Box>
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
