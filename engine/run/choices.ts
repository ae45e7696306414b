import { isObject } from '../load/is-object.ts';
import type { AnswerProblem, CaseData, Instant, Json, JsonObject, Release } from '../model/index.ts';
import { compileExpression } from './expressions.ts';
import { expressionRoots } from './roots.ts';

/** A control whose choices come from the case: `options.choices` is a CEL expression giving a list of texts. */
export interface ComputedChoices {
  /** RFC 6901 pointer inside the step's data. */
  pointer: string;
  expression: string;
}

/** Every control of a UI schema with computed choices. Controls inside rows of a table have none. */
export function computedChoices(uischema: Json): ComputedChoices[] {
  if (!isObject(uischema)) return [];
  const below = Array.isArray(uischema.elements) ? uischema.elements.flatMap(computedChoices) : [];
  const options = uischema.options;
  if (typeof uischema.scope !== 'string' || !isObject(options) || typeof options.choices !== 'string') {
    return below;
  }
  const pointer = uischema.scope.replace(/^#/, '').replace(/\/properties\//g, '/');
  return [{ pointer, expression: options.choices }, ...below];
}

/** The choices that each field offers now, by pointer; a list whose data is missing is empty. */
export function stepChoices(
  release: Release,
  form: string,
  step: string,
  caseData: CaseData,
  now: Instant,
): { [pointer: string]: string[] } {
  const loaded = release.forms.get(form)?.steps.get(step);
  const wanted = loaded ? computedChoices(loaded.step.uischema) : [];
  if (wanted.length === 0) return {};
  const roots = expressionRoots(release, caseData, { now });
  return Object.fromEntries(
    wanted.map(({ pointer, expression }) => {
      const value = compileExpression(expression)(roots);
      return [pointer, Array.isArray(value) ? value.map(String) : []];
    }),
  );
}

/** Values of a step that are not, or no longer, among the choices of their field. */
export function strayChoices(
  at: { form: string; step: string },
  data: JsonObject,
  choices: { [pointer: string]: string[] },
): AnswerProblem[] {
  return Object.entries(choices).flatMap(([pointer, offered]) => {
    const value = valueAt(data, pointer);
    const chosen = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
    const stray = chosen.filter((one) => !offered.includes(String(one)));
    if (stray.length === 0) return [];
    return [
      {
        severity: 'error' as const,
        place: [at.form, at.step, ...pointer.slice(1).split('/')].join('.'),
        pointer,
        keyword: 'enum',
        params: { allowedValues: offered },
        message: {
          en: `Not one of the choices: ${stray.join(', ')}.`,
          fr: `Ne fait pas partie des choix : ${stray.join(', ')}.`,
        },
      },
    ];
  });
}

function valueAt(data: JsonObject, pointer: string): Json | undefined {
  let at: Json | undefined = data;
  for (const part of pointer.slice(1).split('/')) at = isObject(at) ? at[part] : undefined;
  return at;
}
