import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { ExplainedNode } from '../../../engine/index.ts';
import { unseen } from '../../renderers/unseen.ts';
import type { DecisionRow } from '../../shared/api/cases.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { conditionWords } from './condition-words.ts';
import { decisionMessages } from './decision-messages.ts';
import type { FactWords } from './fact-words.ts';

interface ConditionNodeProps {
  node: ExplainedNode;
  decision: DecisionRow;
  words: FactWords;
  /** Below something that must not be so: a sign would say the opposite of what it says above. */
  unsigned?: boolean;
}

/** One condition of a rule with all that it is made of: whether it is met, and what was the case. */
export function ConditionNode({ node, decision, words, unsigned = false }: ConditionNodeProps) {
  const { language, say } = useLanguage();
  const m = useMessages(decisionMessages);
  // What must not be so says what is so; its sign says whether that is as it must be.
  const isNot = node.kind === 'not';
  const told = isNot ? (node.children?.[0] ?? node) : node;
  const sentence = (): string => {
    const stored = told.text[language] ?? Object.values(told.text)[0] ?? '';
    switch (told.kind) {
      case 'all':
        return m(told.result ? 'cond.all' : 'cond.notAll');
      case 'any':
        return m(told.result ? 'cond.any' : 'cond.none');
      case 'not':
        return stored;
      case 'condition': {
        const title = decision.conditions[told.name ?? ''];
        if (title === undefined) return stored;
        return m('cond.is', { fact: say(title), value: m(told.result ? 'decision.yes' : 'decision.no') });
      }
      case 'compare':
        return (told.compare && conditionWords(told.compare, told.result, words, m)) ?? stored;
    }
  };
  const children = (told.children ?? []).flatMap(unwrapped);
  return (
    <Box component="li" sx={{ pl: 1.5 }}>
      <Typography variant="body2" component="span">
        {!unsigned && <span aria-hidden="true">{node.result ? '✓ ' : '✗ '}</span>}
        {!unsigned && (
          <Box component="span" sx={unseen}>
            {m(node.result ? 'cond.met' : 'cond.notMet')}{' '}
          </Box>
        )}
        {sentence()}
      </Typography>
      {children.length > 0 && (
        <Box component="ul" sx={{ m: 0, p: 0, listStyle: 'none' }}>
          {children.map((child, index) => (
            <ConditionNode
              key={`${child.kind}-${index + 1}`}
              node={child}
              decision={decision}
              words={words}
              unsigned={unsigned || isNot}
            />
          ))}
        </Box>
      )}
    </Box>
  );
}

/** "All of these are so" above a single condition says nothing. */
export const unwrapped = (node: ExplainedNode): ExplainedNode[] =>
  (node.kind === 'all' || node.kind === 'any') && node.children?.length === 1 ? node.children : [node];
