import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Fragment, type ReactNode } from 'react';
import { Link as RouterLink } from 'react-router';
import { usePrograms } from '../../shared/api/programs.ts';
import type { SecurityEvent } from '../../shared/api/security-events.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { typeset } from '../../shared/i18n/typeset.ts';
import { auditMessages } from './audit-messages.ts';
import { sentenceOf } from './event-sentences.ts';
import { eventWords } from './event-words.ts';
import { effectWords, messages } from './messages.ts';
import { Thing } from './named-thing.tsx';

/** One line of the security log as a sentence with the ways to what it names; below, what was written down with it. */
export function EventSentence({ event }: { event: SecurityEvent }) {
  const { language, pair } = useLanguage();
  const m = useMessages(auditMessages);
  const fill = useFillings(event);
  const sentence = typeset(
    sentenceOf(language, event.event, event.details) ?? eventWords(language, event.event),
    language,
  );
  const { reason, note, about } = event.details;
  const notes: [string, unknown][] = [
    [m('reason'), reason],
    [m('note'), note],
    // Of a refusal the log knows the request, not a thing.
    [m('request'), event.object !== null && /^[A-Z]+( |$)/.test(event.object) ? event.object : undefined],
  ];
  return (
    <>
      {/* Every second part is the name of what is filled in. */}
      {sentence.split(/\{(\w+)\}/).map((part, index) => (
        <Fragment key={`${index}-${part}`}>{index % 2 === 0 ? part : fill(part)}</Fragment>
      ))}
      {typeof about === 'string' && event.names[about] && (
        <Typography variant="body2" color="textSecondary">
          {m('about')}
          <Thing id={about} thing={event.names[about]} />
        </Typography>
      )}
      {notes.map(([name, value]) =>
        typeof value === 'string' ? (
          <Typography key={name} variant="body2" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
            {pair(name, value)}
          </Typography>
        ) : null,
      )}
    </>
  );
}

/** What a name in a sentence stands for. */
function useFillings({ userId, userName, object, details, names }: SecurityEvent) {
  const { say, moment, number } = useLanguage();
  const m = useMessages(auditMessages);
  const operations = useMessages(messages);
  const programs = usePrograms().data ?? [];
  const text = (name: string) => (typeof details[name] === 'string' ? details[name] : '');
  const thing = (id: string) => <Thing id={id} thing={names[id]} />;
  function role(): string {
    const asked = text('program');
    const roles = programs.filter(({ id }) => asked === '' || id === asked).flatMap((one) => one.roles);
    return say(roles.find(({ id }) => id === text('role'))?.title) || text('role');
  }
  return (name: string): ReactNode => {
    switch (name) {
      case 'who':
        if (userId === null) return m('nobody');
        return (
          <Link component={RouterLink} to={`/users/${userId}`}>
            {userName ?? m('gone')}
          </Link>
        );
      case 'about':
        return object !== null && names[object] === undefined && text('url') !== ''
          ? text('url')
          : thing(object ?? '');
      case 'user':
        return thing(text('user'));
      case 'role':
        return role();
      case 'program':
        return say(programs.find(({ id }) => id === text('program'))?.title) || text('program');
      case 'kind':
        return effectWords(operations, object ?? '');
      case 'moment':
        return moment(text('to'));
      case 'count':
        return number(Number(details.count ?? 0));
      default:
        return '';
    }
  };
}
