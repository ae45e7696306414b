import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { type CaseView, type HistoryRow, useDecisions, useHistory } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ProblemAlert } from '../../shared/parts/problem-alert.tsx';
import { Waiting } from '../../shared/parts/waiting.tsx';
import { DecisionCard } from './decision-card.tsx';
import { decisionMessages } from './decision-messages.ts';
import { messages } from './messages.ts';
import { Receipt } from './receipt.tsx';
import { Section } from './section.tsx';
import { useLineWords } from './use-line-words.ts';

/** Every decision of the rules with its complete explanation, newest first; and the proof to take away. */
export function Decisions({ found }: { found: CaseView }) {
  const m = useMessages(messages);
  const d = useMessages(decisionMessages);
  const { data, error } = useDecisions(found.id);
  const history = useHistory(found.id);
  const { hash } = useLocation();
  const ready = data !== undefined;
  useEffect(() => {
    if (ready && hash) document.getElementById(hash.slice(1))?.scrollIntoView();
  }, [hash, ready]);
  if (!data && !error) return <Waiting />;
  const steps = [...new Set((data ?? []).map(({ seq }) => seq))].reverse();
  return (
    <Box sx={{ display: 'grid', gap: 2.5, gridTemplateColumns: 'minmax(0, 1fr)' }}>
      <Section title={m('part.decisions')}>
        <ProblemAlert error={error} />
        <Typography variant="body2" color="textSecondary" sx={{ mb: 1.5, maxWidth: '75ch' }}>
          {d(steps.length === 0 ? 'decision.none' : 'decision.help')}
        </Typography>
        {steps.map((seq) => (
          <Box component="section" key={seq} id={`decided-${seq}`} sx={{ mb: 2 }}>
            <StepTitle line={history.data?.find((line) => line.seq === seq)} found={found} />
            {data
              ?.filter((one) => one.seq === seq)
              .map((decision, index) => (
                <DecisionCard
                  key={`${decision.ruleset}-${index + 1}`}
                  decision={decision}
                  program={found.program}
                />
              ))}
          </Box>
        ))}
      </Section>
      <Receipt found={found} />
    </Box>
  );
}

function StepTitle({ line, found }: { line: HistoryRow | undefined; found: CaseView }) {
  const { moment } = useLanguage();
  const m = useMessages(messages);
  const { what, who } = useLineWords(found.program);
  if (!line) return null;
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', columnGap: 1.5, alignItems: 'baseline' }}>
      <Typography variant="h3">{what(line)}</Typography>
      <Typography variant="body2" color="textSecondary">
        {m('line.by', { when: moment(line.at), who: who(line) })}
      </Typography>
    </Box>
  );
}
