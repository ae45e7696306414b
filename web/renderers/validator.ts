import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';

/** The part of Ajv's error objects that JSON Forms reads. */
interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message: string;
  schema?: unknown;
  parentSchema?: Record<string, unknown>;
}

interface ValidateFunction {
  (data: unknown): boolean;
  errors: ValidationError[] | null;
}

const APPLICATORS = new Set(['properties', 'items', 'prefixItems', '$ref', 'if', 'additionalProperties']);

/**
 * Ajv's face over an interpreter: Ajv compiles schemas with `new Function`, which the
 * content security policy forbids. The server's Ajv stays the authority.
 */
export class SchemaValidator {
  errors: ValidationError[] | null = null;
  readonly #compiled = new WeakMap<object, ValidateFunction>();

  compile(schema: Record<string, unknown>): ValidateFunction {
    const known = this.#compiled.get(schema);
    if (known) return known;
    // A copy: the interpreter writes addresses into the schemas it is given.
    const validator = new Validator(structuredClone(schema) as Schema, '7', false);
    const validate = ((data: unknown) => {
      const result = validator.validate(withoutUndefined(data));
      validate.errors = result.valid ? null : result.errors.flatMap((unit) => toAjv(unit, schema));
      return validate.errors === null || validate.errors.length === 0;
    }) as ValidateFunction;
    validate.errors = null;
    this.#compiled.set(schema, validate);
    return validate;
  }

  validate(schema: Record<string, unknown>, data: unknown): boolean {
    const validate = this.compile(schema);
    const valid = validate(data);
    this.errors = validate.errors;
    return valid;
  }

  addFormat(): this {
    return this;
  }

  addKeyword(): this {
    return this;
  }
}

export default SchemaValidator;

function withoutUndefined(data: unknown): unknown {
  return data === undefined ? {} : JSON.parse(JSON.stringify(data));
}

/** The interpreter reports every level; only the leaves say what is wrong. */
function toAjv(unit: OutputUnit, schema: Record<string, unknown>): ValidationError[] {
  if (APPLICATORS.has(unit.keyword)) return [];
  const owner = schemaAt(schema, unit.keywordLocation.replace(/\/[^/]*$/, ''));
  const base = {
    instancePath: unit.instanceLocation.replace(/^#/, ''),
    schemaPath: unit.keywordLocation,
    keyword: unit.keyword,
    message: unit.error,
    schema: owner?.[unit.keyword],
    parentSchema: owner,
  };
  if (unit.keyword === 'required') {
    const missing = /"([^"]*)"/.exec(unit.error)?.[1];
    return missing === undefined ? [] : [{ ...base, params: { missingProperty: missing } }];
  }
  return [{ ...base, params: { limit: owner?.[unit.keyword] } }];
}

function schemaAt(root: Record<string, unknown>, location: string): Record<string, unknown> | undefined {
  let at: unknown = root;
  for (const raw of location.replace(/^#\/?/, '').split('/').filter(Boolean)) {
    const key = decodeURIComponent(raw).replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof at !== 'object' || at === null) return undefined;
    if (key === '$ref') {
      const ref = (at as Record<string, unknown>).$ref;
      at = typeof ref === 'string' && ref.startsWith('#') ? schemaAt(root, ref) : undefined;
    } else {
      at = (at as Record<string, unknown>)[key];
    }
  }
  return typeof at === 'object' && at !== null ? (at as Record<string, unknown>) : undefined;
}
