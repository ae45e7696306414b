import {
  type CaseState,
  type Decision,
  factTitles,
  type Instant,
  type Release,
  type Role,
  type Text,
  type Unit,
} from '../../engine/index.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import { type HiddenParts, hiddenParts, withoutHidden } from './hidden-facts.ts';

/** What a fact or a parameter is called, and where it is a choice, what its values are. */
export interface FactName {
  title: Text;
  unit?: Unit;
  choices?: { [value: string]: Text };
}

/** A decision with what its rules and facts are called. */
export interface NamedDecision extends Decision {
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

export interface DecisionReader {
  release: Release;
  /** The roles that count for the case's forms. */
  roles: readonly Role[];
  now: Instant;
  /** The case as it stands; asked for where the reader does not work on the program. */
  state: CaseState | null;
}

/**
 * Tells decisions to a reader: people of the program see all of them; a member sees the facts that come from forms
 * that he may see now. What is asked once for a ruleset is kept for its next decision.
 */
export function decisionTeller({ release, roles, now, state }: DecisionReader) {
  const all = worksOnProgram(release, roles);
  const parts = new Map<string, HiddenParts | null>();
  const hiddenOf = (ruleset: string): HiddenParts | null => {
    if (all || state === null) return null;
    const known = parts.get(ruleset);
    if (known !== undefined) return known;
    const found = hiddenParts(release, ruleset, state, roles, now);
    parts.set(ruleset, found);
    return found;
  };
  const known = new Map<string, { [name: string]: FactName }>();
  const namesOf = (id: string) => {
    const names = known.get(id) ?? factNames(release, id);
    known.set(id, names);
    return names;
  };
  return (decision: Decision): NamedDecision => {
    const ruleset = release.rulesets.get(decision.ruleset)?.ruleset;
    const hidden = hiddenOf(decision.ruleset);
    return {
      ...(hidden ? withoutHidden(decision, hidden) : decision),
      title: ruleset?.title ?? decision.ruleset,
      rules: titlesOf(ruleset?.rules ?? []),
      conditions: ruleset?.conditionTitles ?? {},
      names: Object.fromEntries(
        Object.entries(namesOf(decision.ruleset)).filter(([name]) => !hidden?.facts.has(name)),
      ),
      restricted: hidden !== null,
    };
  };
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
