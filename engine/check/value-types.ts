import type { Json, Unit } from '../model/index.ts';

/** What kind of value something gives, as far as it can be known without a case. */
export interface ValueType {
  kind: 'number' | 'text' | 'boolean' | 'list' | 'object' | 'null' | 'unknown';
  /** Entries of a list. */
  items?: ValueType;
}

const KINDS: { [cel: string]: ValueType['kind'] } = {
  double: 'number',
  int: 'number',
  uint: 'number',
  string: 'text',
  bool: 'boolean',
  null: 'null',
  list: 'list',
  map: 'object',
  dyn: 'unknown',
};

/** From the name of a CEL type (`list<dyn<string>>`). */
export function valueTypeOf(cel: string): ValueType {
  const inside = /^(dyn|list)<(.+)>$/.exec(cel);
  if (inside?.[1] === 'dyn') return valueTypeOf(inside[2]!);
  if (inside?.[1] === 'list') return { kind: 'list', items: valueTypeOf(inside[2]!) };
  return { kind: KINDS[cel] ?? (/^[A-Z]$/.test(cel) ? 'unknown' : 'object') };
}

/** Of a value in a file. */
export function typeOfJson(value: Json): ValueType {
  if (value === null) return { kind: 'null' };
  if (Array.isArray(value)) {
    const [first, ...rest] = value.map(typeOfJson);
    const items =
      first && rest.every((item) => item.kind === first.kind) ? first : { kind: 'unknown' as const };
    return { kind: 'list', items };
  }
  if (typeof value === 'string') return { kind: 'text' };
  return { kind: typeof value as 'number' | 'boolean' | 'object' };
}

/** What a unit promises. */
export function typeOfUnit(unit: Unit | undefined): ValueType {
  switch (unit) {
    case undefined:
      return { kind: 'unknown' };
    case 'date':
    case 'text':
      return { kind: 'text' };
    case 'boolean':
      return { kind: 'boolean' };
    case 'list':
      return { kind: 'list', items: { kind: 'unknown' } };
    default:
      return { kind: 'number' };
  }
}

/** In words, for messages. */
export function typeWords(type: ValueType): string {
  return type.kind === 'list' && type.items && type.items.kind !== 'unknown'
    ? `a list of ${type.items.kind}s`
    : `a ${type.kind}`;
}
