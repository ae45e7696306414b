import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Json } from '../../../engine/index.ts';
import type { NamedDecision } from '../../shared/api/cases.ts';
import { useMessages } from '../../shared/i18n/messages.ts';
import { decisionMessages } from './decision-messages.ts';
import type { FactWords } from './fact-words.ts';

/** A ruleset that ran for each of many elements has too many facts to read; its conditions say what they read. */
const mostItems = 3;

/** The facts that a decision was made on and the thresholds that held then, each by its name. */
export function DecisionValues({ decision, words }: { decision: NamedDecision; words: FactWords }) {
  const m = useMessages(decisionMessages);
  const named = (values: { [name: string]: Json }) =>
    Object.entries(values).filter(([name]) => decision.names[name] !== undefined);
  const facts =
    decision.facts.length <= mostItems ? decision.facts.map(named).filter((one) => one.length > 0) : [];
  const thresholds = named(decision.parameters);
  return (
    <>
      {facts.map((one, index) => (
        <Values
          key={`facts-${index + 1}`}
          title={
            facts.length === 1
              ? m('decision.facts')
              : m('decision.item', { name: m('decision.facts'), number: index + 1 })
          }
          values={one}
          words={words}
        />
      ))}
      {thresholds.length > 0 && <Values title={m('decision.thresholds')} values={thresholds} words={words} />}
    </>
  );
}

interface ValuesProps {
  title: string;
  values: [string, Json][];
  words: FactWords;
}

function Values({ title, values, words }: ValuesProps) {
  return (
    <div>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {title}
      </Typography>
      <Box
        component="dl"
        sx={{
          m: 0,
          typography: 'body2',
          display: 'grid',
          gridTemplateColumns: {
            xs: 'minmax(0, 1fr) fit-content(55%)',
            sm: 'minmax(0, 24rem) minmax(0, 1fr)',
          },
          columnGap: 2,
        }}
      >
        {values.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {words.title(name)}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {words.value(value, [name])}
            </Box>
          </Box>
        ))}
      </Box>
    </div>
  );
}
