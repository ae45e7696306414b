import type { Json } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';
import { keyReused } from '../http/problem.ts';
import { type Command, historyStore } from '../stores/history.ts';

/**
 * The answer that the same command already got, if any; it is kept in the history row that the command
 * made. Throws a 422 problem when the key was used for something else.
 */
export async function keptAnswer(db: Db, command: Command | null): Promise<Json | undefined> {
  if (!command) return undefined;
  const kept = await historyStore(db).answerTo(command);
  if (!kept) return undefined;
  if (kept.bodyHash !== command.bodyHash) throw keyReused();
  return kept.answer;
}
