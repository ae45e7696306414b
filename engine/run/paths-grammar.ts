/** One step of a path: a property's name, an index, or every entry. */
export type PathStep = { name: string } | { index: number } | { every: true };

const STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[(\d{1,6})\]|\[\*\]|\.\*|\['([^'\\]{1,100})'\]/y;
const LONGEST = 300;
const MOST_STEPS = 20;

/**
 * Reads a path: `$` (may be left out), then `.name`, `['name']`, `[n]`, `[*]`. Nothing else of JSONPath
 * (filters, scripts, `..`) exists here. Returns `undefined` for a text that is no such path.
 */
export function parsePath(path: string): PathStep[] | undefined {
  if (path.length > LONGEST) return undefined;
  let at = path.startsWith('$') ? 1 : 0;
  const text = at === 0 && !/^[.[]/.test(path) ? `.${path}` : path;
  const steps: PathStep[] = [];
  while (at < text.length) {
    STEP.lastIndex = at;
    const match = STEP.exec(text);
    if (!match || steps.length >= MOST_STEPS) return undefined;
    at += match[0].length;
    const name = match[1] ?? match[3];
    if (name !== undefined) steps.push({ name });
    else steps.push(match[2] === undefined ? { every: true } : { index: Number(match[2]) });
  }
  return steps.length > 0 ? steps : undefined;
}

const MOST_KEPT = 5_000;
const parsed = new Map<string, PathStep[]>();

/**
 * What a path names inside a value: `undefined` when there is nothing; with `[*]` the list of all that
 * was found, and `undefined` when that is nothing (as json-rules-engine's own resolver does).
 * Throws for a text that is no path.
 */
export function resolvePath(value: unknown, path: string): unknown {
  let steps = parsed.get(path);
  if (!steps) {
    steps = parsePath(path);
    if (!steps) throw new Error(`"${path}" is not a path`);
    if (parsed.size >= MOST_KEPT) parsed.clear();
    parsed.set(path, steps);
  }
  return follow(value, steps);
}

function follow(value: unknown, steps: PathStep[]): unknown {
  let found = [value];
  let several = false;
  for (const step of steps) {
    if ('every' in step) {
      several = true;
      found = found.flatMap(entriesOf);
    } else {
      const key = 'name' in step ? step.name : step.index;
      found = found.flatMap((one) => (one && Object.hasOwn(Object(one), key) ? [Object(one)[key]] : []));
    }
  }
  if (found.length === 0) return undefined;
  return several ? found : found[0];
}

function entriesOf(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return value !== null && typeof value === 'object' ? Object.values(value) : [];
}
