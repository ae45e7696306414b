/** Answers of a step, or a part of them, as JSON. */
export type Answers = Record<string, unknown>;

export interface Merged {
  /** What both wrote; where both wrote, mine. */
  mine: Answers;
  /** What both wrote; where both wrote, theirs. */
  theirs: Answers;
  /** Paths (`a1.notes`) at which both wrote something else. */
  conflicts: string[];
}

/**
 * Brings together what two people made of the same answers. Each keeps what he changed; a value that
 * both changed is a conflict, lists as a whole.
 */
export function mergeAnswers(base: Answers, mine: Answers, theirs: Answers, path: string[] = []): Merged {
  const merged: Merged = { mine: {}, theirs: {}, conflicts: [] };
  for (const name of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const [was, own, other] = [base[name], mine[name], theirs[name]];
    const here = [...path, name];
    let kept: [unknown, unknown] = [own, other];
    if (same(own, was)) kept = [other, other];
    else if (same(other, was) || same(own, other)) kept = [own, own];
    else if (isAnswers(own) && isAnswers(other)) {
      const inner = mergeAnswers(isAnswers(was) ? was : {}, own, other, here);
      kept = [inner.mine, inner.theirs];
      merged.conflicts.push(...inner.conflicts);
    } else merged.conflicts.push(here.join('.'));
    if (kept[0] !== undefined) merged.mine[name] = kept[0];
    if (kept[1] !== undefined) merged.theirs[name] = kept[1];
  }
  return merged;
}

const isAnswers = (value: unknown): value is Answers =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two JSON values say the same, whatever the order of names. */
export function same(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((value, index) => same(value, other[index]));
  }
  if (!isAnswers(one) || !isAnswers(other)) return false;
  const names = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...names].every((name) => same(one[name], other[name]));
}
