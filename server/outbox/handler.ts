import type { EffectRow } from '../stores/effect-row.ts';

/**
 * Does one effect. It may run again after a crash or beside a late runner, so it stores what it makes under
 * the row's key and finds it there the second time. Throws to be tried again; throws `CannotEverWork` when
 * another attempt would fail in the same way.
 */
export type EffectHandler = (row: EffectRow) => Promise<void>;

/** The row goes to the dead letters at once. */
export class CannotEverWork extends Error {
  override name = 'CannotEverWork';
}
