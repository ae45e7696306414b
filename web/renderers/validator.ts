import { type OutputUnit, type Schema, Validator } from '@cfworker/json-schema';
import { isUnseen } from '../shared/unseen-text.ts';

/** The part of Ajv's error objects that JSON Forms reads. */
interface ValidationError {
  instancePath: string;
  schemaPath: string;
  keyword: string;
  params: Record<string, unknown>;
  message: string;
  /** The value that is wrong, as Ajv's verbose errors name it. */
  data?: unknown;
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
    const { whole, lists } = apart(schema);
    const checkWhole = interpreter(whole);
    const rows = lists.map(({ name, row }) => ({ name, check: onceEach(interpreter(row)) }));
    const validate = ((data: unknown) => {
      const errors = checkWhole(data);
      for (const { name, check } of rows) {
        const list = (data as Record<string, unknown> | undefined)?.[name];
        if (!Array.isArray(list)) continue;
        list.forEach((row, index) => {
          for (const error of check(row)) {
            errors.push({ ...error, instancePath: `/${name}/${index}${error.instancePath}` });
          }
        });
      }
      validate.errors = errors.length > 0 ? errors : null;
      return validate.errors === null;
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

type Check = (data: unknown) => ValidationError[];

function interpreter(schema: Record<string, unknown>): Check {
  // A copy: the interpreter writes addresses into the schemas it is given.
  const validator = new Validator(structuredClone(schema) as Schema, '7', false);
  return (data) => {
    const read = asRead(data);
    const result = validator.validate(read);
    return result.valid ? [] : result.errors.flatMap((unit) => toAjv(unit, schema, read));
  };
}

/** Rows are never changed in place: one that stands where it stood has been checked. */
function onceEach(check: Check): Check {
  const known = new WeakMap<object, ValidationError[]>();
  return (row) => {
    if (typeof row !== 'object' || row === null) return check(row);
    const before = known.get(row);
    if (before) return before;
    const errors = check(row);
    known.set(row, errors);
    return errors;
  };
}

/**
 * A schema without the rows of its lists, and the rows' schemas apart, so that writing in one of five hundred rows
 * does not check the others. Lists whose rows look elsewhere than into `definitions` stay where they are.
 */
function apart(schema: Record<string, unknown>): {
  whole: Record<string, unknown>;
  lists: { name: string; row: Record<string, unknown> }[];
} {
  const { properties, definitions } = schema as { properties?: object; definitions?: object };
  const lists: { name: string; row: Record<string, unknown> }[] = [];
  const rest: Record<string, unknown> = {};
  for (const [name, property] of Object.entries(properties ?? {})) {
    const { type, items, ...own } = property as { type?: unknown; items?: unknown };
    const isOfRows = type === 'array' && typeof items === 'object' && items !== null && !Array.isArray(items);
    const refs = isOfRows ? JSON.stringify([items, definitions]).matchAll(/"\$ref":"([^"]*)"/g) : [];
    const isPlain = /^[\w-]+$/.test(name) && [...refs].every(([, ref]) => ref?.startsWith('#/definitions/'));
    if (isOfRows && isPlain) {
      rest[name] = { type, ...own };
      lists.push({ name, row: { ...items, ...(definitions && { definitions }) } });
    } else rest[name] = property;
  }
  return { whole: lists.length > 0 ? { ...schema, properties: rest } : schema, lists };
}

/** Without what is undefined; a text of which nothing can be seen is an empty one. */
function asRead(data: unknown): unknown {
  if (data === undefined) return {};
  return JSON.parse(JSON.stringify(data), (_key, value) =>
    typeof value === 'string' && isUnseen(value) ? '' : value,
  );
}

/** The interpreter reports every level; only the leaves say what is wrong. */
function toAjv(unit: OutputUnit, schema: Record<string, unknown>, data: unknown): ValidationError[] {
  if (APPLICATORS.has(unit.keyword)) return [];
  const owner = schemaAt(schema, unit.keywordLocation.replace(/\/[^/]*$/, ''));
  const instancePath = unit.instanceLocation.replace(/^#/, '');
  const base = {
    instancePath,
    data: valueAt(data, instancePath),
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

function valueAt(data: unknown, pointer: string): unknown {
  let at = data;
  for (const raw of pointer.split('/').slice(1)) {
    const key = decodeURIComponent(raw).replace(/~1/g, '/').replace(/~0/g, '~');
    if (typeof at !== 'object' || at === null) return undefined;
    at = (at as Record<string, unknown>)[key];
  }
  return at;
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
