import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toyPrograms } from './test-server.ts';

/** A copy of the toy program in a folder of its own, with one file changed. `file`: path below the root. */
export async function programWith(
  file: string,
  change: (text: string) => string,
): Promise<{ root: string; remove(): Promise<void> }> {
  const root = await mkdtemp(join(tmpdir(), 'attest-programs-'));
  await cp(toyPrograms, root, { recursive: true });
  const before = await readFile(join(root, file), 'utf8');
  const after = change(before);
  if (after === before) throw new Error(`Nothing changed in ${file}.`);
  await writeFile(join(root, file), after);
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}
