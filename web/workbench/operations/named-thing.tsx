import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { NamedThing } from '../../shared/api/security-events.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { auditMessages } from './audit-messages.ts';
import { effectWords, messages } from './messages.ts';

/** The page of a thing, where it has one. */
function pageOf(id: string, thing: NamedThing): string | null {
  switch (thing.kind) {
    case 'user':
      return `/users/${id}`;
    case 'company':
      return `/companies/${id}`;
    case 'case':
      return `/cases/${id}`;
    case 'training':
      return `/training?user=${thing.user ?? ''}`;
    case 'invitation':
      return '/users';
    case 'webhook':
      return '/operations/webhooks';
    case 'mail':
      return '/operations/mail';
    case 'access-code':
      return '/access-codes';
    case 'effect':
    case 'link':
      return thing.case === undefined ? null : `/cases/${thing.case}`;
    default:
      return null;
  }
}

/** Something that a line of the security log is about: its name, with the way to it. */
export function Thing({ id, thing }: { id: string; thing: NamedThing | undefined }) {
  const { say } = useLanguage();
  const operations = useMessages(messages);
  const m = useMessages(auditMessages);
  if (thing === undefined) return <>{m('gone')}</>;
  const words =
    thing.kind === 'training'
      ? `${say(thing.title)} (${thing.name})`
      : thing.kind === 'effect'
        ? effectWords(operations, thing.name)
        : thing.kind === 'case'
          ? thing.name === ''
            ? m('caseless')
            : m('case', { name: thing.name })
          : thing.name;
  const page = pageOf(id, thing);
  return page === null ? (
    words
  ) : (
    <Link component={RouterLink} to={page} sx={{ overflowWrap: 'anywhere' }}>
      {words}
    </Link>
  );
}
