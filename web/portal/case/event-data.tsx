import Box from '@mui/material/Box';
import type { HistoryRow } from '../../shared/api/cases.ts';
import { useReleasedForm } from '../../shared/api/programs.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { dataInWords } from './data-in-words.ts';
import { decisionMessages } from './decision-messages.ts';

/** What somebody wrote when he sent an event, with the labels of the form that asked for it. */
export function EventData({ line, release }: { line: HistoryRow; release: string }) {
  const { language, date, number } = useLanguage();
  const m = useMessages(decisionMessages);
  const form = useReleasedForm(line.event.form ? release : undefined, line.event.form ?? '');
  if (!line.data || line.actor.id === 'system' || (line.event.form && form.isPending)) return null;
  const said = dataInWords(line.data, form.data?.steps[0], {
    language,
    date,
    number,
    yes: m('decision.yes'),
    no: m('decision.no'),
  });
  if (said.length === 0) return null;
  return (
    <Box component="dl" sx={{ m: 0, mt: 0.5, display: 'grid', gap: 0.5, typography: 'body2' }}>
      {said.map(({ name, label, value }) => (
        <div key={name}>
          <Box component="dt" sx={{ color: 'text.secondary' }}>
            {label}
          </Box>
          <Box
            component="dd"
            sx={{ m: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere', maxWidth: '75ch' }}
          >
            {value}
          </Box>
        </div>
      ))}
    </Box>
  );
}
