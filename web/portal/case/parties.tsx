import Box from '@mui/material/Box';
import type { CaseView } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';
import { Section } from './section.tsx';

/** Whose case it is, and since when. */
export function Parties({ found }: { found: CaseView }) {
  const { date } = useLanguage();
  const m = useMessages(messages);
  const rows: [string, string][] = [
    [m('parties.company'), found.company.name],
    [m('parties.assessor'), found.assessor.name],
    [m('parties.opened'), date(found.openedOn)],
    [m('parties.submitted'), date(found.submittedOn)],
  ];
  return (
    <Section title={m('parties.title')}>
      <Box
        component="dl"
        sx={{ m: 0, display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', columnGap: 2, rowGap: 0.5 }}
      >
        {rows
          .filter(([, value]) => value !== '')
          .map(([label, value]) => (
            <Box key={label} sx={{ display: 'contents' }}>
              <Box component="dt" sx={{ color: 'text.secondary' }}>
                {label}
              </Box>
              <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
                {value}
              </Box>
            </Box>
          ))}
      </Box>
    </Section>
  );
}
