import type { Effect, Instant } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** Puts effects of a step into the outbox, under keys that no second delivery can use. */
export function queuedEffectStore(db: Db) {
  return {
    async append(
      step: { caseId: string; historySeq: number; at: Instant },
      effects: { id: string; position: number; effect: Effect }[],
    ): Promise<void> {
      if (effects.length === 0) return;
      await db('outbox').insert(
        effects.map(({ id, position, effect }) => ({
          id,
          case_id: step.caseId,
          history_seq: step.historySeq,
          position,
          key: `${step.caseId}:${step.historySeq}:${position}`,
          type: effect.type,
          params: JSON.stringify(effect.params),
          status: 'pending',
          available_at: step.at,
          created_at: step.at,
        })),
      );
    },

    async rawOfCase(
      caseId: string,
    ): Promise<{ history_seq: number; position: number; type: string; params: string }[]> {
      return db('outbox')
        .where({ case_id: caseId })
        .whereNotNull('history_seq')
        .select('history_seq', 'position', 'type', 'params')
        .orderBy(['history_seq', 'position']);
    },
  };
}
