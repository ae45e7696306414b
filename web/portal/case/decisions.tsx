import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ExplainedNode, ExplainedRule, Outcome, Text } from '../../../engine/index.ts';
import { type DecisionRow, useDecisions } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Every decision of the rules with its complete explanation, newest first; and the proof to take away. */
export function Decisions({ id }: { id: string }) {
  const { t } = useLanguage();
  const { data } = useDecisions(id);
  if (!data?.length) return null;
  return (
    <Section title={t('case.decisions')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        {t('case.decisionsHelp')}
      </Typography>
      {[...data].reverse().map((decision) => (
        <DecisionLine key={`${decision.seq}-${decision.ruleset}-${decision.factsHash}`} decision={decision} />
      ))}
      <Typography sx={{ mt: 2 }}>
        <Link href={`/api/v1/cases/${id}/receipt`}>{t('case.receipt')}</Link>
      </Typography>
      <Typography variant="body2" color="text.secondary">
        {t('case.receiptHelp')}
      </Typography>
    </Section>
  );
}

function DecisionLine({ decision }: { decision: DecisionRow }) {
  const { say, t, moment } = useLanguage();
  const words = useOutcomeWords();
  const outcomes = [...new Set(decision.outcomes.map(words))];
  const rules = shownRules(decision.explanation);
  return (
    <Box component="details" sx={{ py: 0.75, borderTop: 1, borderColor: 'divider' }}>
      <Box component="summary" sx={{ cursor: 'pointer' }}>
        <strong>{say(decision.title) || decision.ruleset}</strong>{' '}
        <Typography component="span" variant="body2" color="text.secondary">
          {moment(decision.at)}
        </Typography>
        {outcomes.length === 0 && (
          <Typography component="span" variant="body2" sx={{ display: 'block', pl: 2 }}>
            {t('decision.result', { outcome: t('case.nothingFound') })}
          </Typography>
        )}
        {outcomes.slice(0, 3).map((outcome) => (
          <Typography component="span" variant="body2" key={outcome} sx={{ display: 'block', pl: 2 }}>
            {t('decision.result', { outcome })}
          </Typography>
        ))}
      </Box>
      <Box sx={{ pl: 2, pt: 1, display: 'grid', gap: 1 }}>
        {rules.length < decision.explanation.length && (
          <Typography variant="body2" color="text.secondary">
            {t('decision.shownOf', { shown: rules.length, of: decision.explanation.length })}
          </Typography>
        )}
        {rules.map((rule, index) => (
          <div key={`${rule.name}-${rule.item ?? ''}-${index + 1}`}>
            <Typography variant="body2" sx={{ fontWeight: 600 }}>
              {rule.name}: {rule.result ? t('decision.applies') : t('decision.appliesNot')}
            </Typography>
            <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
              {unwrapped(rule.node).map((node, at) => (
                <Node key={`${node.kind}-${at + 1}`} node={node} />
              ))}
            </Box>
          </div>
        ))}
        <Typography variant="caption" color="text.secondary" sx={{ overflowWrap: 'anywhere' }}>
          {t('case.decisionHash', {
            release: decision.release.slice(0, 16),
            facts: decision.factsHash.slice(0, 16),
          })}
        </Typography>
      </Box>
    </Box>
  );
}

/** An outcome in words: its message, else what it describes, else its name with its plain values. */
function useOutcomeWords(): (outcome: Outcome) => string {
  const { say } = useLanguage();
  return ({ type, params }) => {
    const text = params.message ?? params.description ?? params.title;
    if (typeof text === 'string' || (typeof text === 'object' && text !== null && !Array.isArray(text))) {
      const said = say(text as Text);
      if (said) return typeof params.amount === 'number' ? `${said}: ${params.amount}` : said;
    }
    const values = Object.entries(params).flatMap(([name, value]) =>
      typeof value === 'number' || typeof value === 'string' ? [`${spaced(name)} ${value}`] : [],
    );
    return [spaced(type), ...values].join(', ');
  };
}

/** `belowMinimum` and `below-minimum` as people write it. */
const spaced = (name: string) =>
  name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[-_]/g, ' ')
    .toLowerCase();

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
