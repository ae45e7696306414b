import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import type { AnswerProblem } from '../../../engine/index.ts';
import { Finding } from '../../renderers/field-help.tsx';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { stepMessages } from './messages.ts';
import { moreAbout } from './more-about.tsx';

/** What rules say about the step as a whole. It informs; it never keeps anybody from going on. */
export function FindingsList({ findings }: { findings: AnswerProblem[] }) {
  const { t, say } = useLanguage();
  const m = useMessages(stepMessages);
  if (findings.length === 0) return null;
  const title = findings.every(({ severity }) => severity === 'note') ? m('notes') : t('step.findings');
  return (
    <Paper component="section" aria-label={title} sx={{ p: 2, mb: 2 }}>
      <Typography variant="body2" sx={{ fontWeight: 600, mb: 0.5 }}>
        {title}
      </Typography>
      <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.9rem' }}>
        {findings.map((finding) => (
          <li key={`${finding.place} ${say(finding.message)}`}>
            <Finding severity={finding.severity} message={say(finding.message)} more={moreAbout(finding)} />
          </li>
        ))}
      </Box>
    </Paper>
  );
}
