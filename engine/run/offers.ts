import type { CaseData, Json, JsonObject, Place, Release, Text } from '../model/index.ts';
import { valueAtPlace } from './places.ts';
import { score } from './score.ts';

/** A row of a table that an answer gives reason to write. */
export interface OfferedRow {
  /** Place of the question's answer. */
  at: Place;
  label: Text;
  /** Place of the table. */
  to: Place;
  /** What the row would begin with. */
  row: JsonObject;
  /** A row that begins so is there. */
  isThere: boolean;
}

/** What a form offers for the answers as they stand; only a program with a scorecard has questions. */
export function offeredRows(release: Release, form: string, { answers }: CaseData): OfferedRow[] {
  const offers = release.forms.get(form)?.definition.offers ?? [];
  const elements = release.scorecard?.scorecard.elements ?? [];
  const questions = elements.flatMap((element) => element.questions);
  return offers.flatMap(({ label, responses, to, column }) =>
    questions.flatMap((question): OfferedRow[] => {
      const { id, answer: at } = question;
      if (!at.startsWith(`${form}.`)) return [];
      const response = valueAtPlace(answers, `${at}.response`);
      if (typeof response !== 'string' || !responses.includes(response)) return [];
      const begun = { [column]: id };
      const rows = valueAtPlace(answers, to);
      const isThere = Array.isArray(rows) && rows.some((one) => has(one, column, id));
      return [{ at, label, to, row: begun, isThere }];
    }),
  );
}

const has = (row: Json, property: string, value: string): boolean =>
  typeof row === 'object' && row !== null && !Array.isArray(row) && row[property] === value;

/** How far the questions of one step are answered, and what the answers claim. */
export interface StepProgress {
  step: string;
  answered: number;
  total: number;
  points: number;
  available: number;
}

/** Progress of each step of a form that has questions of the scorecard. */
export function stepProgress(release: Release, form: string, { answers }: CaseData): StepProgress[] {
  if (!release.scorecard) return [];
  const scored = new Map(score(release, answers, 'claimed').questions.map((one) => [one.id, one]));
  const steps = new Map<string, StepProgress>();
  for (const { id, answer } of release.scorecard.scorecard.elements.flatMap(({ questions }) => questions)) {
    const [of, step = ''] = answer.split('.');
    const found = scored.get(id);
    if (of !== form || !found) continue;
    const sum = steps.get(step) ?? { step, answered: 0, total: 0, points: 0, available: 0 };
    sum.total += 1;
    if (found.answered) sum.answered += 1;
    sum.points = rounded(sum.points + found.points);
    sum.available = rounded(sum.available + found.available);
    steps.set(step, sum);
  }
  return [...steps.values()];
}

/** Points have at most two decimals each; a sum of them has no more, but for what binary numbers add. */
const rounded = (points: number): number => Math.round(points * 10_000) / 10_000;
