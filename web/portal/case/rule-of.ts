import type { Outcome, Text } from '../../../engine/index.ts';
import type { NamedDecision } from '../../shared/api/cases.ts';

/** What the rule behind an outcome is called, where the program says so. */
export function ruleOf(
  { explanation, rules }: Pick<NamedDecision, 'explanation' | 'rules'>,
  { type, item }: Pick<Outcome, 'type' | 'item'>,
): Text | undefined {
  const rule = explanation.find((one) => one.outcome === type && one.item === item && one.result);
  return rule && rules[rule.name];
}
