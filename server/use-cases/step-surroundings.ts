import {
  type CaseData,
  formAccess,
  type Instant,
  type JsonObject,
  type Place,
  type Release,
  type Role,
  stepChoices,
  type Text,
  tickedValues,
} from '../../engine/index.ts';
import type { StoredCase } from '../stores/cases.ts';

/** A question of the scorecard that is answered or judged at a field of a step. */
export interface QuestionAtField {
  id: string;
  title: Text;
  guideline: Text | null;
  points: number;
  scoring: string;
  /** Whether the field holds the answer or the judgement of it. */
  side: 'answer' | 'judgement';
  /** Its other side: the judgement of an answer, the answer of a judgement; `null` where the reader may not see it. */
  counterpart: Place | null;
}

export interface StepSurroundings {
  /** What fields with computed choices offer now, by pointer. */
  choices: { [pointer: string]: string[] };
  /** What a tick writes into fields that have `x-ticked`, by pointer. */
  ticked: JsonObject;
  /** Questions of the scorecard, by pointer. */
  questions: { [pointer: string]: QuestionAtField };
}

interface Around {
  release: Release;
  stored: Pick<StoredCase, 'snapshot'>;
  data: CaseData;
  roles: Role[];
  now: Instant;
}

/** What a step's fields need beyond their own schema, computed over the case. */
export function stepSurroundings(around: Around, form: string, step: string): StepSurroundings {
  const { release, stored, data, now } = around;
  const { context } = stored.snapshot;
  return {
    choices: stepChoices(release, form, step, data, now),
    ticked: tickedValues(release, form, step, { data, context }, now),
    questions: questionsAt(around, form, step),
  };
}

interface Side {
  side: QuestionAtField['side'];
  here: Place;
  there: Place | null;
}

function questionsAt(around: Around, form: string, step: string): StepSurroundings['questions'] {
  const found: StepSurroundings['questions'] = {};
  const base = `${form}.${step}.`;
  for (const element of around.release.scorecard?.scorecard.elements ?? []) {
    for (const question of element.questions) {
      const { id, title, guideline, points, scoring, answer, review = null } = question;
      const sides: Side[] = [{ side: 'answer', here: answer, there: review }];
      if (review !== null) sides.push({ side: 'judgement', here: review, there: answer });
      for (const { side, here, there } of sides) {
        if (!here.startsWith(base)) continue;
        found[`/${here.slice(base.length).replaceAll('.', '/')}`] = {
          id,
          title,
          guideline: guideline ?? null,
          points,
          scoring,
          side,
          counterpart: there !== null && maySee(around, there) ? there : null,
        };
      }
    }
  }
  return found;
}

function maySee({ release, stored, data, roles, now }: Around, place: Place): boolean {
  const [form = '', step = ''] = place.split('.');
  return formAccess(release, { snapshot: stored.snapshot, data }, form, step, roles, now).view;
}
