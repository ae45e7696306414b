import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import { type CaseView, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useMe } from '../../shared/session.ts';
import { partHref } from './case-nav.tsx';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';
import { useTurn } from './use-turn.ts';

interface EventDoneProps {
  found: CaseView;
  /** The event that the reader sent just now, if he did. */
  type: string | null;
  onClose: () => void;
}

/** What came of an event that the reader sent: that it counts, what was mailed, and whom the case waits for now. */
export function EventDone({ found, type, onClose }: EventDoneProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const { me } = useMe();
  const { what } = useLineWords(found.program);
  const turn = useTurn(found);
  const { data } = useHistory(found.id);
  const last = data?.findLast(({ kind }) => kind !== 'record');
  // Once somebody else has moved the case, what the reader did is told by its timeline.
  const isIt = last?.event.type === type && last.actor.id === me?.id;
  if (type === null) return null;
  // Of what is only mailed, the case keeps no paper: the timeline tells of it.
  const kept = last?.letters.some(({ effect }) => effect === 'letter');
  return (
    // There before its words are, so that they are read out.
    <Box role="status">
      {isIt && (
        <Alert severity="success" onClose={onClose} sx={{ mb: 2 }}>
          <strong>{m('done.title', { what: what(last) })}</strong>
          {last.letters.length > 0 && (
            <Box>
              {m('done.mail', {
                title: [...new Set(last.letters.map(({ title }) => say(title)))].join(', '),
              })}{' '}
              <Link
                component={RouterLink}
                to={partHref(found.id, kept ? 'papers' : 'timeline')}
                color="inherit"
              >
                {m(kept ? 'done.papers' : 'done.timeline')}
              </Link>
            </Box>
          )}
          {!found.ended && <Box>{turn.words}</Box>}
        </Alert>
      )}
    </Box>
  );
}
