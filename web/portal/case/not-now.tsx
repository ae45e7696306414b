import Box from '@mui/material/Box';
import type { OfferedEvent } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { useLineWords } from './use-line-words.ts';

/** What is for others to do here, folded away; each with whose it is. */
export function NotNow({ events, found }: { events: OfferedEvent[]; found: CaseView }) {
  const { say, anyOf } = useLanguage();
  const m = useMessages(messages);
  const { roleTitle } = useLineWords(found.program);
  if (events.length === 0) return null;
  return (
    <Box component="details" sx={{ mt: 2, typography: 'body2' }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
        {m('event.notNow', { count: events.length })}
      </Box>
      <Box sx={{ color: 'text.secondary', mb: 0.5 }}>{m('event.notNowHelp')}</Box>
      <Box component="ul" sx={{ m: 0, pl: 2.25 }}>
        {events.map((event) => (
          <li key={event.type}>
            {say(event.label)}{' '}
            <Box component="span" sx={{ color: 'text.secondary' }}>
              {m('event.for', {
                who: anyOf(event.roles.map(roleTitle).filter((title) => title !== '')),
              })}
            </Box>
          </li>
        ))}
      </Box>
    </Box>
  );
}
