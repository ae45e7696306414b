import { isObject } from '../load/is-object.ts';
import { valueAt } from '../load/pointer.ts';
import type { Json, JsonObject } from '../model/index.ts';

/** Object types by name: property → CEL type. A name may stand in a type before it is in here. */
export type ObjectTypes = Map<string, { [property: string]: string }>;

const SCALARS = new Map([
  ['string', 'dyn<string>'],
  ['number', 'dyn<double>'],
  ['integer', 'dyn<double>'],
  ['boolean', 'dyn<bool>'],
]);

/**
 * The CEL type of what a JSON Schema describes. Objects with known properties become types of their own,
 * named by their place, so that a property that the schema does not have can be reported. Single values are
 * `dyn<…>`: known, but also comparable with null.
 */
export function typeOfSchema(schema: Json | undefined, name: string, types: ObjectTypes): string {
  return new SchemaReader(isObject(schema) ? schema : {}, types).typeOf(schema, name);
}

class SchemaReader {
  private readonly root: JsonObject;
  private readonly types: ObjectTypes;
  private readonly referred = new Map<string, string>();

  constructor(root: JsonObject, types: ObjectTypes) {
    this.root = root;
    this.types = types;
  }

  typeOf(schema: Json | undefined, name: string): string {
    if (!isObject(schema)) return 'dyn';
    if (typeof schema.$ref === 'string') return this.referredType(schema.$ref, name);
    const properties = this.propertiesOf(schema, new Set());
    if (properties.size > 0) return this.objectType(properties, name);
    if (isObject(schema.items) && typeIs(schema, 'array'))
      return `list<${this.typeOf(schema.items, `${name}.item`)}>`;
    if (typeIs(schema, 'array')) return 'list<dyn>';
    if (isObject(schema.additionalProperties) && typeIs(schema, 'object')) {
      return `map<string, ${this.typeOf(schema.additionalProperties, `${name}.value`)}>`;
    }
    return this.scalarType(schema, name);
  }

  private objectType(properties: Map<string, Json>, name: string): string {
    const fields: { [property: string]: string } = {};
    this.types.set(name, fields);
    for (const [property, inner] of properties) {
      fields[property] = this.typeOf(inner, `${name}.${property.replace(/\W/g, '_')}`);
    }
    return name;
  }

  private referredType(reference: string, name: string): string {
    const known = this.referred.get(reference);
    if (known) return known;
    const target = this.resolve(reference);
    if (!isObject(target)) return 'dyn';
    const recursive = this.propertiesOf(target, new Set()).size > 0;
    if (recursive) this.referred.set(reference, name);
    return this.typeOf(target, name);
  }

  private resolve(reference: string): Json | undefined {
    return reference.startsWith('#') ? valueAt(this.root, decodeURIComponent(reference.slice(1))) : undefined;
  }

  /** All properties that the schema or any of its branches describes. */
  private propertiesOf(schema: JsonObject, seen: Set<JsonObject>): Map<string, Json> {
    const found = new Map<string, Json>();
    if (seen.has(schema)) return found;
    seen.add(schema);
    if (isObject(schema.properties)) {
      for (const [property, inner] of Object.entries(schema.properties)) found.set(property, inner);
    }
    for (const branch of branchesOf(schema)) {
      const target = typeof branch.$ref === 'string' ? this.resolve(branch.$ref) : branch;
      if (!isObject(target)) continue;
      for (const [property, inner] of this.propertiesOf(target, seen)) {
        // A branch mostly narrows (`const`, `minLength`); what says the type is more use than that.
        if (!found.has(property) || !saysType(found.get(property))) found.set(property, inner);
      }
    }
    return found;
  }

  private scalarType(schema: JsonObject, name: string): string {
    if (typeof schema.type === 'string') return SCALARS.get(schema.type) ?? 'dyn';
    if (Array.isArray(schema.type)) {
      const types = schema.type.filter((type) => type !== 'null');
      return types.length === 1 ? this.typeOf({ ...schema, type: types[0]! }, name) : 'dyn';
    }
    if (Object.hasOwn(schema, 'const')) return typeOfValue(schema.const);
    if (Array.isArray(schema.enum)) return commonType(schema.enum.map(typeOfValue));
    const branches = [schema.oneOf, schema.anyOf, schema.allOf].find(Array.isArray) ?? [];
    return branches.length > 0 ? commonType(branches.map((branch) => this.typeOf(branch, name))) : 'dyn';
  }
}

function branchesOf(schema: JsonObject): JsonObject[] {
  const lists = [schema.allOf, schema.anyOf, schema.oneOf].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return [...lists, schema.if ?? null, schema.then ?? null, schema.else ?? null].filter(isObject);
}

const typeIs = (schema: JsonObject, type: string) =>
  schema.type === type ||
  (Array.isArray(schema.type) && schema.type.includes(type)) ||
  schema.type === undefined;

const saysType = (schema: Json | undefined) =>
  isObject(schema) && ['type', '$ref', 'properties', 'items', 'enum', 'oneOf'].some((key) => key in schema);

function commonType(types: string[]): string {
  const [first] = types;
  return first !== undefined && types.every((type) => type === first) ? first : 'dyn';
}

/** The type of a plain value; null may become anything. */
export function typeOfValue(value: Json | undefined): string {
  if (Array.isArray(value))
    return value.length > 0 ? `list<${commonType(value.map(typeOfValue))}>` : 'list<dyn>';
  return value === null || value === undefined ? 'dyn' : (SCALARS.get(typeof value) ?? 'dyn');
}
