import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { type Turn, useTurns } from '../../shared/api/turns.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { useNow } from '../../shared/session.ts';
import { daysLeft } from '../case/days-left.ts';
import { DueLine } from '../case/due-line.tsx';
import { placeHref } from '../case/place-href.ts';
import { RequestQuote } from '../case/request-quote.tsx';
import { WayOn } from '../case/way-on.tsx';
import { useToPay } from '../payments/use-to-pay.ts';
import { homeMessages } from './messages.ts';

/** Every open case once: a card for each that waits for the reader, and in one line each, the others. */
export function Turns({ programs }: { programs: Map<string, string> }) {
  const t = useMessages(homeMessages);
  const { data, error } = useTurns(true);
  if (error && !data) return <ProblemAlert error={error} />;
  if (!data) return <Waiting lines={2} />;
  if (data.length === 0) return null;
  const mine = data.filter((turn) => turn.mine);
  const others = data.filter((turn) => !turn.mine);
  const programOf = (turn: Turn) => (programs.size > 1 ? programs.get(turn.program) : undefined);
  return (
    <Box component="section" aria-labelledby="turns" sx={{ display: 'grid', gap: 1.5, mb: 4 }}>
      <Typography variant="h2" id="turns">
        {t('turns')}
      </Typography>
      {mine.length === 0 && <Typography color="textSecondary">{t('nothingWaits')}</Typography>}
      {mine.map((turn) => (
        <TurnCard key={turn.id} turn={turn} program={programOf(turn)} />
      ))}
      {others.length > 0 && (
        <Box>
          <Typography variant="h3" sx={{ fontSize: '0.95rem', mb: 0.5 }}>
            {t('elsewhere')}
          </Typography>
          <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 0.25 }}>
            {others.map((turn) => (
              <OtherTurn key={turn.id} turn={turn} program={programOf(turn)} />
            ))}
          </Box>
        </Box>
      )}
    </Box>
  );
}

interface TurnProps {
  turn: Turn;
  /** Named where the reader has several. */
  program: string | undefined;
}

/** One case: what is to be done first, by when and what it costs; one button, and the case behind its name. */
function TurnCard({ turn, program }: TurnProps) {
  const { say, date, money } = useLanguage();
  const t = useMessages(homeMessages);
  const now = useNow();
  const { resume, ahead } = turn;
  const number = turn.number ?? t('noNumber');
  const named = { number, company: turn.company.name };
  const owed = useToPay().filter((invoice) => invoice.case.id === turn.id);
  const until = ahead ? daysLeft(ahead.date, ahead.zone, now) : 0;
  return (
    <Alert
      severity="info"
      icon={false}
      sx={{
        border: 1,
        borderLeft: 6,
        borderColor: 'info.main',
        alignItems: 'center',
        flexWrap: 'wrap',
        '& .MuiAlert-message': { flexGrow: 1, flexBasis: 320, minWidth: 0 },
        '& .MuiAlert-action': { px: 0, py: 1, m: 0 },
      }}
      action={
        resume && owed.length === 0 ? (
          <WayOn
            to={
              placeHref(turn.id, resume.mend ?? '') ?? `/cases/${turn.id}/forms/${resume.form}/${resume.step}`
            }
            title={resume.title}
            begun={resume.begun}
            // Who only adds to a form that came back, a signature perhaps, changes nothing in it.
            mends={resume.mend !== null && resume.sends}
          />
        ) : (
          <Button
            component={RouterLink}
            variant="contained"
            to={`/cases/${turn.id}`}
            aria-label={t(owed.length > 0 ? 'payCase' : 'openCase', named)}
          >
            {t(owed.length > 0 ? 'pay' : 'open')}
          </Button>
        )
      }
    >
      <Typography component="h3" sx={{ fontWeight: 700, fontSize: '1rem' }}>
        {t('yourTurn', { state: say(turn.state.title) })}
      </Typography>
      <Typography variant="body2">
        <Link component={RouterLink} to={`/cases/${turn.id}`} color="inherit" sx={{ fontWeight: 600 }}>
          {[turn.company.name, turn.number].filter(Boolean).join(' · ')}
        </Link>
      </Typography>
      {program && <Typography variant="body2">{program}</Typography>}
      {turn.state.description && (
        <Typography variant="body2" sx={{ maxWidth: '70ch' }}>
          {say(turn.state.description)}
        </Typography>
      )}
      {turn.request && <RequestQuote request={turn.request} program={turn.program} lines={3} />}
      {owed.map((invoice) => (
        <Typography key={invoice.id} variant="body2">
          {t('toPay', { date: date(invoice.dueOn), invoice: invoice.number })}{' '}
          <strong>{money(invoice.due, invoice.currency)}</strong>
        </Typography>
      ))}
      {ahead && (
        <Typography variant="body2">
          {t('ahead', { what: say(ahead.title), date: date(ahead.date) })}{' '}
          <strong>{until === 1 ? t('tomorrow') : t('inDays', { count: until })}</strong>
        </Typography>
      )}
      {turn.due && <DueLine due={turn.due} />}
      <Unread turn={turn} />
    </Alert>
  );
}

function OtherTurn({ turn, program }: TurnProps) {
  const { say, anyOfEach } = useLanguage();
  const t = useMessages(homeMessages);
  const who = anyOfEach(turn.waitingGroups.map((group) => group.map((role) => say(role))));
  return (
    <Box component="li" sx={{ py: 0.5 }}>
      <Link component={RouterLink} to={`/cases/${turn.id}`} sx={{ fontWeight: 600 }}>
        {[turn.number, turn.company.name].filter(Boolean).join(' · ')}
      </Link>{' '}
      <Typography component="span" variant="body2" color="textSecondary">
        {[program, say(turn.state.title), who ? t('waitingFor', { who }) : t('underWay')]
          .filter(Boolean)
          .join(' · ')}
      </Typography>{' '}
      <Unread turn={turn} />
    </Box>
  );
}

/** What was written to the reader, whoever it waits for. */
function Unread({ turn: { id, unread } }: Pick<TurnProps, 'turn'>) {
  const t = useMessages(homeMessages);
  if (unread === 0) return null;
  return (
    <Link
      component={RouterLink}
      to={`/cases/${id}/messages`}
      variant="body2"
      color="inherit"
      sx={{ fontWeight: 600 }}
    >
      {t('unread', { count: unread })}
    </Link>
  );
}
