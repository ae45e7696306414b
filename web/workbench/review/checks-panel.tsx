import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { AnswerProblem, Text } from '../../../engine/index.ts';
import { SeverityMark } from '../../renderers/severity-mark.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { groupFindings } from './review-model.ts';

const COLOUR = { error: 'error.main', warning: 'warning.main', note: 'info.main' } as const;

interface ChecksPanelProps {
  findings: AnswerProblem[];
  titles: { ruleset: string; title: Text }[];
  /** What stands at a place, and where it is on the screen. */
  labelOf: (place: string) => string;
  hrefOf: (place: string) => string | undefined;
}

/** What the checks found, by kind; each leads to its place. */
export function ChecksPanel({ findings, titles, labelOf, hrefOf }: ChecksPanelProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const groups = groupFindings(findings);
  return (
    <Box component="section" aria-labelledby="review-checks">
      <Typography id="review-checks" variant="h2" sx={{ mb: 0.5 }}>
        {m('checks')}
      </Typography>
      {groups.length === 0 && (
        <Typography variant="body2" color="textSecondary">
          {m('noChecks')}
        </Typography>
      )}
      {groups.map(({ kind, findings: found }) => (
        <Box component="details" key={kind ?? ''} sx={{ borderTop: 1, borderColor: 'divider', py: 0.5 }}>
          <Box component="summary" sx={{ cursor: 'pointer', fontSize: '0.875rem', py: 0.25, minHeight: 24 }}>
            {kind === null
              ? m('missing')
              : say(titles.find(({ ruleset }) => ruleset === kind)?.title) || kind}
            {` (${found.length})`}
          </Box>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, fontSize: '0.85rem' }}>
            {found.map((one) => {
              const href = hrefOf(one.place);
              const words = m('labelled', { label: labelOf(one.place), value: say(one.message) });
              return (
                <Box component="li" key={`${one.place} ${say(one.message)}`} sx={{ py: 0.4 }}>
                  <Box component="strong" sx={{ color: COLOUR[one.severity] }}>
                    <SeverityMark severity={one.severity} />
                    {m(one.severity)}
                  </Box>{' '}
                  {href ? (
                    <Link component={RouterLink} to={href} color="inherit">
                      {words}
                    </Link>
                  ) : (
                    words
                  )}
                </Box>
              );
            })}
          </Box>
        </Box>
      ))}
    </Box>
  );
}
