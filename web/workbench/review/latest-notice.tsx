import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTheme } from '@mui/material/styles';
import Typography from '@mui/material/Typography';
import useMediaQuery from '@mui/material/useMediaQuery';
import { EventData } from '../../portal/case/event-data.tsx';
import { messages as caseMessages } from '../../portal/case/messages.ts';
import { useLineWords } from '../../portal/case/use-line-words.ts';
import { type CaseView, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';

/**
 * What somebody wrote when he brought the case here, such as why a colleague does not agree, and what the program says
 * of this state: who takes the review up again reads it before anything else. On a phone it begins, and unfolds.
 */
export function LatestNotice({ found }: { found: CaseView }) {
  const { say, moment } = useLanguage();
  const m = useMessages(caseMessages);
  const { data } = useHistory(found.id);
  const { what, who } = useLineWords(found.program);
  const isWide = useMediaQuery(useTheme().breakpoints.up('sm'));
  const last = data?.findLast((line) => line.kind === 'event' || line.kind === 'timer');
  const written = Object.values(last?.data ?? {}).filter((value) => value !== '' && value !== null);
  if (!last || written.length === 0 || found.ended) return null;
  const sentence = written.find((value) => typeof value === 'string' && /\s/.test(value));
  const rest = (
    <>
      <Typography variant="body2">{m('line.by', { when: moment(last.at), who: who(last) })}</Typography>
      <EventData line={last} release={found.release} />
      {found.state.description && (
        <Typography variant="body2" sx={{ mt: 1, maxWidth: '90ch' }}>
          {say(found.state.description)}
        </Typography>
      )}
    </>
  );
  return (
    <Alert
      severity="info"
      icon={false}
      sx={{ mb: { xs: 1, sm: 2 }, py: { xs: 0, sm: 0.75 }, '& .MuiAlert-message': { width: 1, minWidth: 0 } }}
    >
      {isWide ? (
        <>
          <Typography sx={{ fontWeight: 650 }}>{what(last)}</Typography>
          {rest}
        </>
      ) : (
        <details>
          <Box component="summary" sx={{ cursor: 'pointer' }}>
            <strong>{what(last)}</strong>
            {typeof sentence === 'string' && <Box sx={beginning}>{sentence}</Box>}
          </Box>
          {rest}
        </details>
      )}
    </Alert>
  );
}

/** Two lines of a text. */
const beginning = {
  display: '-webkit-box',
  overflow: 'hidden',
  WebkitLineClamp: 2,
  WebkitBoxOrient: 'vertical',
  'details[open] > summary > &': { display: 'none' },
} as const;
