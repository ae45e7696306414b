import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ExplainedNode, ExplainedRule } from '../../../engine/index.ts';
import type { DecisionRow } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { DecisionValues } from './decision-values.tsx';
import { messages } from './messages.ts';
import { useOutcomeWords } from './use-outcome-words.ts';

/** One evaluation of one ruleset: its results at once, the conditions and what they read when it is opened. */
export function DecisionCard({ decision }: { decision: DecisionRow }) {
  const { say } = useLanguage();
  const m = useMessages(messages);
  const words = useOutcomeWords();
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
            {m('decision.shownOf', { shown: rules.length, of: decision.explanation.length })}
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
                <Node key={`${node.kind}-${at + 1}`} node={node} />
              ))}
            </Box>
          </div>
        ))}
        <DecisionValues decision={decision} />
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

/** What the rule behind an outcome is called. */
function ruleOf(decision: DecisionRow, outcome: { type: string; item?: number }) {
  const rule = decision.explanation.find(
    (one) => one.outcome === outcome.type && one.item === outcome.item && one.result,
  );
  return rule && decision.rules[rule.name];
}

/** A rule run for each of many elements is shown where it found something. */
function shownRules(rules: ExplainedRule[]): ExplainedRule[] {
  return rules.some((rule) => rule.item !== undefined) ? rules.filter((rule) => rule.result) : rules;
}

/** "All of these hold" above a single condition says nothing. */
const unwrapped = (node: ExplainedNode): ExplainedNode[] =>
  node.kind === 'all' && node.children?.length === 1 ? node.children : [node];

function Node({ node }: { node: ExplainedNode }) {
  const { language } = useLanguage();
  return (
    <Box component="li" sx={{ pl: 1.5 }}>
      <Typography variant="body2" component="span">
        <span aria-hidden="true">{node.result ? '✓ ' : '✗ '}</span>
        {node.text[language] ?? Object.values(node.text)[0]}
      </Typography>
      {node.children && node.children.length > 0 && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {node.children.map((child, index) => (
            <Node key={`${child.kind}-${index + 1}`} node={child} />
          ))}
        </Box>
      )}
    </Box>
  );
}
