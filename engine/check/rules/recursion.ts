import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, ProgramProblem } from '../../model/index.ts';
import { at, type RulesetPlace, unknown } from './ruleset-place.ts';

/** Named conditions that lead back to themselves, and ones that nothing refers to. */
export function checkReferences(place: RulesetPlace): ProgramProblem[] {
  const conditions = place.ruleset.conditions ?? {};
  const used = new Set(place.ruleset.rules.flatMap((rule) => referencesIn(rule.conditions)));
  const problems: ProgramProblem[] = [];
  for (const [name, condition] of Object.entries(conditions)) {
    const direct = referencesIn(condition);
    for (const other of direct) if (other !== name) used.add(other);
    const way = wayBack(name, direct, conditions);
    if (way) {
      const message = `The condition refers to itself: ${way.join(' → ')}.`;
      problems.push(
        at(place, 'rule-recursive-condition', pointerTo('/conditions', name), message, { found: way }),
      );
    }
  }
  for (const name of Object.keys(place.ruleset.conditionTitles ?? {})) {
    const known = Object.keys(conditions);
    if (known.includes(name)) continue;
    const pointer = pointerTo('/conditionTitles', name);
    problems.push(unknown(place, 'rule-unknown-condition', pointer, 'condition', name, known));
  }
  for (const name of Object.keys(conditions)) {
    if (used.has(name)) continue;
    const message = `No rule refers to the condition "${name}".`;
    problems.push(at(place, 'rule-unused-condition', pointerTo('/conditions', name), message));
  }
  return problems;
}

function wayBack(start: string, next: string[], conditions: { [name: string]: Json }): string[] | undefined {
  const seen = new Set<string>();
  const open = next.map((name) => [start, name]);
  for (let way = open.pop(); way; way = open.pop()) {
    const name = way.at(-1)!;
    if (name === start) return way;
    if (seen.has(name)) continue;
    seen.add(name);
    for (const following of referencesIn(conditions[name])) open.push([...way, following]);
  }
  return undefined;
}

function referencesIn(node: Json | undefined): string[] {
  if (!isObject(node)) return [];
  if (typeof node.condition === 'string') return [node.condition];
  const parts = [node.all, node.any].flatMap((list) => (Array.isArray(list) ? list : []));
  return [...parts, node.not ?? null].flatMap(referencesIn);
}
