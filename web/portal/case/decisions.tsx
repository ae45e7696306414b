import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ExplainedNode, ExplainedRule } from '../../../engine/index.ts';
import { useDecisions } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { Section } from './section.tsx';

/** Every decision of the rules with its complete explanation, newest first. */
export function Decisions({ id }: { id: string }) {
  const { say, t, moment } = useLanguage();
  const { data } = useDecisions(id);
  if (!data?.length) return null;
  return (
    <Section title={t('case.decisions')}>
      <Typography variant="body2" color="text.secondary" sx={{ mb: 1.5 }}>
        {t('case.decisionsHelp')}
      </Typography>
      {[...data].reverse().map((decision) => (
        <Box
          component="details"
          key={`${decision.seq}-${decision.ruleset}-${decision.factsHash}`}
          sx={{ py: 0.75 }}
        >
          <Box component="summary" sx={{ cursor: 'pointer', fontWeight: 600 }}>
            {say(decision.title) || decision.ruleset} ·{' '}
            {decision.outcomes.length
              ? [...new Set(decision.outcomes.map((one) => one.type))].join(', ')
              : t('case.nothingFound')}
            <Typography component="span" variant="body2" color="text.secondary">
              {' '}
              · {moment(decision.at)}
            </Typography>
          </Box>
          <Box sx={{ pl: 2, pt: 0.5 }}>
            {shownRules(decision.explanation).map((rule, index) => (
              <RuleLine key={`${rule.name}-${rule.item ?? ''}-${index + 1}`} rule={rule} />
            ))}
            <Typography
              variant="caption"
              color="text.secondary"
              sx={{ overflowWrap: 'anywhere', display: 'block', mt: 1 }}
            >
              {t('case.decisionHash', {
                release: decision.release.slice(0, 16),
                facts: decision.factsHash.slice(0, 16),
              })}
            </Typography>
          </Box>
        </Box>
      ))}
    </Section>
  );
}

/** A rule run for each of many elements is shown where it found something. */
function shownRules(rules: ExplainedRule[]): ExplainedRule[] {
  const found = rules.filter((rule) => rule.result);
  return rules.some((rule) => rule.item !== undefined) ? found : rules;
}

function RuleLine({ rule }: { rule: ExplainedRule }) {
  return (
    <Box sx={{ py: 0.5 }}>
      <Node node={rule.node} />
    </Box>
  );
}

function Node({ node }: { node: ExplainedNode }) {
  const { language } = useLanguage();
  return (
    <Box sx={{ pl: 1 }}>
      <Typography variant="body2">
        <span aria-hidden="true">{node.result ? '✓ ' : '✗ '}</span>
        {node.text[language] ?? Object.values(node.text)[0]}
      </Typography>
      {node.children?.map((child, index) => (
        <Node key={`${child.kind}-${index + 1}`} node={child} />
      ))}
    </Box>
  );
}
