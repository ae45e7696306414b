import { resolve } from 'node:path';
import { listPrograms } from '../../engine/index.ts';
import { projectRoot } from '../project-root.ts';
import { CommandFailed } from './command-failed.ts';

/** The folder that holds `forms/`, `rules/` and `workflows/`, and the programs asked for in it. */
export async function programsOf(
  folder: string | undefined,
  only: string[],
): Promise<{ root: string; programs: string[] }> {
  const root = folder === undefined ? projectRoot : resolve(folder);
  const known = await listPrograms(root);
  if (known.length === 0)
    throw new CommandFailed(`${root} holds no programs: no folder below forms/, rules/ or workflows/.`);
  const unknown = only.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new CommandFailed(`No program ${unknown.join(', ')} in ${root}; there are ${known.join(', ')}.`);
  }
  return { root, programs: only.length > 0 ? only : known };
}
