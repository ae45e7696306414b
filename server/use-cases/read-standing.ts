import {
  type CaseData,
  type Decision,
  type ExplainedNode,
  evaluateRuleset,
  type Place,
  type Release,
  type Score,
  type ScoreOf,
  score,
  stepsInView,
  type Text,
} from '../../engine/index.ts';
import { worksOnProgram } from '../rights/program-role.ts';
import type { CaseDeps, User } from './case-deps.ts';
import type { CaseWithData } from './load-case.ts';
import { requireForm } from './require-form.ts';

/** Where a case stands by one ruleset. */
export interface StandingLine {
  ruleset: string;
  title: Text;
  met: boolean;
  /** What it is about, each in words: the case as a whole, or one element of the scorecard. */
  about: { element: string | null; met: boolean; words: Text[] }[];
}

/** A question of the scorecard that a form answers or judges. */
export interface StandingQuestion {
  id: string;
  title: Text;
  guideline: Text | null;
  points: number;
  scoring: string;
  answer: Place;
  review: Place | null;
  /** Points that the answer claims, and that count once the reviewer's own are taken in. */
  claimed: number;
  awarded: number;
  applicable: boolean;
}

export interface ElementScore {
  points: number;
  available: number;
  /** Rounded correctly; null when nothing counts. */
  percent: number | null;
}

export interface StandingElement {
  id: string;
  title: Text;
  claimed: ElementScore;
  awarded: ElementScore;
  judged: ElementScore;
  questions: StandingQuestion[];
}

export interface Standing {
  /** Of the whole case; null without a scorecard. */
  claimed: ElementScore | null;
  /** By the judgement where there is one, else by the claim: what the rulesets read. */
  awarded: ElementScore | null;
  /** Of the marked questions alone. */
  judged: ElementScore | null;
  elements: StandingElement[];
  standing: StandingLine[];
  /** What the form's checks are called. */
  checks: { ruleset: string; title: Text }[];
}

/**
 * Where a case stands now: the score of what is saved, and what the rulesets that the form names say to
 * it, as far as the reader may know. Decides nothing and keeps nothing. 404 without the right to view the form.
 */
export async function readStanding(
  deps: CaseDeps,
  query: { user: User; caseId: string; form: string },
): Promise<Standing> {
  const { loaded, form, now } = await requireForm(deps, query);
  const { release, stored } = loaded;
  const data = dataSeen(loaded);
  const lines: StandingLine[] = [];
  for (const { ruleset, unmet } of form.definition.review?.standing ?? []) {
    const { context } = stored.snapshot;
    const decision = await evaluateRuleset(release, ruleset, data, { now, context });
    lines.push(lineOf(release, decision, unmet));
  }
  const checks = (form.definition.checks ?? []).map((ruleset) => ({
    ruleset,
    title: release.rulesets.get(ruleset)?.ruleset.title ?? ruleset,
  }));
  if (!release.scorecard)
    return { claimed: null, awarded: null, judged: null, elements: [], standing: lines, checks };
  const claimed = score(release, data.answers, 'claimed');
  const awarded = score(release, data.answers, 'awarded');
  const judged = score(release, data.answers, 'judged');
  return {
    claimed: sumOf(claimed),
    awarded: sumOf(awarded),
    judged: sumOf(judged),
    elements: elementsOf(release, query.form, { claimed, awarded, judged }),
    standing: lines,
    checks,
  };
}

/**
 * The case as its reader knows it. Who does not work on the program and does not see a judgement yet gets the score of
 * what was claimed.
 */
function dataSeen({ release, stored, data, acting }: CaseWithData): CaseData {
  if (worksOnProgram(release, acting)) return data;
  const isSeen = stepsInView(release, stored.snapshot, acting);
  const answers = Object.entries(data.answers).map(([form, steps]) => [
    form,
    Object.fromEntries(Object.entries(steps).filter(([step]) => isSeen(form, step))),
  ]);
  return { ...data, answers: Object.fromEntries(answers) };
}

const sumOf = ({ points, available, percent }: ElementScore): ElementScore => ({
  points,
  available,
  percent,
});

/** Elements with the questions that this form answers or judges. */
function elementsOf(
  release: Release,
  form: string,
  { claimed, awarded, judged }: { [which in ScoreOf]: Score },
): StandingElement[] {
  const isHere = (place: Place | undefined) => place?.startsWith(`${form}.`) === true;
  const of = (list: Score['questions'], id: string) => list.find((one) => one.id === id);
  return (release.scorecard?.scorecard.elements ?? []).flatMap((element, index): StandingElement[] => {
    const [was, now, so] = [claimed, awarded, judged].map(({ elements }) => elements[index]);
    const questions = element.questions.filter(({ answer, review }) => isHere(answer) || isHere(review));
    if (questions.length === 0 || !was || !now || !so) return [];
    return [
      {
        id: element.id,
        title: element.title,
        claimed: sumOf(was),
        awarded: sumOf(now),
        judged: sumOf(so),
        questions: questions.map(({ id, title, guideline, points, scoring, answer, review }) => ({
          id,
          title,
          guideline: guideline ?? null,
          points,
          scoring,
          answer,
          review: review ?? null,
          claimed: of(claimed.questions, id)?.points ?? 0,
          awarded: of(awarded.questions, id)?.points ?? 0,
          applicable: of(awarded.questions, id)?.applicable ?? true,
        })),
      },
    ];
  });
}

const ELEMENTS = /^scorecard\.(awarded|claimed)\.elements$/;

function lineOf(release: Release, decision: Decision, unmet: string): StandingLine {
  const ruleset = release.rulesets.get(decision.ruleset)?.ruleset;
  const ofElements = ELEMENTS.test(ruleset?.forEach?.items.trim() ?? '');
  const ids = ofElements ? (release.scorecard?.scorecard.elements.map(({ id }) => id) ?? []) : [];
  const about = decision.facts.map((_, index) => {
    const isHere = (one: { item?: number }) => (one.item ?? 0) === index;
    const against = decision.outcomes.filter((one) => isHere(one) && one.type === unmet);
    const said = against.flatMap(({ params }) => (isText(params.message) ? [params.message] : []));
    const words = said.length > 0 ? said : wordsOf(decision, index);
    return { element: ids[index] ?? null, met: against.length === 0, words };
  });
  return {
    ruleset: decision.ruleset,
    title: ruleset?.title ?? decision.ruleset,
    met: about.every(({ met }) => met),
    about,
  };
}

/** What the rules that hold compared, or, when none does, what all of them did: numbers alone. */
function wordsOf({ explanation }: Decision, item: number): Text[] {
  const here = explanation.filter((rule) => (rule.item ?? 0) === item);
  const holding = here.filter(({ result }) => result);
  const words = (holding.length > 0 ? holding : here).flatMap(({ node }) => numbersIn(node));
  return words.filter((one, index) => words.findIndex((other) => other.en === one.en) === index);
}

function numbersIn(node: ExplainedNode): { [language: string]: string }[] {
  if (node.compare) return typeof node.compare.factValue === 'number' ? [node.text] : [];
  return (node.children ?? []).flatMap(numbersIn);
}

const isText = (value: unknown): value is Text =>
  typeof value === 'string' ||
  (typeof value === 'object' &&
    value !== null &&
    Object.values(value).every((one) => typeof one === 'string'));
