import { problem } from '../check/problem.ts';
import type { Json, JsonObject, ProgramProblem } from '../model/index.ts';
import { isObject } from './is-object.ts';
import { pointerTo, valueAt } from './pointer.ts';

const ANNOTATIONS = new Set(['title', 'description', 'default', 'examples', '$comment', 'readOnly', 'i18n']);

interface Place {
  file: string;
  pointer: string;
}

/**
 * Puts what a `$ref` to another file names in the place of the `$ref`, so that a step's schema stands
 * alone. References inside the same schema (`#/…`) stay as they are. A definition that contains itself
 * goes into the schema's `definitions` and is referred to from there.
 */
export function resolveReferences(
  schema: JsonObject,
  home: Place,
  documents: ReadonlyMap<string, Json>,
): { schema: JsonObject; problems: ProgramProblem[] } {
  const problems: ProgramProblem[] = [];
  const recursive = new Map<string, string>();
  const definitions: JsonObject = {};

  function walk(value: Json, file: string, place: Place, open: string[]): Json {
    if (Array.isArray(value)) {
      return value.map((item, index) => walk(item, file, below(place, index), open));
    }
    if (value === null || typeof value !== 'object') return value;
    const reference = value.$ref;
    if (typeof reference === 'string' && !isLocal(reference, file) && !/^[a-z]+:/i.test(reference)) {
      const { $ref: _, ...beside } = value;
      const siblings = members(beside, file, place, open);
      return merge(follow(reference, file, place, open), siblings);
    }
    return members(value, file, place, open);
  }

  function members(value: JsonObject, file: string, place: Place, open: string[]): JsonObject {
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [key, walk(member, file, below(place, key), open)]),
    );
  }

  const isLocal = (reference: string, file: string) => file === home.file && reference.startsWith('#');

  function follow(reference: string, from: string, place: Place, open: string[]): Json {
    const [path = '', fragment = ''] = reference.split('#');
    const file = path === '' ? from : relativeTo(from, path);
    const pointer = decodeURIComponent(fragment);
    const target = valueAt(documents.get(file), pointer);
    const key = `${file}#${pointer}`;
    if (target === undefined) {
      problems.push(
        problem('form-missing-ref', {
          ...place,
          pointer: pointerTo(place.pointer, '$ref'),
          message: documents.has(file)
            ? `"${reference}" points at a place that ${file} does not have.`
            : `"${reference}" names the file ${file}, which is not in the program.`,
          found: reference,
        }),
      );
      return {};
    }
    if (!open.includes(key)) {
      const found = walk(target, file, { file: place.file, pointer: place.pointer }, [...open, key]);
      const name = recursive.get(key);
      if (name === undefined) return found;
      definitions[name] = found;
      return { $ref: `#/definitions/${name}` };
    }
    const name = recursive.get(key) ?? `shared${recursive.size + 1}`;
    recursive.set(key, name);
    return { $ref: `#/definitions/${name}` };
  }

  const resolved = members(schema, home.file, home, []);
  if (recursive.size > 0) {
    const own = resolved.definitions;
    resolved.definitions = { ...(isObject(own) ? own : {}), ...definitions };
  }
  return { schema: resolved, problems };
}

/** What the reference names together with what stands beside it: all of both must hold. */
function merge(target: Json, beside: JsonObject): Json {
  const keys = Object.keys(beside);
  if (keys.length === 0) return target;
  if (!isObject(target)) return { ...beside, allOf: [target] };
  const clash = keys.some((key) => Object.hasOwn(target, key) && !ANNOTATIONS.has(key));
  return clash ? { ...beside, allOf: [target, ...listOf(beside.allOf)] } : { ...target, ...beside };
}

const listOf = (value: Json | undefined): Json[] => (Array.isArray(value) ? value : []);

const below = (place: Place, key: string | number): Place => ({
  file: place.file,
  pointer: pointerTo(place.pointer, key),
});

/** A path relative to a file, as a path from the program's root; `..` never leaves the root. */
export function relativeTo(file: string, path: string): string {
  const parts = file.split('/').slice(0, -1);
  for (const part of path.split('/')) {
    if (part === '..') parts.pop();
    else if (part !== '.' && part !== '') parts.push(part);
  }
  return parts.join('/');
}
