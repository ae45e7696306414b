import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { type CaseView, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { type DueStory, dueStories } from './due-story.ts';
import { EventData } from './event-data.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';
import { useDueWords } from './use-due-words.ts';
import { useLineWords } from './use-line-words.ts';

/** Each deadline with the day, the zone it holds in, how it was computed, and what became of it. */
export function DueDates({ found }: { found: CaseView }) {
  const { say, date } = useLanguage();
  const m = useMessages(messages);
  const { missed } = found;
  const { data } = useHistory(found.id);
  const stories = dueStories(data ?? []);
  if (stories.length === 0) return null;
  // What comes first stands first.
  const running = stories
    .filter(({ end }) => end === null)
    .sort((a, b) => a.due.date.localeCompare(b.due.date));
  const past = stories.filter(({ end }) => end !== null);
  return (
    <Section title={m('due.title')}>
      {running.length === 0 && (
        <Typography color="textSecondary" sx={{ mb: 1 }}>
          {missed ? m('due.over', { what: say(missed.title), date: date(missed.date) }) : m('due.none')}
        </Typography>
      )}
      <Stories stories={running} found={found} />
      {past.length > 0 && (
        <Box component="details" sx={{ mt: running.length > 0 ? 1.5 : 0 }}>
          <Box component="summary" sx={{ cursor: 'pointer', py: 0.5 }}>
            {m('due.earlier', { count: past.length })}
          </Box>
          <Stories stories={past} found={found} />
        </Box>
      )}
    </Section>
  );
}

function Stories({ stories, found }: { stories: DueStory[]; found: CaseView }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.75 }}>
      {stories.map((story) => (
        <li key={story.id}>
          <Story story={story} found={found} />
        </li>
      ))}
    </Box>
  );
}

function Story({ story, found }: { story: DueStory; found: CaseView }) {
  const { t, say, date, moment } = useLanguage();
  const m = useMessages(messages);
  const how = useDueWords(found.program);
  const { what, who } = useLineWords(found.program);
  const { due, end } = story;
  const mark = end?.kind ?? 'running';
  const colour = { running: 'default', met: 'success', passed: 'error' } as const;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
        <Typography sx={{ fontWeight: 600 }}>
          {t('app.pair', { name: say(due.title), value: date(due.date) })}
        </Typography>
        <Chip size="small" variant="outlined" color={colour[mark]} label={m(`due.${mark}`)} />
      </Box>
      <Typography variant="body2" color="textSecondary">
        {how(story)}
      </Typography>
      {story.changes.map(({ from, to, by }) => (
        <Box key={by.seq} sx={{ mt: 0.5, pl: 1.5, borderLeft: 2, borderColor: 'divider' }}>
          <Typography variant="body2">
            {m('due.changed', {
              from: date(from.date),
              to: date(to.date),
              when: moment(by.at),
              who: who(by),
              what: what(by),
            })}
          </Typography>
          <EventData line={by} release={found.release} />
        </Box>
      ))}
      {end && (
        <Typography variant="body2" color={end.kind === 'passed' ? 'error' : 'text.secondary'}>
          {end.kind === 'passed'
            ? m('due.passedOn', { when: moment(end.by.at) })
            : m('due.metBy', { when: moment(end.by.at), what: what(end.by), who: who(end.by) })}
        </Typography>
      )}
    </>
  );
}
