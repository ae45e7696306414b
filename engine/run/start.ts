import type { Actor, CaseData, StepForward } from '../model/case.ts';
import type { Release } from '../model/release.ts';
import type { Instant } from '../model/text.ts';
import { refused, rulesRefused, wrongRoleText } from './refusals.ts';
import { liveSource, type StepScope } from './step-expressions.ts';
import { stepForward } from './step-forward.ts';
import { stepOutcomes } from './step-outcomes.ts';

/** Outcomes of the program's start ruleset of this type are reasons why no case may be opened. */
const REFUSED = 'refused';

/** Opens a case: whether this actor may, and the machine's first step. */
export async function start(
  release: Release,
  data: CaseData,
  actor: Actor,
  now: Instant,
): Promise<StepForward> {
  const { roles, ruleset } = release.definition.start;
  if (!actor.roles.some((role) => roles.includes(role))) {
    return refused('wrong-role', [{ message: wrongRoleText(release, roles) }]);
  }
  const scope: StepScope = { release, data, actor, now, event: { type: 'start' } };
  const source = liveSource(scope);
  const outcomes = stepOutcomes(release, source);
  if (ruleset !== undefined) {
    const decision = await outcomes.decide(ruleset, {});
    const against = decision.outcomes.filter(({ type }) => type === REFUSED);
    if (against.length > 0) {
      const only = { ...decision, outcomes: against };
      return { ...rulesRefused([only], new Map([[ruleset, null]])), decisions: [decision] };
    }
  }
  return stepForward(scope, source, outcomes, (machine, holder) => machine.start(holder));
}
