import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Chip from '@mui/material/Chip';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import {
  type CaseMessage,
  type CaseThread,
  useMessagesOfCase,
  useReadMessages,
} from '../../shared/api/case-messages.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { MessageBox } from './message-box.tsx';
import { messages } from './messages.ts';
import { Section } from './section.tsx';

/** The conversations of a case that the reader takes part in; opening one marks it as read. */
export function Conversations({ found }: { found: CaseView }) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const [search, setSearch] = useSearchParams();
  const pages = useMessagesOfCase(found.id);
  if (pages.isPending) return <Waiting />;
  const threads = pages.data?.pages[0]?.threads ?? [];
  const all = pages.data?.pages.flatMap(({ items }) => items) ?? [];
  const shown = threads.find(({ id }) => id === search.get('thread')) ?? threads[0];
  return (
    <Section title={m('part.messages')}>
      <ProblemAlert error={pages.error} />
      {!shown && <Typography color="textSecondary">{m('threads.none')}</Typography>}
      {threads.length > 1 && (
        <Box
          role="group"
          aria-label={m('threads.choose')}
          sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, mb: 2 }}
        >
          {threads.map((thread) => (
            <Button
              key={thread.id}
              size="small"
              variant={thread === shown ? 'contained' : 'outlined'}
              aria-pressed={thread === shown}
              onClick={() => setSearch({ thread: thread.id }, { replace: true })}
            >
              {say(thread.title)}
              {thread.unread > 0 && ` (${thread.unread})`}
            </Button>
          ))}
        </Box>
      )}
      {shown && (
        <Thread
          key={shown.id}
          found={found}
          thread={shown}
          items={all.filter((one) => one.thread === shown.id).reverse()}
          earlier={
            pages.hasNextPage && (
              <Button
                size="small"
                disabled={pages.isFetchingNextPage}
                onClick={() => void pages.fetchNextPage()}
              >
                {m('threads.earlier')}
              </Button>
            )
          }
        />
      )}
    </Section>
  );
}

interface ThreadProps {
  found: CaseView;
  thread: CaseThread;
  /** Oldest first. */
  items: CaseMessage[];
  earlier: React.ReactNode;
}

function Thread({ found, thread, items, earlier }: ThreadProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const { mutate: markRead } = useReadMessages(found.id);
  const newest = items.at(-1)?.id;
  const { id, unread } = thread;
  useEffect(() => {
    if (unread > 0 && newest !== undefined) markRead({ thread: id, upTo: newest });
  }, [unread, newest, id, markRead]);
  return (
    <Box sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <div>
        {thread.description && <Typography variant="body2">{say(thread.description)}</Typography>}
        <Typography variant="body2" color="textSecondary">
          {thread.internal && (
            <Chip
              size="small"
              color="warning"
              variant="outlined"
              label={m('threads.internal')}
              sx={{ mr: 1 }}
            />
          )}
          {m('threads.with', { who: thread.roles.map(say).join(', ') })}
        </Typography>
      </div>
      {earlier}
      {items.length === 0 && <Typography color="textSecondary">{m('threads.empty')}</Typography>}
      <Box
        component="ol"
        aria-label={say(thread.title)}
        aria-live="polite"
        sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1.25 }}
      >
        {items.map((one) => (
          <MessageLine key={one.id} message={one} />
        ))}
      </Box>
      <MessageBox caseId={found.id} thread={thread} />
    </Box>
  );
}

function MessageLine({ message }: { message: CaseMessage }) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  return (
    <Box
      component="li"
      sx={{
        justifySelf: message.mine ? 'end' : 'start',
        maxWidth: 'min(46rem, 92%)',
        px: 1.5,
        py: 1,
        borderRadius: 1,
        border: 1,
        borderColor: message.mine ? 'primary.main' : 'divider',
      }}
    >
      <Typography variant="body2" color="textSecondary">
        <strong>{message.mine ? m('threads.you') : message.author.name}</strong>
        {` · ${moment(message.at)}`}
      </Typography>
      <Typography
        sx={{
          whiteSpace: 'pre-wrap',
          overflowWrap: 'anywhere',
          fontStyle: message.text === null ? 'italic' : undefined,
        }}
      >
        {message.text ?? m('threads.erased')}
      </Typography>
    </Box>
  );
}
