import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ProgramFiles } from '../model/index.ts';

const FOLDERS = ['forms', 'rules', 'workflows'];
const LARGEST_FILE = 5_000_000;
const MOST_FILES = 2_000;

/**
 * Reads all files of one program: `forms/<program>`, `rules/<program>` and `workflows/<program>` below
 * `root`, keyed by their path from `root` with `/`, sorted. Hidden files and symbolic links are passed over.
 * Throws when the program's folder, a file or the whole is larger than a program may be.
 */
export async function readProgramFolder(root: string, program: string): Promise<ProgramFiles> {
  if (!/^[a-z][a-z0-9-]*$/.test(program)) throw new Error(`"${program}" is not a name of a program`);
  const files: [string, Uint8Array][] = [];
  for (const folder of FOLDERS) await readBelow(root, `${folder}/${program}`, files);
  return new Map(files.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function readBelow(root: string, path: string, files: [string, Uint8Array][]): Promise<void> {
  for (const entry of await entriesOf(join(root, path))) {
    if (entry.name.startsWith('.')) continue;
    const inner = `${path}/${entry.name}`;
    if (entry.isDirectory()) await readBelow(root, inner, files);
    if (!entry.isFile()) continue;
    if (files.length >= MOST_FILES) throw new Error(`${path}: a program has at most ${MOST_FILES} files`);
    const { size } = await stat(join(root, inner));
    if (size > LARGEST_FILE) throw new Error(`${inner}: ${size} bytes, at most ${LARGEST_FILE} are allowed`);
    files.push([inner, new Uint8Array(await readFile(join(root, inner)))]);
  }
}

/** Names of the programs below `root`, sorted: each folder in `workflows` that has a program.json. */
export async function listPrograms(root: string): Promise<string[]> {
  const programs: string[] = [];
  for (const entry of await entriesOf(join(root, 'workflows'))) {
    if (!entry.isDirectory()) continue;
    const inside = await entriesOf(join(root, 'workflows', entry.name));
    if (inside.some((file) => file.isFile() && file.name === 'program.json')) programs.push(entry.name);
  }
  return programs.sort();
}

async function entriesOf(folder: string) {
  try {
    return await readdir(folder, { withFileTypes: true });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return [];
    throw error;
  }
}
