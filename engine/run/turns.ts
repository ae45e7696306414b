import type { JsonObject } from '../model/text.ts';
import type { Role, StateMeta } from '../model/workflow.ts';

type Turns = NonNullable<StateMeta['waitingFor']>;

/** The roles that it may be the turn of, whatever the context says. */
export function possibleTurns(turns: Turns): Role[] {
  return [...new Set(turns.map((turn) => (typeof turn === 'string' ? turn : turn.role)))];
}

/** The roles whose turn it is now. */
export function turnsNow(turns: Turns, context: JsonObject): Role[] {
  const now = turns.filter(
    (turn) =>
      typeof turn === 'string' ||
      ((turn.when === undefined || Boolean(context[turn.when])) &&
        (turn.unless === undefined || !context[turn.unless])),
  );
  return possibleTurns(now);
}
