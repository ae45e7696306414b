import { worksOnProgram } from '../rights/program-role.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import { historyStore } from '../stores/history.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { loadCase } from './load-case.ts';
import { bareCaseData } from './load-case-data.ts';
import { decisionTeller, type NamedDecision } from './named-decisions.ts';

export type DecisionLine = NamedDecision & { seq: number };

/** Every decision of a case with its explanation, oldest first, as its reader may see it. */
export async function readDecisions(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<DecisionLine[]> {
  const { release, stored, acting } = await loadCase(deps, query.user, query.caseId);
  const entries = await historyStore(deps.db).ofCase(query.caseId);
  const answers = async () => toAnswers(await answerStore(deps.db).ofCase(stored.id));
  const tell = decisionTeller({
    release,
    roles: acting,
    now: deps.clock.now().toISOString(),
    state: worksOnProgram(release, acting)
      ? null
      : { snapshot: stored.snapshot, data: bareCaseData(stored, await answers()) },
  });
  return entries.flatMap(({ entry }) =>
    entry.decisions.map((decision) => ({ ...tell(decision), seq: entry.seq })),
  );
}
