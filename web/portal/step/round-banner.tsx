import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { unseen } from '../../renderers/unseen.ts';
import type { CaseForm, CaseView } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { DueLine } from '../case/due-line.tsx';
import { placeHref } from '../case/place-href.ts';
import { RequestQuote } from '../case/request-quote.tsx';
import { leftToDo } from './left-to-do.ts';
import { stepMessages } from './messages.ts';

interface RoundBannerProps {
  found: CaseView;
  form: CaseForm;
  state: FormState | undefined;
}

/** What was sent back: the request in its sender's words, by when, and of a part of the form a chip for each item. */
export function RoundBanner({ found, form, state }: RoundBannerProps) {
  const { say } = useLanguage();
  const m = useMessages(stepMessages);
  const { request } = found;
  const isPartly = form.only !== null;
  const asked = state?.asked ?? [];
  const tickable = asked.filter(({ done }) => done !== null);
  const done = tickable.filter((item) => item.done);
  const next = tickable.find((item) => !item.done);
  const [lacking] = state ? leftToDo(found, form.id, state).obstacles : [];
  return (
    <Alert
      severity="warning"
      icon={false}
      sx={{
        mb: 2.5,
        border: 1,
        borderLeft: 6,
        borderColor: 'warning.main',
        '& .MuiAlert-message': { width: 1 },
      }}
    >
      <Typography component="h2" sx={{ fontWeight: 700, fontSize: '1.05rem' }}>
        {isPartly ? m('round') : say(found.state.title)}
      </Typography>
      {found.due.map((due) => (
        <DueLine key={due.id} due={due} />
      ))}
      {request && <RequestQuote request={request} program={found.program} />}
      {isPartly && (
        <Typography variant="body2" sx={{ mb: 1 }}>
          {m('roundHelp')}
        </Typography>
      )}
      {tickable.length > 0 && (
        <Typography variant="body2" role="status" sx={{ fontWeight: 600, mb: 0.75 }}>
          {m('roundDone', { done: done.length, of: tickable.length })}
        </Typography>
      )}
      {asked.length > 0 && (
        <Box
          component="ul"
          aria-label={m('items')}
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'flex', flexWrap: 'wrap', gap: 0.75 }}
        >
          {asked.map((item) => {
            const word = m(item.done === null ? 'itemFree' : item.done ? 'itemDone' : 'itemOpen');
            const mark = item.done === null ? '✎' : item.done ? '✓' : '○';
            return (
              <li key={item.place}>
                <Chip
                  component={RouterLink}
                  to={placeHref(found.id, item.place) ?? ''}
                  clickable
                  size="small"
                  variant={item.done === false ? 'filled' : 'outlined'}
                  label={
                    <>
                      <span aria-hidden="true">{mark} </span>
                      {say(item.title)}
                      <Box component="span" sx={unseen}>
                        {`: ${word}`}
                      </Box>
                    </>
                  }
                  sx={{ height: 28, maxWidth: '100%' }}
                />
              </li>
            );
          })}
        </Box>
      )}
      <Box sx={{ mt: 1.25, display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        {next && (
          <Button
            component={RouterLink}
            size="small"
            variant="contained"
            to={placeHref(found.id, next.place) ?? ''}
          >
            {m('next', { title: say(next.title) })}
          </Button>
        )}
        {tickable.length > 0 && !next && lacking && (
          <Button
            component={RouterLink}
            size="small"
            variant="contained"
            to={placeHref(found.id, lacking.place) ?? ''}
          >
            {m('lacking')}
          </Button>
        )}
        {tickable.length > 0 && !next && !lacking && (
          <>
            <Typography variant="body2">{m('allDone')}</Typography>
            <Button component={RouterLink} size="small" variant="contained" to={`/cases/${found.id}`}>
              {m('toSend')}
            </Button>
          </>
        )}
      </Box>
    </Alert>
  );
}
