import type { Text } from '../../../engine/index.ts';
import type { CaseView } from '../../shared/api/cases.ts';
import type { FormState } from '../../shared/api/steps.ts';
import { isAt } from '../../shared/is-at.ts';
import { ownEvents } from '../case/own-events.ts';

/** Something that keeps a form from being sent. */
export interface Obstacle {
  place: string;
  message: Text;
  about?: Text;
}

export interface LeftToDo {
  /** `form`: answers are missing or wrong; `rules`: the answers are there, but the rules have something against it. */
  by: 'form' | 'rules';
  obstacles: Obstacle[];
}

/**
 * What keeps the reader from sending a form: what is wrong in its answers; where nothing is, what the rules have against
 * sending it, such as a signature that was not given.
 */
export function leftToDo(
  found: Pick<CaseView, 'events' | 'roles'>,
  form: string,
  state: Pick<FormState, 'problems'>,
): LeftToDo {
  const faults = state.problems.filter(({ severity }) => severity === 'error');
  if (faults.length > 0) return { by: 'form', obstacles: faults };
  const reasons = ownEvents(found)
    .filter(({ offered, submits }) => !offered && submits?.includes(form))
    .flatMap((event) => event.reasons);
  return {
    by: 'rules',
    obstacles: reasons.flatMap(({ place, message, about }) =>
      place !== undefined && isAt(place, form) ? [{ place, message, ...(about && { about }) }] : [],
    ),
  };
}
