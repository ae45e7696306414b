import { fileURLToPath } from 'node:url';
import { readProgramFolder } from '../../engine/load/read-folder.ts';
import { loadRelease } from '../../engine/load/release.ts';
import type { CaseData, Json, JsonObject, Release } from '../../engine/model/index.ts';
import { caseFromExample } from '../../engine/run/empty-case.ts';
import { readPaths } from '../../engine/run/paths.ts';

/** The project's own root and that of the toy program. */
export const roots = ['../../', '../programs/'].map((path) => fileURLToPath(new URL(path, import.meta.url)));

/** A program of the project as its files say it, with JSON documents changed first where wanted. */
export async function readRelease(
  program: string,
  change: { [file: string]: (document: JsonObject) => void } = {},
): Promise<Release> {
  const files = new Map(await readProgramFolder(roots[0] ?? '', program));
  for (const [file, apply] of Object.entries(change)) {
    const document = JSON.parse(new TextDecoder().decode(files.get(file))) as JsonObject;
    apply(document);
    files.set(file, new TextEncoder().encode(JSON.stringify(document)));
  }
  const { release, problems } = loadRelease(files, program);
  if (!release) throw new Error(JSON.stringify(problems, null, 2));
  return release;
}

/** A case that is filled in as far as the named fixtures of the program's paths go. */
export function caseFromFixtures(release: Release, ...names: string[]): CaseData {
  const { fixtures = {} } = readPaths(release);
  const part: JsonObject = {};
  for (const name of names) {
    const { answers = {}, ...rest } = fixtures[name] ?? {};
    Object.assign(part, rest as { [key: string]: Json }, answers as { [key: string]: Json });
  }
  return caseFromExample(release, part).data;
}
