import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../../engine/index.ts';
import { projectRoot } from '../../server/project-root.ts';

export interface PatchedPrograms {
  /** Holds forms/, rules/, workflows/. */
  root: string;
  remove(): Promise<void>;
}

/** A copy of the toy program with some of its files changed or added: path → new text, or a change to its JSON. */
export async function programsWith(files: {
  [path: string]: string | ((json: JsonObject) => void);
}): Promise<PatchedPrograms> {
  const root = await mkdtemp(join(tmpdir(), 'attest-programs-'));
  await cp(join(projectRoot, 'test', 'programs'), root, { recursive: true });
  for (const [path, change] of Object.entries(files)) {
    if (typeof change === 'string') {
      await mkdir(dirname(join(root, path)), { recursive: true });
      await writeFile(join(root, path), change);
    } else {
      const json: JsonObject = JSON.parse(await readFile(join(root, path), 'utf8'));
      change(json);
      await writeFile(join(root, path), JSON.stringify(json, null, 2));
    }
  }
  return { root, remove: () => rm(root, { recursive: true, force: true }) };
}

/** The value below some keys of a JSON object, to change it in place. */
export function inside(json: JsonObject, ...path: string[]): JsonObject {
  let found: JsonObject = json;
  for (const key of path) {
    const next = found[key];
    if (typeof next !== 'object' || next === null || Array.isArray(next))
      throw new Error(`no object at ${key}`);
    found = next;
  }
  return found;
}
