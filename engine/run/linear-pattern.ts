import { RE2JS } from 're2js';

const MOST_KEPT = 1_000;
const kept = new Map<string, RE2JS | null>();

/** Whether a text has a part that matches a pattern, in time linear in the text; false for a pattern that RE2 refuses. */
export function matchesPattern(text: string, pattern: string): boolean {
  let compiled = kept.get(pattern);
  if (compiled === undefined) {
    compiled = isPattern(pattern) ? RE2JS.compile(pattern) : null;
    if (kept.size >= MOST_KEPT) kept.clear();
    kept.set(pattern, compiled);
  }
  return compiled?.matcher(text).find() ?? false;
}

/** Whether RE2 accepts a pattern (it has no look-around and no back-references). */
export function isPattern(pattern: string): boolean {
  try {
    RE2JS.compile(pattern);
    return true;
  } catch {
    return false;
  }
}
