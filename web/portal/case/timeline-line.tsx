import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { CaseView, HistoryRow } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { partHref } from './case-nav.tsx';
import { EventData } from './event-data.tsx';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';

const letterWords = { mail: 'line.mail', letter: 'line.letter', certificate: 'line.certificate' } as const;
const effectWords = {
  number: 'line.number',
  invoice: 'line.invoice',
  'void-invoice': 'line.voidInvoice',
} as const;

/** One thing that happened: who did what, what was written, what it led to. */
export function TimelineLine({ line, found }: { line: HistoryRow; found: CaseView }) {
  const { say, date, moment } = useLanguage();
  const m = useMessages(messages);
  const { what, who } = useLineWords(found.program);
  const led = [
    ...line.effects.flatMap((effect) =>
      effect in effectWords ? [m(effectWords[effect as keyof typeof effectWords])] : [],
    ),
    ...line.letters.map(({ effect, title }) =>
      m(letterWords[effect as keyof typeof letterWords] ?? 'line.letter', { title: say(title) }),
    ),
    ...line.due.map((due) => m('line.due', { title: say(due.title), date: date(due.date) })),
  ];
  return (
    <>
      <Typography sx={{ fontWeight: 600 }}>{what(line)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {m('line.by', { when: moment(line.at), who: who(line) })}
      </Typography>
      <EventData line={line} release={found.release} />
      {(led.length > 0 || line.decisions.length > 0) && (
        <Box component="ul" sx={{ m: 0, mt: 0.5, pl: 2.25, typography: 'body2' }}>
          {[...new Set(led)].map((text) => (
            <li key={text}>{text}</li>
          ))}
          {line.decisions.length > 0 && (
            <li>
              <Link component={RouterLink} to={`${partHref(found.id, 'decisions')}#decided-${line.seq}`}>
                {m('line.decided', {
                  titles: [...new Set(line.decisions.map(({ title }) => say(title)))].join(', '),
                })}
              </Link>
            </li>
          )}
        </Box>
      )}
      {line.thread && (
        <Typography variant="body2">
          <Link component={RouterLink} to={`${partHref(found.id, 'messages')}?thread=${line.thread.id}`}>
            {m('part.messages')}
          </Link>
        </Typography>
      )}
    </>
  );
}
