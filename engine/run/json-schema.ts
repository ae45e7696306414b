import { Ajv, type AnySchemaObject, type ErrorObject } from 'ajv';
import type { DataValidationCxt } from 'ajv/dist/types/index.js';
import addFormatsModule from 'ajv-formats';
import { RE2JS } from 're2js';
import { isObject } from '../load/is-object.ts';
import type { JsonObject } from '../model/index.ts';
import { limitsFrom } from './file-types.ts';

// The package is CommonJS: Node gives its function under `default`.
const addFormats = addFormatsModule.default;

/**
 * Tells whether a place of the data is hidden from the person who fills it in; a missing property
 * there is no fault.
 */
export interface ValidationContext {
  isHidden?: (instancePath: string, property: string) => boolean;
}

/** Formats that name our widgets; they say nothing about the text itself. */
export const widgetFormats = [
  'file',
  'files',
  'rich-text',
  'money',
  'phone',
  'postal-code',
  'password',
  'color',
];

/** Compiles a pattern for RE2, whose time is linear in the text; throws on what RE2 does not have. */
export function linearPattern(pattern: string): RE2JS {
  return RE2JS.compile(RE2JS.translateRegExp(pattern));
}

const regExpEngine = Object.assign(
  (pattern: string) => {
    const compiled = linearPattern(pattern);
    return { test: (text: string) => compiled.matcher(text).find(), toString: () => pattern };
  },
  { code: 'linearPattern' },
);

/** A JSON Schema validator (draft 7) with our settings: all errors, linear patterns, hidden places. */
export function createValidator(): Ajv {
  const ajv = new Ajv({
    allErrors: true,
    strict: false,
    verbose: true,
    passContext: true,
    logger: false,
    addUsedSchema: false,
    // Files written for later drafts name meta-schemas that this validator does not hold.
    validateSchema: false,
    code: { regExp: regExpEngine },
  });
  addFormats(ajv);
  ajv.addFormat('rich-text', safeLinks);
  for (const name of widgetFormats) if (!ajv.formats[name]) ajv.addFormat(name, true);
  ajv.removeKeyword('required');
  ajv.addKeyword({
    keyword: 'required',
    type: 'object',
    schemaType: 'array',
    errors: true,
    validate: required,
  });
  ajv.addKeyword({ keyword: 'x-file', schemaType: 'object', errors: true, validate: uploadedFile });
  return ajv;
}

/** Rich text is plain but for its marks; a link in it leads to a page or an address of mail and nowhere else. */
const safeLinks = (text: string): boolean =>
  [...text.matchAll(/\]\(\s*([a-z][a-z0-9+.-]*):/gi)].every(([, scheme = '']) =>
    ['http', 'https', 'mailto'].includes(scheme.toLowerCase()),
  );

/** The keyword `x-file`: the value is a file that the upload route took, within the limits. */
function uploadedFile(limits: JsonObject, value: unknown): boolean {
  const { types, maxBytes } = limitsFrom(limits);
  const reason = fileFault(value, types, maxBytes);
  (uploadedFile as { errors?: Errors }).errors = reason
    ? [{ keyword: 'x-file', params: { reason, types, maxBytes }, message: `file: ${reason}` }]
    : [];
  return reason === undefined;
}

function fileFault(value: unknown, types: string[], maxBytes: number): string | undefined {
  if (Array.isArray(value)) {
    return value.map((file) => fileFault(file, types, maxBytes)).find((fault) => fault !== undefined);
  }
  if (!isObject(value)) return 'shape';
  const { id, name, size, type, sha256 } = value;
  const texts = [id, name, type, sha256].every((text) => typeof text === 'string');
  if (!texts || typeof size !== 'number') return 'shape';
  const extension = String(name).split('.').at(-1)?.toLowerCase() ?? '';
  if (!types.includes(extension)) return 'type';
  return size > maxBytes ? 'size' : undefined;
}

type Errors = Partial<ErrorObject>[];

/**
 * The keyword `required` that knows hidden places. As a keyword and not as a filter behind the
 * validator, because `anyOf`, `oneOf`, `if` and `not` around it must see its result, too.
 */
function required(
  this: ValidationContext | undefined,
  names: string[],
  data: Record<string, unknown>,
  _parent?: AnySchemaObject,
  place?: DataValidationCxt,
): boolean {
  const missing = names.filter(
    (name) =>
      (!Object.hasOwn(data, name) || data[name] === undefined) &&
      !this?.isHidden?.(place?.instancePath ?? '', name),
  );
  (required as { errors?: Errors }).errors = missing.map((missingProperty) => ({
    keyword: 'required',
    params: { missingProperty },
    message: `must have required property '${missingProperty}'`,
  }));
  return missing.length === 0;
}
