import type {
  Actor,
  Answers,
  CaseData,
  CaseEvent,
  Instant,
  Json,
  JsonObject,
  Release,
} from '../model/index.ts';
import { todayIn } from './calendar.ts';
import { objectAt, score } from './score.ts';

export interface RootsOptions {
  now: Instant;
  event?: CaseEvent;
  context?: JsonObject;
  actor?: Actor;
  /** Parameters of the ruleset at hand by name; where no ruleset is at hand, those of all: ruleset → name → value. */
  parameters?: JsonObject;
  /** The element that a `forEach` is at, under the name that its `as` gives. */
  item?: { as: string; value: Json };
  /** Values that stand in for roots of these names (examples say `scorecard` or `today` so). */
  given?: JsonObject;
}

/**
 * What expressions see of a case: every form under its id (form → step → data, `{}` for a step that
 * nobody has opened), `case`, `company`, `assessor`, `previous`, `balance`, `today`, `event`, `context`,
 * `actor`, `parameters`, `tables`, `scorecard`, `questions`. Costly ones are computed when first read.
 */
export function baseRoots(
  release: Release,
  data: CaseData,
  options: RootsOptions,
): { [name: string]: unknown } {
  const { answers, previous, ...rest } = data;
  const roots: { [name: string]: unknown } = {
    ...formsOf(release, answers),
    ...rest,
    event: { type: options.event?.type ?? '', data: options.event?.data ?? {} },
    context: options.context ?? {},
    actor: options.actor ?? { id: '', name: '', roles: [] },
  };
  later(roots, 'parameters', () => options.parameters ?? parametersByRuleset(release));
  later(roots, 'today', () => todayIn(release.definition.timeZone, options.now));
  later(roots, 'previous', () =>
    previous === null ? null : { ...previous, answers: formsOf(release, previous.answers) },
  );
  later(roots, 'tables', () =>
    Object.fromEntries(Object.entries(release.tables).map(([name, table]) => [name, table.rows])),
  );
  if (release.scorecard) {
    const scores: { [name: string]: unknown } = {};
    later(scores, 'claimed', () => score(release, answers, 'claimed'));
    later(scores, 'awarded', () => score(release, answers, 'awarded'));
    later(roots, 'scorecard', () => scores);
    later(roots, 'questions', () => questionsOf(release, answers));
  }
  for (const [name, value] of Object.entries(options.given ?? {})) later(roots, name, () => value);
  if (options.item) later(roots, options.item.as, () => options.item?.value);
  return roots;
}

/** Every ruleset's parameters: ruleset → name → value. */
export function parametersByRuleset(release: Release): JsonObject {
  const byRuleset: JsonObject = {};
  for (const [id, { ruleset }] of release.rulesets) {
    const named = Object.entries(ruleset.parameters ?? {}).map(([name, { value }]) => [name, value]);
    byRuleset[id] = Object.fromEntries(named);
  }
  return byRuleset;
}

/** A property whose value is computed when it is first read. */
export function later(holder: { [name: string]: unknown }, name: string, compute: () => unknown): void {
  Object.defineProperty(holder, name, {
    configurable: true,
    enumerable: true,
    get() {
      const value = compute();
      Object.defineProperty(holder, name, { value, configurable: true, enumerable: true });
      return value;
    },
  });
}

function formsOf(release: Release, answers: Answers): Answers {
  const forms: Answers = {};
  for (const [id, form] of release.forms) {
    const steps: { [step: string]: JsonObject } = {};
    for (const step of form.steps.keys()) steps[step] = answers[id]?.[step] ?? {};
    forms[id] = steps;
  }
  return forms;
}

/** The scorecard's questions with what was answered and judged. */
function questionsOf(release: Release, answers: Answers): JsonObject[] {
  const counted = new Map(score(release, answers, 'awarded').questions.map((one) => [one.id, one]));
  const elements = release.scorecard?.scorecard.elements ?? [];
  return elements.flatMap((element) =>
    element.questions.map((question) => {
      const claimed = objectAt(answers, question.answer);
      const judged = question.review === undefined ? {} : objectAt(answers, question.review);
      return {
        id: question.id,
        element: element.id,
        elementTitle: element.title,
        title: question.title,
        points: question.points,
        scoring: question.scoring,
        requires: question.requires ?? {},
        answer: question.answer,
        review: question.review ?? null,
        response: claimed.response ?? null,
        claimed,
        mark: judged.mark ?? null,
        comment: judged.comment ?? '',
        awarded: judged.awarded ?? null,
        score: counted.get(question.id)?.points ?? 0,
      };
    }),
  );
}
