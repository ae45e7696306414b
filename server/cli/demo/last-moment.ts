import type { Db } from '../../db/database.ts';

/**
 * The last moment of which a demonstration's data tells: what somebody did, or where the clock was put. Its clock goes
 * on from there, or what was done would lie in the future. Null where nothing was done.
 */
export async function lastMoment(db: Db): Promise<Date | null> {
  const [logged, moved] = await Promise.all([
    db('security_log').max({ at: 'at' }).first(),
    db('cases').max({ at: 'updated_at' }).first(),
  ]);
  const last = [logged?.at, moved?.at]
    .filter((at): at is string => typeof at === 'string')
    .sort()
    .at(-1);
  return last === undefined ? null : new Date(last);
}
