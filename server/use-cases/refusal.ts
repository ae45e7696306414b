import type { Refused } from '../../engine/index.ts';
import { HttpProblem } from '../http/problem.ts';

const answers: { [code in Refused['code']]: { status: number; title: string } } = {
  'unknown-event': { status: 422, title: 'This program knows no such event.' },
  'wrong-state': { status: 409, title: 'The case is not in a state in which this can be done.' },
  'wrong-role': { status: 403, title: 'Your role may not do this.' },
  'wrong-person': { status: 403, title: 'Another person must do this.' },
  'shown-changed': { status: 409, title: 'What is to be signed was changed after it was shown.' },
  incomplete: { status: 422, title: 'Something is still missing.' },
  'invalid-data': { status: 422, title: 'What was sent does not fit the form.' },
  rules: { status: 409, title: 'The rules do not allow this.' },
  ended: { status: 409, title: 'The case has ended.' },
};

/** The engine's refusal as an answer: its code, and every reason with its place. */
export function refusalProblem(refused: Refused): HttpProblem {
  const { status, title } = answers[refused.code];
  return new HttpProblem(status, refused.code, title, { reasons: refused.reasons });
}
