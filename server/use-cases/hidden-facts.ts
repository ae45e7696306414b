import {
  type CaseState,
  type Decision,
  type ExplainedNode,
  formAccess,
  type Json,
  type Outcome,
  type Release,
  type Role,
  type Ruleset,
  signedSteps,
} from '../../engine/index.ts';

/** What of a ruleset's decisions somebody may not see. */
export interface HiddenParts {
  /** Names of facts that are computed from forms that he may not see. */
  facts: ReadonlySet<string>;
  /** Rules whose message is filled with such a fact, by the type of their outcome. */
  messages: ReadonlySet<string>;
}

/**
 * The facts of a ruleset that come from forms that these roles may not see now; `null` when there are
 * none. An expression is taken to read every form, scorecard or earlier case that it names.
 */
export function hiddenParts(
  release: Release,
  id: string,
  state: CaseState,
  roles: readonly Role[],
  now: string,
): HiddenParts | null {
  const ruleset = release.rulesets.get(id)?.ruleset;
  if (!ruleset) return null;
  const roots = hiddenRoots(release, state, roles, now);
  const { forEach } = ruleset;
  if (forEach && names(forEach.items, roots)) roots.add(forEach.as);
  const facts = new Set(
    Object.entries(ruleset.facts ?? {}).flatMap(([name, { from }]) => (names(from, roots) ? [name] : [])),
  );
  if (facts.size === 0) return null;
  return { facts, messages: new Set(ruleset.rules.flatMap((rule) => outcomeFilledWith(rule, facts))) };
}

/** Names under which expressions see what is closed to these roles. */
function hiddenRoots(release: Release, state: CaseState, roles: readonly Role[], now: string): Set<string> {
  const hidden = new Set(
    [...release.forms.values()]
      .filter(({ definition }) => definition.layout !== 'dialog')
      .filter(({ id, steps }) =>
        [...steps.keys()].some((step) => !formAccess(release, state, id, step, roles, now).view),
      )
      .map(({ id }) => id),
  );
  if (hidden.size === 0) return hidden;
  const questions = release.scorecard?.scorecard.elements.flatMap((element) => element.questions) ?? [];
  const places = questions.flatMap(({ answer, review }) => [answer, ...(review ? [review] : [])]);
  if (places.some((place) => hidden.has(place.split('.')[0] ?? ''))) {
    hidden.add('scorecard').add('questions');
  }
  // A hash tells nothing by itself, and everything to who can guess what it is of.
  const signatures = Object.keys(release.definition.signatures ?? {});
  if (signatures.some((name) => signedSteps(release, name).some(({ form }) => hidden.has(form)))) {
    hidden.add('signatures');
  }
  return hidden.add('previous');
}

const names = (cel: string, roots: ReadonlySet<string>): boolean =>
  (cel.match(/[A-Za-z_][A-Za-z0-9_]*/g) ?? []).some((word) => roots.has(word));

function outcomeFilledWith(rule: Ruleset['rules'][number], facts: ReadonlySet<string>): string[] {
  const event = rule.event as { type: string; params?: Json };
  const text = JSON.stringify(event.params ?? {});
  const filled = [...text.matchAll(/\{([A-Za-z_][A-Za-z0-9_]*)\}/g)].some(([, name]) =>
    facts.has(name ?? ''),
  );
  const read = [...text.matchAll(/"fact":"([^"]+)"/g)].some(([, name]) => facts.has(name ?? ''));
  return filled || read ? [event.type] : [];
}

/** A decision without the facts, the words and the messages that would tell them. */
export function withoutHidden(decision: Decision, { facts, messages }: HiddenParts): Decision {
  return {
    ...decision,
    facts: decision.facts.map((one) =>
      Object.fromEntries(Object.entries(one).filter(([name]) => !facts.has(name))),
    ),
    missing: decision.missing.filter((name) => !facts.has(name)),
    outcomes: decision.outcomes.map((one) => (messages.has(one.type) ? bare(one) : one)),
    explanation: decision.explanation.map((rule) => ({ ...rule, node: closed(rule.node, facts) })),
  };
}

const bare = ({ type, item }: Outcome): Outcome => ({
  type,
  params: {},
  ...(item === undefined ? {} : { item }),
});

const hiddenText = {
  en: 'Looked at something that is not shown to you.',
  fr: 'Examine un élément qui ne vous est pas montré.',
};

/** A node that read a hidden fact keeps its outcome only. */
function closed(node: ExplainedNode, facts: ReadonlySet<string>): ExplainedNode {
  const { compare } = node;
  if (compare && (facts.has(compare.fact) || facts.has(compare.valueFact ?? ''))) {
    const text = Object.fromEntries(
      Object.keys(node.text).map((language) => [language, language === 'fr' ? hiddenText.fr : hiddenText.en]),
    );
    return { kind: node.kind, result: node.result, text };
  }
  return node.children ? { ...node, children: node.children.map((child) => closed(child, facts)) } : node;
}
