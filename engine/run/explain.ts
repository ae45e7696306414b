import type { ExplainedNode, Json, JsonObject, Release, Ruleset, Unit } from '../model/index.ts';
import type { FactValues, ReadyNode } from './compare-nodes.ts';
import { fill, wordsOf } from './explanation-words.ts';
import { formatValue, textIn } from './format-value.ts';
import { operatorParts } from './operators.ts';

/** What is needed to say a decision in words. */
export interface ExplainContext {
  languages: readonly string[];
  currency: string;
  /** Dates as they were told before they were written out. */
  isoDates?: boolean;
  facts: Ruleset['facts'];
  parameters: Ruleset['parameters'];
  conditionTitles: Ruleset['conditionTitles'];
}

export function explainContext(release: Release, ruleset: Ruleset): ExplainContext {
  const { languages, currency } = release.definition;
  const { facts, parameters, conditionTitles } = ruleset;
  return { languages, currency, facts, parameters, conditionTitles };
}

/** Every node of a condition with its outcome, the values that it read, and both in words of each language. */
export function explain(node: ReadyNode, facts: FactValues, context: ExplainContext): ExplainedNode {
  const name = typeof node.source.name === 'string' ? { name: node.source.name } : {};
  switch (node.kind) {
    case 'all':
    case 'any': {
      const children = node.children.map((child) => explain(child, facts, context));
      const result =
        children.length === 0 || node.kind === 'all'
          ? children.every((child) => child.result)
          : children.some((child) => child.result);
      const text = eachLanguage(context, (language) =>
        children.length === 0 ? wordsOf(language).always : wordsOf(language)[node.kind][result ? 0 : 1],
      );
      return { kind: node.kind, result, ...name, children, text };
    }
    case 'not': {
      const child = explain(node.child, facts, context);
      const text = eachLanguage(context, (language) => wordsOf(language).not[child.result ? 1 : 0]);
      return { kind: 'not', result: !child.result, ...name, children: [child], text };
    }
    case 'condition': {
      const child = explain(node.child, facts, context);
      const text = eachLanguage(context, (language) =>
        fill(wordsOf(language).condition[child.result ? 0 : 1], {
          name: textIn(context.conditionTitles?.[node.name] ?? node.name, language) ?? node.name,
        }),
      );
      return { kind: 'condition', result: child.result, name: node.name, children: [child], text };
    }
    case 'compare': {
      const factValue = (node.fact(facts) ?? null) as Json;
      const value = (node.value(facts) ?? null) as Json;
      const result = node.compare(node.fact(facts), node.value(facts));
      const compare = comparedOf(node.source, factValue, value);
      const text = eachLanguage(context, (language) => comparedText(compare, result, language, context));
      return { kind: 'compare', result, ...name, compare, text };
    }
  }
}

type Compared = NonNullable<ExplainedNode['compare']>;

function comparedOf(source: JsonObject, factValue: Json, value: Json): Compared {
  const { fact, operator, path, value: wanted } = source;
  const valueFact =
    wanted !== null && typeof wanted === 'object' && 'fact' in wanted ? wanted.fact : undefined;
  return {
    fact: String(fact),
    ...(typeof path === 'string' && path !== '' ? { path } : {}),
    operator: String(operator),
    factValue,
    value,
    ...(typeof valueFact === 'string' ? { valueFact } : {}),
  };
}

function comparedText(compare: Compared, holds: boolean, language: string, context: ExplainContext): string {
  const words = wordsOf(language);
  const title = titleOf(compare.fact, language, context);
  const unit =
    unitOf(compare.fact, context) ?? (compare.valueFact ? unitOf(compare.valueFact, context) : undefined);
  const [value, wanted] = distinctly(compare.factValue, compare.value, (one, digits) =>
    formatValue(one, unit, { language, currency: context.currency, digits, isoDates: context.isoDates }),
  );
  const asked = compare.valueFact
    ? fill(words.named, { value: wanted, title: titleOf(compare.valueFact, language, context) })
    : typeof compare.value === 'string' && unit !== 'date'
      ? fill(words.quoted, { value: wanted })
      : wanted;
  const { operator, decorators } = operatorParts(compare.operator);
  const phrase = decorators
    .reverse()
    .reduce(
      (inner, decorator) => fill(words.decorators[decorator] ?? '{wanted}', { wanted: inner }),
      fill(words.operators[operator] ?? `${operator} {value}`, { value: asked }),
    );
  const fact = compare.path ? fill(words.part, { title, path: pathWords(compare.path) }) : title;
  const template = holds && compare.operator === 'equal' ? words.same : words.compared[holds ? 0 : 1];
  return fill(template, { fact, value, wanted: phrase });
}

/** Two different numbers must not read the same: 79.96 % beside 80 % gets more digits than it usually has. */
function distinctly(a: Json, b: Json, format: (value: Json, digits?: number) => string): [string, string] {
  if (typeof a === 'number' && typeof b === 'number' && a !== b) {
    for (const digits of [undefined, 2, 4, 8, 15]) {
      const texts: [string, string] = [format(a, digits), format(b, digits)];
      if (withoutZeros(texts[0]) !== withoutZeros(texts[1]))
        return digits === undefined ? texts : [texts[0], format(b)];
    }
  }
  return [format(a), format(b)];
}

/** `80.0 %` reads as `80 %` does. */
const withoutZeros = (text: string) => text.replace(/[.,]0+(?!\d)/g, '');

const pathWords = (path: string) => path.replace(/^\$\.?/, '');

function titleOf(fact: string, language: string, context: ExplainContext): string {
  return textIn((context.facts?.[fact] ?? context.parameters?.[fact])?.title, language) ?? fact;
}

function unitOf(fact: string, context: ExplainContext): Unit | undefined {
  return (context.facts?.[fact] ?? context.parameters?.[fact])?.unit;
}

function eachLanguage(
  context: ExplainContext,
  say: (language: string) => string,
): { [language: string]: string } {
  return Object.fromEntries(context.languages.map((language) => [language, say(language)]));
}
