import { canonicalJson } from '../load/hash.ts';
import { isObject } from '../load/is-object.ts';
import { pointerTo } from '../load/pointer.ts';
import type {
  Answers,
  Decision,
  Instant,
  Json,
  JsonObject,
  Release,
  RulesetExample,
  Scorecard,
  ScorecardExample,
} from '../model/index.ts';
import { noonOf } from './calendar.ts';
import { caseFromExample } from './empty-case.ts';
import { evaluateRuleset } from './evaluate.ts';
import { scoreOf } from './score.ts';

export interface ExampleResult {
  file: string;
  /** Of the example; of the expectation that failed, where one did. */
  pointer: string;
  title: string;
  ok: boolean;
  /** What came out otherwise than expected. */
  message?: string;
  found?: Json;
  expected?: Json;
}

type Difference = Pick<ExampleResult, 'message' | 'found' | 'expected'> & { at: (string | number)[] };

/** Runs the examples of every ruleset and of the scorecard. */
export async function runExamples(release: Release): Promise<ExampleResult[]> {
  const results: ExampleResult[] = [];
  for (const { id, file, ruleset } of release.rulesets.values()) {
    for (const [index, example] of (ruleset.examples ?? []).entries()) {
      results.push(resultOf(file, index, example.title, await rulesetDifference(release, id, example)));
    }
  }
  if (release.scorecard) {
    const { file, scorecard } = release.scorecard;
    for (const [index, example] of (scorecard.examples ?? []).entries()) {
      results.push(resultOf(file, index, example.title, scoreDifference(scorecard, example)));
    }
  }
  return results;
}

function resultOf(
  file: string,
  index: number,
  title: string,
  difference: Difference | undefined,
): ExampleResult {
  const pointer = pointerTo('', 'examples', index);
  if (!difference) return { file, pointer, title, ok: true };
  const { at, ...rest } = difference;
  return { file, pointer: pointerTo(pointer, ...at), title, ok: false, ...rest };
}

async function rulesetDifference(
  release: Release,
  id: string,
  example: RulesetExample,
): Promise<Difference | undefined> {
  try {
    return decisionDifference(await decideExample(release, id, example), example.expect);
  } catch (error) {
    const message = `The rules cannot be run: ${error instanceof Error ? error.message : String(error)}`;
    return { at: [], message };
  }
}

/** The decision that an example asks for; `today` may be given beside its case or in it. */
export function decideExample(release: Release, id: string, example: RulesetExample): Promise<Decision> {
  const { data, given } = caseFromExample(release, example.case ?? {});
  const today = example.today ?? (typeof given.today === 'string' ? given.today : '2000-01-01');
  const now: Instant = noonOf(today, release.definition.timeZone);
  const event = isObject(given.event)
    ? { type: String(given.event.type ?? ''), data: isObject(given.event.data) ? given.event.data : {} }
    : undefined;
  const { event: _, parameters: __, ...rest } = given;
  return evaluateRuleset(release, id, data, {
    now,
    given: rest,
    ...(event ? { event } : {}),
    ...(example.facts ? { facts: [example.facts] } : {}),
    ...(example.parameters ? { parameters: example.parameters } : {}),
  });
}

function decisionDifference(decision: Decision, expected: RulesetExample['expect']): Difference | undefined {
  const found = [...new Set(decision.outcomes.map((outcome) => outcome.type))].sort();
  const wanted = [...new Set(expected.outcomes)].sort();
  if (found.join('\n') !== wanted.join('\n')) {
    const message = `The outcomes are ${listed(found)}, expected are ${listed(wanted)}.`;
    return { at: ['expect', 'outcomes'], message, found, expected: wanted };
  }
  for (const [name, value] of Object.entries(expected.facts ?? {})) {
    const values = decision.facts.map((facts) => facts[name] ?? null);
    if (values.some((one) => same(one, value))) continue;
    const is = values.length === 1 ? values[0]! : values;
    const message = `The fact ${name} is ${JSON.stringify(is)}, expected is ${JSON.stringify(value)}.`;
    return { at: ['expect', 'facts', name], message, found: is, expected: value };
  }
  for (const [type, params] of Object.entries(expected.params ?? {})) {
    const given = decision.outcomes
      .filter((outcome) => outcome.type === type)
      .map((outcome) => outcome.params);
    if (given.some((one) => mismatch(one, params) === undefined)) continue;
    const message = `The params of ${type} are ${JSON.stringify(given)}, expected is ${JSON.stringify(params)}.`;
    return { at: ['expect', 'params', type], message, found: given, expected: params };
  }
  return undefined;
}

const listed = (types: string[]) => (types.length > 0 ? types.join(', ') : 'none');

const same = (a: Json, b: Json) => canonicalJson(a) === canonicalJson(b);

function scoreDifference(scorecard: Scorecard, example: ScorecardExample): Difference | undefined {
  const answers = answersOf(scorecard, example);
  for (const which of ['claimed', 'awarded'] as const) {
    const expected = example.expect[which];
    if (!expected) continue;
    const found = scoreOf(scorecard, answers, which) as object as JsonObject;
    const path = mismatch(found, expected);
    if (!path) continue;
    const is = inside(found, path);
    const wanted = inside(expected, path);
    const message = `${path.join('.')} of the ${which} score is ${JSON.stringify(is)}, expected is ${JSON.stringify(wanted)}.`;
    return { at: ['expect', which, ...path], message, found: is ?? null, expected: wanted ?? null };
  }
  return undefined;
}

/** Puts each question's answer and review where the scorecard says that they stand. */
function answersOf(scorecard: Scorecard, example: ScorecardExample): Answers {
  const answers: JsonObject = {};
  for (const question of scorecard.elements.flatMap((element) => element.questions)) {
    const { answer, review } = example.answers[question.id] ?? {};
    if (answer) put(answers, question.answer.split('.'), answer);
    if (review && question.review) put(answers, question.review.split('.'), review);
  }
  return answers as Answers;
}

function put(holder: JsonObject, [first, ...rest]: string[], value: JsonObject): void {
  if (first === undefined) return;
  if (rest.length === 0) {
    holder[first] = value;
    return;
  }
  const below = holder[first];
  const next: JsonObject = isObject(below) ? below : {};
  holder[first] = next;
  put(next, rest, value);
}

/** Where a value lacks something of what is expected; lists of things with an id may be given by id. */
function mismatch(found: Json | undefined, expected: Json): string[] | undefined {
  if (!isObject(expected)) return found !== undefined && same(found, expected) ? undefined : [];
  for (const [key, value] of Object.entries(expected)) {
    const path = mismatch(inside(found, [key]), value);
    if (path) return [key, ...path];
  }
  return isObject(found) || Array.isArray(found) ? undefined : [];
}

function inside(value: Json | undefined, path: string[]): Json | undefined {
  return path.reduce<Json | undefined>((holder, key) => {
    if (Array.isArray(holder))
      return holder.find((item) => isObject(item) && item.id === key) ?? holder[Number(key)];
    return isObject(holder) ? holder[key] : undefined;
  }, value);
}
