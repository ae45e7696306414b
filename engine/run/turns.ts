import { isObject } from '../load/is-object.ts';
import type { Json, JsonObject } from '../model/text.ts';
import type { Role, StateMeta } from '../model/workflow.ts';

type Turns = NonNullable<StateMeta['waitingFor']>;

/** The roles that it may be the turn of, whatever the context says. */
export function rolesOf(turns: Turns): Role[] {
  return [...new Set(turns.map((turn) => (typeof turn === 'string' ? turn : turn.role)))];
}

/** The roles whose turn it is now. */
export function turnsNow(turns: Turns, context: JsonObject): Role[] {
  const now = turns.filter(
    (turn) =>
      typeof turn === 'string' ||
      ((turn.when === undefined || holdsSomething(context[turn.when])) &&
        (turn.unless === undefined || !holdsSomething(context[turn.unless]))),
  );
  return rolesOf(now);
}

/** Neither false nor empty, as an empty list is. */
function holdsSomething(value: Json | undefined): boolean {
  return isObject(value) || Array.isArray(value) ? Object.keys(value).length > 0 : Boolean(value);
}
