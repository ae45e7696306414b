import type { Db } from '../db/database.ts';
import { caseStore, type StoredCase } from '../stores/cases.ts';
import type { EffectRow } from '../stores/effect-row.ts';
import { CannotEverWork } from './handler.ts';

/** The case that an effect belongs to. Throws `CannotEverWork` without one. */
export async function caseOf(db: Db, row: EffectRow): Promise<StoredCase> {
  const stored = row.caseId === null ? undefined : await caseStore(db).find(row.caseId);
  if (stored === undefined) throw new CannotEverWork(`Effect ${row.type} names no case that exists.`);
  return stored;
}
