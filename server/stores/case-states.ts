import type { EventMeta, Role, Sha256, Text } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

/** A place in a release's workflow that some case has been in, with what lists and rights ask of it. */
export interface KnownState {
  key: string;
  program: string;
  releaseHash: Sha256;
  states: string[];
  tags: string[];
  /** Roles that see cases in it. */
  viewers: Role[];
  view: {
    title: Text;
    titles?: { [role: Role]: Text };
    events: { [event: string]: EventMeta };
    /** Whose turn it is; a row that was written before this was kept does not say. */
    waitingFor?: Role[];
    /** Counts as open for `company.openCases`. */
    open: boolean;
  };
}

/** Rows of `case_states`: few (releases × states), written once, never changed. */
export function caseStateStore(db: Db) {
  return {
    async remember(state: KnownState): Promise<void> {
      await db('case_states')
        .insert({
          key: state.key,
          program: state.program,
          release_hash: state.releaseHash,
          states: JSON.stringify(state.states),
          tags: JSON.stringify(state.tags),
          viewers: JSON.stringify(state.viewers),
          view: JSON.stringify(state.view),
        })
        .onConflict('key')
        .ignore();
    },

    async ofProgram(program: string): Promise<KnownState[]> {
      const rows = await db('case_states').where({ program });
      return rows.map((row) => ({
        key: row.key,
        program: row.program,
        releaseHash: row.release_hash,
        states: JSON.parse(row.states),
        tags: JSON.parse(row.tags),
        viewers: JSON.parse(row.viewers),
        view: JSON.parse(row.view),
      }));
    },
  };
}
