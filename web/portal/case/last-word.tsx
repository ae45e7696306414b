import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { type CaseView, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { partHref } from './case-nav.tsx';
import { EventData } from './event-data.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { useLineWords } from './use-line-words.ts';

/** What was done last to the case, with what was written then: a request, a reason. */
export function LastWord({ found }: { found: CaseView }) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  const { data } = useHistory(found.id);
  const { what, who } = useLineWords(found.program);
  const last = data?.findLast((line) => line.kind === 'event' || line.kind === 'timer');
  // A request stands where it is told what is to be done.
  if (!last || last.seq === found.request?.seq) return null;
  return (
    <Section title={m('latest.title')}>
      <Typography sx={{ fontWeight: 600 }}>{what(last)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {m('line.by', { when: moment(last.at), who: who(last) })}
      </Typography>
      <EventData line={last} release={found.release} />
      <Typography variant="body2" sx={{ mt: 1 }}>
        <Link component={RouterLink} to={partHref(found.id, 'timeline')}>
          {m('latest.all')}
        </Link>
      </Typography>
    </Section>
  );
}
