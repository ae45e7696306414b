import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ExplainedRule } from '../../../engine/index.ts';
import type { DecisionRow } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { ConditionNode, unwrapped } from './condition-node.tsx';
import { decisionMessages } from './decision-messages.ts';
import { DecisionValues } from './decision-values.tsx';
import { ruleOf } from './rule-of.ts';
import { useFactWords } from './use-fact-words.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** One evaluation of one ruleset: its results at once, the conditions and what they read when it is opened. */
export function DecisionCard({ decision, program }: { decision: DecisionRow; program: string }) {
  const { say } = useLanguage();
  const m = useMessages(decisionMessages);
  const words = useOutcomeWords(program);
  const facts = useFactWords(decision.names, program);
  const outcomes = [
    ...new Set(decision.outcomes.map((outcome) => words(outcome, ruleOf(decision, outcome)))),
  ];
  const rules = shownRules(decision.explanation);
  return (
    <Box component="details" sx={{ py: 0.75, borderBottom: 1, borderColor: 'divider' }}>
      <Box component="summary" sx={{ cursor: 'pointer', py: 0.25 }}>
        <strong>{say(decision.title)}</strong>
        {(outcomes.length > 0 ? outcomes.slice(0, 3) : [m('decision.nothing')]).map((outcome) => (
          <Typography component="span" variant="body2" key={outcome} sx={{ display: 'block', pl: 2 }}>
            {outcome}
          </Typography>
        ))}
      </Box>
      <Box sx={{ pl: 2, pt: 1, display: 'grid', gap: 1, gridTemplateColumns: 'minmax(0, 1fr)' }}>
        {decision.restricted && (
          <Typography variant="body2" color="textSecondary">
            {m('decision.restricted')}
          </Typography>
        )}
        {rules.length < decision.explanation.length && (
          <Typography variant="body2" color="textSecondary">
            {m(rules.length === 0 ? 'decision.shownNone' : 'decision.shownOf', {
              shown: rules.length,
              of: decision.explanation.length,
            })}
          </Typography>
        )}
        {rules.map((rule, index) => (
          <div key={`${rule.name}-${rule.item ?? ''}-${index + 1}`}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {m(rule.result ? 'decision.applies' : 'decision.appliesNot', {
                rule: `${nameOf(decision, rule, say)}${rule.item === undefined ? '' : ` (${rule.item + 1})`}`,
              })}
            </Typography>
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {unwrapped(rule.node).map((node, at) => (
                <ConditionNode key={`${node.kind}-${at + 1}`} node={node} decision={decision} words={facts} />
              ))}
            </Box>
          </div>
        ))}
        <DecisionValues decision={decision} words={facts} />
        <Typography variant="caption" color="textSecondary" sx={{ overflowWrap: 'anywhere' }}>
          {m('decision.release', {
            release: decision.release.slice(0, 16),
            facts: decision.factsHash.slice(0, 16),
          })}
        </Typography>
      </Box>
    </Box>
  );
}

const nameOf = (decision: DecisionRow, rule: ExplainedRule, say: (text: DecisionRow['title']) => string) => {
  const title = decision.rules[rule.name];
  return title === undefined ? rule.name : say(title);
};

/** A rule run for each of many elements is shown where it found something. */
function shownRules(rules: ExplainedRule[]): ExplainedRule[] {
  return rules.some((rule) => rule.item !== undefined) ? rules.filter((rule) => rule.result) : rules;
}
