import fc from 'fast-check';
import type { Json, JsonObject, Ruleset } from '../../engine/index.ts';

/** Rules in json-rules-engine's whole grammar, and facts for them: valid by construction, odd where that is allowed. */

const numbers = fc.constantFrom(-1, 0, 0.1, 0.3, 1, 2, 49.9, 50, 79.99, 80, 1000);
const texts = fc.constantFrom('', 'a', 'b', 'ab', '12', '2026-03-01', '2026-10-01', 'yes', 'no');
const scalars: fc.Arbitrary<Json> = fc.oneof(numbers, texts, fc.boolean(), fc.constant(null));
const lists: fc.Arbitrary<Json> = fc.oneof(
  fc.array(numbers, { maxLength: 3 }),
  fc.array(texts, { maxLength: 3 }),
  fc.array(scalars, { maxLength: 3 }),
);

const entries = fc.record(
  {
    v: fc.oneof(numbers, fc.constant(null)),
    ok: fc.boolean(),
    name: texts,
    tags: fc.array(texts, { maxLength: 2 }),
    toString: fc.constant(1),
  },
  { requiredKeys: ['name'], noNullPrototype: true },
);

const objects: fc.Arbitrary<Json> = fc.record(
  {
    name: texts,
    score: fc.oneof(numbers, fc.constant(null)),
    inner: fc.record(
      { deep: scalars, items: fc.array(entries, { maxLength: 3 }) },
      { noNullPrototype: true },
    ),
    items: fc.array(entries, { maxLength: 3 }),
    'with-dash': scalars,
  },
  { requiredKeys: ['name'], noNullPrototype: true },
) as fc.Arbitrary<Json>;

/** One set of facts: the same names each time, any value for each. */
export const facts: fc.Arbitrary<JsonObject> = fc.record(
  {
    number: fc.oneof({ weight: 6, arbitrary: numbers }, { weight: 1, arbitrary: scalars }),
    other: fc.oneof({ weight: 6, arbitrary: numbers }, { weight: 1, arbitrary: fc.constant(null) }),
    text: fc.oneof({ weight: 6, arbitrary: texts }, { weight: 1, arbitrary: scalars }),
    truth: fc.oneof(fc.boolean(), fc.constant(null)),
    list: fc.oneof({ weight: 6, arbitrary: lists }, { weight: 1, arbitrary: fc.constant(null) }),
    thing: fc.oneof({ weight: 8, arbitrary: objects }, { weight: 1, arbitrary: fc.constant(null) }),
    things: fc.array(objects, { maxLength: 3 }),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<JsonObject>;

const factNames = fc.constantFrom('number', 'other', 'text', 'truth', 'list', 'thing', 'things');

export const paths = fc.constantFrom(
  '$.name',
  'name',
  '$.score',
  '$.inner.deep',
  '$.inner.items',
  '$.inner.items[0].v',
  '$.inner.items[*].v',
  '$.items[*].name',
  '$.items[*].tags[*]',
  '$.items[1]',
  '$.items[1].tags[0]',
  '$.items.length',
  '$.length',
  '$.name.length',
  '$.name[0]',
  "$['with-dash']",
  '$[0]',
  '$[*]',
  '$[*].name',
  '$[*].items[*].ok',
  '$.*',
  '$.nowhere',
  '$.nowhere[*].at',
);

const baseOperators = fc.constantFrom(
  'equal',
  'notEqual',
  'in',
  'notIn',
  'contains',
  'doesNotContain',
  'lessThan',
  'lessThanInclusive',
  'greaterThan',
  'greaterThanInclusive',
);
const decorators = fc.constantFrom('someFact', 'everyFact', 'someValue', 'everyValue', 'swap', 'not');

export const operatorNames = fc
  .tuple(
    fc.oneof(
      { weight: 3, arbitrary: fc.constant([] as string[]) },
      { weight: 2, arbitrary: fc.array(decorators, { minLength: 1, maxLength: 3 }) },
    ),
    baseOperators,
  )
  .map(([before, operator]) => [...before, operator].join(':'));

const maybePath = fc.option(paths, { nil: undefined, freq: 2 });
const priority = fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined, freq: 3 });

const without = (value: { [key: string]: Json | undefined }): JsonObject =>
  Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, Json] => entry[1] !== undefined),
  );

const factReference = fc.record({ fact: factNames, path: maybePath }, { noNullPrototype: true }).map(without);

const comparison: fc.Arbitrary<JsonObject> = fc
  .record({
    fact: factNames,
    operator: operatorNames,
    value: fc.oneof(
      { weight: 4, arbitrary: scalars },
      { weight: 3, arbitrary: lists },
      { weight: 3, arbitrary: factReference },
    ),
    path: maybePath,
    priority,
    params: fc.option(fc.constant({ any: 'thing' }), { nil: undefined, freq: 1 }),
    name: fc.option(texts, { nil: undefined, freq: 1 }),
  })
  .map(without);

/** A condition of at most this depth; it may refer to these named conditions. */
export function conditionTree(depth: number, names: string[]): fc.Arbitrary<JsonObject> {
  const root = booleanNode(depth, names);
  if (names.length === 0) return root;
  return fc.oneof({ weight: 5, arbitrary: root }, { weight: 1, arbitrary: reference(names) });
}

const reference = (names: string[]): fc.Arbitrary<JsonObject> =>
  fc.record({ condition: fc.constantFrom(...names), priority }, { noNullPrototype: true }).map(without);

function booleanNode(depth: number, names: string[]): fc.Arbitrary<JsonObject> {
  const child = childNode(depth - 1, names);
  const list = fc.array(child, { maxLength: 3 });
  return fc.oneof(
    fc.record({ all: list, priority }, { noNullPrototype: true }).map(without),
    fc.record({ any: list, priority }, { noNullPrototype: true }).map(without),
    fc.record({ not: child, priority }, { noNullPrototype: true }).map(without),
  );
}

function childNode(depth: number, names: string[]): fc.Arbitrary<JsonObject> {
  const choices: fc.WeightedArbitrary<JsonObject>[] = [{ weight: 4, arbitrary: comparison }];
  if (depth > 0) choices.push({ weight: 3, arbitrary: booleanNode(depth, names) });
  if (names.length > 0) choices.push({ weight: 1, arbitrary: reference(names) });
  return fc.oneof(...choices);
}

const events: fc.Arbitrary<JsonObject> = fc.record(
  {
    type: fc.constantFrom('approve', 'refuse', 'error', 'warning', 'success', 'failure'),
    params: fc.record({ plain: scalars, read: factReference }, { noNullPrototype: true }),
  },
  { noNullPrototype: true },
) as fc.Arbitrary<JsonObject>;

/** A ruleset with up to two named conditions (the second may refer to the first) and one to three rules. */
export const rulesets: fc.Arbitrary<Ruleset> = fc
  .record({ first: conditionTree(2, []), second: conditionTree(2, ['first']) })
  .chain((conditions) =>
    fc
      .array(
        fc.record(
          {
            conditions: conditionTree(3, Object.keys(conditions)),
            event: events,
            priority,
            name: fc.option(texts),
          },
          { noNullPrototype: true },
        ),
        { minLength: 1, maxLength: 3 },
      )
      .map((rules) => ({
        format: 1 as const,
        title: 'random',
        conditions,
        rules: rules.map(({ name, ...rule }) => without({ ...rule, name: name || undefined })),
      })),
  );

/** Finite numbers as people write them: few decimals, any size that money or points have. */
export const decimals = fc
  .tuple(fc.integer({ min: -1_000_000, max: 1_000_000 }), fc.integer({ min: 0, max: 4 }))
  .map(([digits, places]) => Number(`${digits}e-${places}`));
