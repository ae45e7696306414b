import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { useSite } from '../shared/api/site.ts';
import { defineMessages, useMessages } from '../shared/i18n/messages.ts';
import { contactLinks } from './contact-links.ts';

const messages = defineMessages({ contact: 'Contact {name}:' }, { contact: 'Communiquer avec {name} :' });

/** Below every page, how to reach those whose site it is: texts of programs say "contact us". */
export function ContactFooter() {
  const m = useMessages(messages);
  const { data } = useSite();
  const links = data ? contactLinks(data.organization) : [];
  if (!data || links.length === 0) return null;
  return (
    <Box
      component="footer"
      sx={{
        display: 'flex',
        flexWrap: 'wrap',
        columnGap: 1.5,
        px: { xs: 1.5, sm: 3 },
        py: 1.5,
        borderTop: 1,
        borderColor: 'divider',
        color: 'text.secondary',
        typography: 'body2',
        '@media print': { display: 'none' },
      }}
    >
      <span>{m('contact', { name: data.organization.name })}</span>
      {links.map(({ href, text }) => (
        <Link key={href} href={href} sx={{ overflowWrap: 'anywhere' }}>
          {text}
        </Link>
      ))}
    </Box>
  );
}
