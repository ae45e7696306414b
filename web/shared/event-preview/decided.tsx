import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { DecisionValues } from '../../portal/case/decision-values.tsx';
import { ruleOf } from '../../portal/case/rule-of.ts';
import { useFactWords } from '../../portal/case/use-fact-words.ts';
import { useOutcomeWords } from '../../portal/case/use-outcome-words.ts';
import type { NamedDecision } from '../api/cases.ts';
import { useLanguage } from '../i18n/language.tsx';
import { useMessages } from '../i18n/messages.ts';
import { messages } from './messages.ts';

/** More than these are named, and opened by whoever wants to read them. */
const MOST_OPEN = 2;

/** What an event is decided on: each ruleset with what came out, the facts that it read, and the amounts that held. */
export function Decided({ decisions, program }: { decisions: NamedDecision[]; program: string }) {
  const m = useMessages(messages);
  if (decisions.length === 0) return null;
  return (
    <Box component="section" aria-label={m('decidedOn')} sx={{ minWidth: 0 }}>
      <Typography variant="h3" sx={{ fontSize: '1rem', mb: 0.5 }}>
        {m('decidedOn')}
      </Typography>
      {decisions.map((decision, index) => (
        <One
          key={`${decision.ruleset}-${index + 1}`}
          decision={decision}
          program={program}
          isOpen={decisions.length <= MOST_OPEN}
        />
      ))}
    </Box>
  );
}

interface OneProps {
  decision: NamedDecision;
  program: string;
  isOpen: boolean;
}

function One({ decision, program, isOpen }: OneProps) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const facts = useFactWords(decision.names, program);
  const words = useOutcomeWords(program);
  // The first says what came out; what else is said along the way is told to others.
  const [outcome] = decision.outcomes;
  return (
    <Box component="details" open={isOpen} sx={{ py: 0.5 }}>
      <Box component="summary" sx={{ cursor: 'pointer', overflowWrap: 'anywhere' }}>
        {m('decided', {
          what: say(decision.title),
          result: outcome ? words(outcome, ruleOf(decision, outcome)) : m('noObjection'),
        })}
      </Box>
      <Box sx={{ pl: 2, pt: 0.5, display: 'grid', gap: 0.75, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        <DecisionValues decision={decision} words={facts} />
      </Box>
    </Box>
  );
}
