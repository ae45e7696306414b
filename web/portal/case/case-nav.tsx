import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink, useNavigate } from 'react-router';
import type { CaseView } from '../../shared/api/cases.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { useShortcut } from '../../shared/shortcuts/use-shortcut.ts';
import { messages } from './messages.ts';

/** Parts of a case's page, each with its own address and the key that leads to it after `g`. */
export const caseParts = [
  { id: 'overview', key: 'o' },
  { id: 'messages', key: 'm' },
  { id: 'timeline', key: 't' },
  { id: 'decisions', key: 'd' },
  { id: 'papers', key: 'l' },
  { id: 'workflow', key: 'w' },
] as const;
export type CasePart = (typeof caseParts)[number]['id'];

export const partHref = (id: string, part: CasePart) =>
  part === 'overview' ? `/cases/${id}` : `/cases/${id}/${part}`;

/** The way between the parts of a case. */
export function CaseNav({ found, current }: { found: CaseView; current: CasePart }) {
  const m = useMessages(messages);
  const shown = caseParts.filter(({ id }) => id !== 'messages' || found.unread !== null);
  return (
    <Box
      component="nav"
      aria-label={m('part.nav')}
      sx={{ display: 'flex', flexWrap: 'wrap', borderBottom: 1, borderColor: 'divider', mb: 2.5 }}
    >
      {shown.map(({ id, key }) => (
        <Link
          key={id}
          component={RouterLink}
          to={partHref(found.id, id)}
          aria-current={id === current ? 'page' : undefined}
          underline="none"
          sx={{
            px: { xs: 1, sm: 1.5 },
            py: 1,
            minHeight: 40,
            borderBottom: 3,
            borderColor: id === current ? 'primary.main' : 'transparent',
            color: id === current ? 'text.primary' : 'text.secondary',
            fontWeight: id === current ? 650 : 400,
            whiteSpace: 'nowrap',
            '&:hover': { color: 'text.primary', borderColor: id === current ? 'primary.main' : 'divider' },
          }}
        >
          {m(`part.${id}`)}
          {id === 'messages' && !!found.unread && (
            <Box
              component="span"
              sx={{
                ml: 0.75,
                px: 0.75,
                borderRadius: 2,
                bgcolor: 'primary.main',
                color: 'primary.contrastText',
                fontSize: '0.8em',
                fontWeight: 650,
              }}
            >
              <span aria-hidden="true">{found.unread}</span>
              <Box component="span" sx={{ position: 'absolute', clipPath: 'inset(50%)', width: '1px' }}>
                {m('part.unread', { count: found.unread })}
              </Box>
            </Box>
          )}
          <PartShortcut caseId={found.id} part={id} keys={`g ${key}`} />
        </Link>
      ))}
    </Box>
  );
}

function PartShortcut({ caseId, part, keys }: { caseId: string; part: CasePart; keys: string }) {
  const m = useMessages(messages);
  const navigate = useNavigate();
  useShortcut(keys, m('shortcut.part', { part: m(`part.${part}`) }), () => {
    void navigate(partHref(caseId, part));
  });
  return null;
}
