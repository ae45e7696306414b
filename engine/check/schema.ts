import type { ErrorObject, ValidateFunction } from 'ajv';
import { isObject } from '../load/is-object.ts';
import { pointerTo, valueAt } from '../load/pointer.ts';
import type { Json, JsonObject, ProgramProblem } from '../model/index.ts';
import { createValidator } from '../run/json-schema.ts';
import { type FormatName, formats } from '../schemas/index.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

const validators = new Map<FormatName, ValidateFunction>();

function validatorOf(format: FormatName): ValidateFunction {
  let validate = validators.get(format);
  if (!validate) {
    validate = createValidator().compile(formats[format]);
    validators.set(format, validate);
  }
  return validate;
}

/** Which of our formats a file of a program has by its path; `steps` are the files that forms list. */
export function formatOf(file: string, program: string, steps: ReadonlySet<string>): FormatName | undefined {
  if (steps.has(file)) return 'step';
  if (new RegExp(`^forms/${program}/[^/]+/form\\.json$`).test(file)) return 'form';
  if (file.startsWith(`rules/${program}/`)) {
    const name = file.slice(`rules/${program}/`.length);
    return name === 'scorecard.json' ? 'scorecard' : name === 'tables.json' ? 'tables' : 'ruleset';
  }
  const workflow = `workflows/${program}/`;
  if (!file.startsWith(workflow)) return undefined;
  const name = file.slice(workflow.length);
  if (name === 'letters/letters.json') return 'letters';
  return name === 'program.json' || name === 'machine.json' || name === 'paths.json'
    ? (name.slice(0, -'.json'.length) as FormatName)
    : undefined;
}

/** Faults of a document against the JSON Schema of its format. */
export function checkFormat(file: string, document: Json, format: FormatName): ProgramProblem[] {
  const validate = validatorOf(format);
  if (validate.call({}, document)) return [];
  return withoutBranches(validate.errors ?? [], document).map((error) => toProblem(file, document, error));
}

/**
 * Where a value may have several forms, the errors of each are reported. For an object the errors
 * of its members say more; for anything else the choice itself does.
 */
function withoutBranches(errors: ErrorObject[], document: Json): ErrorObject[] {
  const choices = errors.filter(({ keyword }) => keyword === 'anyOf');
  const members = new Set(choices.filter((choice) => isObject(valueAt(document, choice.instancePath))));
  return errors.filter((error) => {
    if (error.keyword === 'anyOf') return !members.has(error);
    if (error.propertyName !== undefined) return false;
    const choice = choices.find(({ instancePath }) => error.instancePath === instancePath);
    if (!choice || !error.schemaPath.includes('/anyOf/')) return true;
    return members.has(choice) && error.keyword !== 'type';
  });
}

function toProblem(file: string, document: Json, error: ErrorObject): ProgramProblem {
  const { instancePath: pointer, keyword, params } = error;
  const value = valueAt(document, pointer);
  if (keyword === 'additionalProperties') {
    const found = String(params.additionalProperty);
    const known = Object.keys(isObject(error.parentSchema?.properties) ? error.parentSchema.properties : {});
    return problem('schema-unknown-property', {
      file,
      pointer: pointerTo(pointer, found),
      message: `The format has no property "${found}" here.`,
      found,
      expected: known,
      ...suggestion(found, known),
    });
  }
  if (keyword === 'propertyNames') {
    const found = String(params.propertyName);
    const message = `"${found}" is not a name that is allowed here.`;
    return problem('schema-invalid', { file, pointer: pointerTo(pointer, found), message, found });
  }
  if (keyword === 'required') {
    const expected = String(params.missingProperty);
    const message = `The property "${expected}" is missing.`;
    return problem('schema-missing-property', { file, pointer, message, expected });
  }
  const found = brief(value);
  if (keyword === 'const' && pointer === '/format') {
    const message = 'This version of the file format is not known.';
    return problem('schema-unsupported-format', { file, pointer, message, ...found, expected: 1 });
  }
  if (keyword === 'enum' || keyword === 'const') {
    const expected = (keyword === 'enum' ? params.allowedValues : [params.allowedValue]) as Json[];
    const names = expected.filter((name) => typeof name === 'string');
    return problem('schema-not-allowed', {
      file,
      pointer,
      message: `This value is not one of those allowed: ${expected.map((name) => JSON.stringify(name)).join(', ')}.`,
      ...found,
      expected,
      ...(typeof value === 'string' ? suggestion(value, names) : {}),
    });
  }
  if (keyword === 'type' || keyword === 'anyOf') {
    const expected = keyword === 'type' ? String(params.type) : alternativesOf(error);
    const message = `The value must be ${expected}.`;
    return problem('schema-wrong-type', { file, pointer, message, ...found, expected });
  }
  return problem('schema-invalid', { file, pointer, message: `The value ${error.message}.`, ...found });
}

/** What each branch of an `anyOf` takes: the values it lists, else its type, else the name of what it refers to. */
function alternativesOf({ schema }: ErrorObject): string {
  const branches = Array.isArray(schema) ? (schema as Json[]) : [];
  return branches.flatMap((branch) => (isObject(branch) ? alternative(branch) : [])).join(' or ');
}

function alternative(branch: JsonObject): string[] {
  if (Array.isArray(branch.enum)) return branch.enum.map((value) => JSON.stringify(value));
  if (branch.const !== undefined) return [JSON.stringify(branch.const)];
  if (branch.type !== undefined) return [branch.type].flat().map(String);
  return typeof branch.$ref === 'string' ? [branch.$ref.slice(branch.$ref.lastIndexOf('/') + 1)] : [];
}

const suggestion = (name: string, known: string[]) => {
  const near = nearest(name, known);
  return near === undefined ? {} : { suggestion: near };
};

/** The value that was found, when it is short enough to be shown. */
function brief(value: Json | undefined): { found?: Json } {
  return value !== undefined && JSON.stringify(value).length <= 200 ? { found: value } : {};
}
