import { isObject } from '../load/is-object.ts';
import type { Answers } from '../model/case.ts';
import type { Path, Paths } from '../model/paths.ts';
import type { Json } from '../model/text.ts';

/** A path with the fixtures that it and its steps name laid under what they say themselves. Throws for an unknown name. */
export function withFixtures(path: Path, fixtures: NonNullable<Paths['fixtures']>): Path {
  const fixture = (name: string | undefined) => {
    if (name === undefined) return {};
    const found = Object.hasOwn(fixtures, name) ? fixtures[name] : undefined;
    if (found) return found;
    throw new Error(
      `there is no fixture “${name}”; known are: ${Object.keys(fixtures).join(', ') || 'none'}.`,
    );
  };
  return {
    ...(laidOver(fixture(path.from) as object as Json, path as object as Json) as object as Path),
    steps: path.steps.map((step) => {
      const { answers } = fixture(step.from);
      return answers ? { ...step, answers: savedOver(answers, step.answers ?? {}) } : step;
    }),
  };
}

/** Answers saved after others: a step's properties are replaced. */
function savedOver(before: Answers, after: Answers): Answers {
  const saved: Answers = { ...before };
  for (const [form, steps] of Object.entries(after)) {
    saved[form] = { ...saved[form] };
    for (const [step, data] of Object.entries(steps)) {
      saved[form][step] = { ...saved[form][step], ...data };
    }
  }
  return saved;
}

/** Objects are merged member by member; anything else replaces what is below. */
export function laidOver(ground: Json, layer: Json | undefined): Json {
  if (layer === undefined) return ground;
  if (!isObject(ground) || !isObject(layer)) return layer;
  const names = [...new Set([...Object.keys(ground), ...Object.keys(layer)])];
  return Object.fromEntries(names.map((name) => [name, laidOver(ground[name] ?? null, layer[name])]));
}
