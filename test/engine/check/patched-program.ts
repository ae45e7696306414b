import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Json, ProgramFiles } from '../../../engine/model/index.ts';

const ROOT = fileURLToPath(new URL('../../programs/', import.meta.url));
const FIXTURES = fileURLToPath(new URL('./fixtures/', import.meta.url));

/** A change of one file of the toy program. */
export interface Patch {
  file: string;
  /** JSON pointer → value put there; a last segment `-` appends to a list. */
  set?: { [pointer: string]: Json };
  /** JSON pointers to delete. */
  remove?: string[];
  /** The whole text instead. */
  text?: string;
  /** Replaces a piece of the text, which must be there. */
  replace?: { from: string; to: string };
  /** Bytes that are no text, in base64. */
  bytes?: string;
  /** Deletes the file. */
  delete?: true;
}

/** `fixtures/<code>/<name>.json`: the toy program with one fault, and the problem that must be found. */
export interface Fixture extends Patch {
  title: string;
  /** Further changes that the fault needs. */
  also?: Patch[];
  expect: {
    code: string;
    file: string;
    pointer: string;
    suggestion?: string;
    line?: number;
    column?: number;
  };
}

/** Files of a program under test/programs, as `readProgramFolder` gives them. */
export function programFiles(program = 'permit'): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  for (const folder of ['forms', 'rules', 'workflows']) {
    const top = join(ROOT, folder, program);
    for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const path = join(entry.parentPath, entry.name);
      files.set(relative(ROOT, path).replaceAll('\\', '/'), readFileSync(path));
    }
  }
  return new Map([...files].sort(([a], [b]) => (a < b ? -1 : 1)));
}

/** The program with the changes made. */
export function patched(files: ProgramFiles, patches: Patch[]): Map<string, Uint8Array> {
  const result = new Map(files);
  for (const patch of patches) {
    if (patch.delete) {
      if (!result.delete(patch.file)) throw new Error(`no file ${patch.file} to delete`);
    } else if (patch.bytes !== undefined) result.set(patch.file, Buffer.from(patch.bytes, 'base64'));
    else result.set(patch.file, Buffer.from(patchedText(result.get(patch.file), patch)));
  }
  return new Map([...result].sort(([a], [b]) => (a < b ? -1 : 1)));
}

function patchedText(bytes: Uint8Array | undefined, patch: Patch): string {
  if (patch.text !== undefined) return patch.text;
  if (bytes === undefined) throw new Error(`no file ${patch.file} to change`);
  const text = Buffer.from(bytes).toString('utf8');
  if (patch.replace) {
    if (!text.includes(patch.replace.from)) throw new Error(`${patch.file} has no ${patch.replace.from}`);
    return text.replace(patch.replace.from, () => patch.replace!.to);
  }
  const document = JSON.parse(text) as Json;
  for (const pointer of patch.remove ?? []) change(document, pointer);
  for (const [pointer, value] of Object.entries(patch.set ?? {})) change(document, pointer, value);
  return JSON.stringify(document, null, 2);
}

function change(document: Json, pointer: string, value?: Json): void {
  const segments = pointer
    .split('/')
    .slice(1)
    .map((segment) => segment.replaceAll('~1', '/').replaceAll('~0', '~'));
  const last = segments.pop();
  let holder: Json | undefined = document;
  for (const segment of segments) {
    holder = Array.isArray(holder) ? holder[Number(segment)] : isObject(holder) ? holder[segment] : undefined;
  }
  if (last === undefined || holder === null || typeof holder !== 'object') {
    throw new Error(`nothing at ${pointer}`);
  }
  if (Array.isArray(holder)) {
    if (value === undefined) holder.splice(Number(last), 1);
    else if (last === '-') holder.push(value);
    else holder[Number(last)] = value;
  } else if (value === undefined) delete holder[last];
  else holder[last] = value;
}

const isObject = (value: Json | undefined): value is { [key: string]: Json } =>
  value !== null && typeof value === 'object' && !Array.isArray(value);

/** All fixtures: the name of their folder is the code that they must show. */
export function fixtures(): { code: string; name: string; fixture: Fixture }[] {
  return readdirSync(FIXTURES, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap((folder) =>
      readdirSync(join(FIXTURES, folder.name))
        .filter((name) => name.endsWith('.json'))
        .map((name) => ({
          code: folder.name,
          name: `${folder.name}/${name}`,
          fixture: JSON.parse(readFileSync(join(FIXTURES, folder.name, name), 'utf8')) as Fixture,
        })),
    );
}
