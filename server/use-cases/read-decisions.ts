import {
  type CaseData,
  type Decision,
  factTitles,
  type Release,
  type Text,
  type Unit,
} from '../../engine/index.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import { answerStore, toAnswers } from '../stores/answers.ts';
import { historyStore } from '../stores/history.ts';
import type { CaseDeps, User } from './case-deps.ts';
import { type HiddenParts, hiddenParts, withoutHidden } from './hidden-facts.ts';
import { loadCase } from './load-case.ts';
import { bareCaseData } from './load-case-data.ts';

/** What a fact or a parameter is called, and where it is a choice, what its values are. */
export interface FactName {
  title: Text;
  unit?: Unit;
  choices?: { [value: string]: Text };
}

export interface DecisionLine extends Decision {
  seq: number;
  title: Text;
  /** Rule's name → what people call it, where the release says so. */
  rules: { [name: string]: Text };
  /** What its facts and parameters are called, by name. */
  names: { [name: string]: FactName };
  /** What its named conditions are called. */
  conditions: { [name: string]: Text };
  /** Something was left out that its reader may not see. */
  restricted: boolean;
}

/**
 * Every decision of a case with its explanation, oldest first. People of the program see all of it; a
 * member sees the facts that come from forms that he may see now.
 */
export async function readDecisions(
  deps: CaseDeps,
  query: { user: User; caseId: string },
): Promise<DecisionLine[]> {
  const { release, stored, acting } = await loadCase(deps, query.user, query.caseId);
  const entries = await historyStore(deps.db).ofCase(query.caseId);
  const parts = new Map<string, HiddenParts | null>();
  const all = worksOnProgram(release, acting);
  const data: CaseData | null = all
    ? null
    : bareCaseData(stored, toAnswers(await answerStore(deps.db).ofCase(stored.id)));
  const now = deps.clock.now().toISOString();
  const hiddenOf = (ruleset: string): HiddenParts | null => {
    if (data === null) return null;
    const known = parts.get(ruleset);
    if (known !== undefined) return known;
    const found = hiddenParts(release, ruleset, { snapshot: stored.snapshot, data }, acting, now);
    parts.set(ruleset, found);
    return found;
  };
  const known = new Map<string, { [name: string]: FactName }>();
  const namesOf = (id: string) => {
    const names = known.get(id) ?? factNames(release, id);
    known.set(id, names);
    return names;
  };
  return entries.flatMap(({ entry }) =>
    entry.decisions.map((decision) => {
      const ruleset = release.rulesets.get(decision.ruleset)?.ruleset;
      const hidden = hiddenOf(decision.ruleset);
      return {
        ...(hidden ? withoutHidden(decision, hidden) : decision),
        seq: entry.seq,
        title: ruleset?.title ?? decision.ruleset,
        rules: titlesOf(ruleset?.rules ?? []),
        conditions: ruleset?.conditionTitles ?? {},
        names: Object.fromEntries(
          Object.entries(namesOf(decision.ruleset)).filter(([name]) => !hidden?.facts.has(name)),
        ),
        restricted: hidden !== null,
      };
    }),
  );
}

function factNames(release: Release, id: string): { [name: string]: FactName } {
  const ruleset = release.rulesets.get(id)?.ruleset;
  if (!ruleset) return {};
  return Object.fromEntries(
    Object.entries({ ...ruleset.facts, ...ruleset.parameters }).map(([name, { title, unit }]) => {
      const choices = factTitles(release, ruleset, name);
      return [
        name,
        {
          title,
          ...(unit ? { unit } : {}),
          ...(choices ? { choices: Object.fromEntries(choices) } : {}),
        },
      ];
    }),
  );
}

/** Titles by the names that explanations carry: a rule's own, else its event's type. */
function titlesOf(rules: readonly { [key: string]: unknown }[]): { [name: string]: Text } {
  return Object.fromEntries(
    rules.flatMap((rule) => {
      const event = rule.event as { type?: string } | undefined;
      return rule.title === undefined ? [] : [[String(rule.name ?? event?.type), rule.title as Text]];
    }),
  );
}
