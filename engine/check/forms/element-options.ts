import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../../model/index.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';
import { knownOptions, type OptionKind } from './options.ts';
import { type StepPlace, unknownName } from './step-place.ts';

const DETAILS = ['DEFAULT', 'GENERATE', 'GENERATED', 'REGISTERED'];

/** Faults of an element's options: unknown ones, and known ones with values that mean nothing. */
export function checkOptions(element: JsonObject, pointer: string, { file }: StepPlace): ProgramProblem[] {
  const options = element.options;
  if (options === undefined) return [];
  const base = pointerTo(pointer, 'options');
  if (!isObject(options)) {
    return [problem('form-invalid-option', { file, pointer: base, message: 'Options are an object.' })];
  }
  return Object.entries(options).flatMap(([name, value]) => {
    const kind = Object.hasOwn(knownOptions, name) ? knownOptions[name] : undefined;
    const where = pointerTo(base, name);
    const type = String(element.type);
    if (!kind || (kind.on && !kind.on.includes(type))) {
      const known = Object.keys(knownOptions).filter(
        (known) => knownOptions[known]!.on?.includes(type) ?? true,
      );
      const message = kind ? `A ${type} has no option "${name}".` : `There is no option "${name}".`;
      return [unknownName('form-unknown-option', file, where, name, known, message)];
    }
    const expected = unmet(kind, value);
    if (expected === undefined) return [];
    const message = `The option "${name}" must be ${expected}.`;
    const suggestion = typeof value === 'string' ? nearest(value, kind.values ?? []) : undefined;
    return [
      problem('form-invalid-option', {
        file,
        pointer: where,
        message,
        expected: kind.values ? [...kind.values] : expected,
        ...(JSON.stringify(value).length < 200 && { found: value }),
        ...(suggestion && { suggestion }),
      }),
    ];
  });
}

/** What the option must be, when the value is not that. */
function unmet(kind: OptionKind, value: Json): string | undefined {
  if (kind.values)
    return kind.values.includes(String(value)) ? undefined : `one of ${kind.values.join(', ')}`;
  if (kind.type === 'strings') {
    const fits = Array.isArray(value) && value.every((item) => typeof item === 'string');
    return fits ? undefined : 'a list of texts';
  }
  if (kind.type === 'list') return Array.isArray(value) ? undefined : 'a list';
  if (kind.type === 'detail') {
    const fits = isObject(value) || (typeof value === 'string' && DETAILS.includes(value.toUpperCase()));
    return fits ? undefined : `a UI schema element or one of ${DETAILS.join(', ')}`;
  }
  return kind.type === undefined || typeof value === kind.type ? undefined : `a ${kind.type}`;
}
