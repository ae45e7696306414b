import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { Json, Unit } from '../../../engine/index.ts';
import type { DecisionRow } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { messages } from './messages.ts';

/** A ruleset that ran for each of many elements has too many facts to read; its conditions say what they read. */
const mostItems = 3;

/** The facts that a decision was made on and the thresholds that held then, each by its name. */
export function DecisionValues({ decision }: { decision: DecisionRow }) {
  const m = useMessages(messages);
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
          names={decision.names}
        />
      ))}
      {thresholds.length > 0 && (
        <Values title={m('decision.thresholds')} values={thresholds} names={decision.names} />
      )}
    </>
  );
}

interface ValuesProps {
  title: string;
  values: [string, Json][];
  names: DecisionRow['names'];
}

function Values({ title, values, names }: ValuesProps) {
  const { say } = useLanguage();
  const told = useValueWords();
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
          gridTemplateColumns: { xs: 'minmax(0, 1fr) auto', sm: 'minmax(0, 24rem) minmax(0, 1fr)' },
          columnGap: 2,
        }}
      >
        {values.map(([name, value]) => (
          <Box key={name} sx={{ display: 'contents' }}>
            <Box component="dt" sx={{ color: 'text.secondary' }}>
              {say(names[name]?.title)}
            </Box>
            <Box component="dd" sx={{ m: 0, overflowWrap: 'anywhere' }}>
              {told(value, names[name]?.unit)}
            </Box>
          </Box>
        ))}
      </Box>
    </div>
  );
}

/** A value of a rule by its unit. */
function useValueWords(): (value: Json, unit: Unit | undefined) => string {
  const { date, number } = useLanguage();
  const m = useMessages(messages);
  const told = (value: Json, unit: Unit | undefined): string => {
    if (value === null) return m('decision.unknown');
    if (typeof value === 'boolean') return m(value ? 'decision.yes' : 'decision.no');
    if (typeof value === 'number') {
      const said = number(value, { maximumFractionDigits: 4 });
      return unit === 'percent' ? `${said} %` : said;
    }
    if (typeof value === 'string') return unit === 'date' ? date(value) : value;
    if (Array.isArray(value)) {
      const simple = value.filter((one) => typeof one !== 'object' || one === null);
      return simple.length === value.length
        ? simple.map((one) => told(one, undefined)).join(', ') || '–'
        : number(value.length);
    }
    return '…';
  };
  return told;
}
