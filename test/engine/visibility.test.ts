import { createAjv, evalVisibility, isEnabled, isVisible as isVisibleInLibrary } from '@jsonforms/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FormStep, Json, JsonObject } from '../../engine/model/index.ts';
import { hiddenPlaces } from '../../engine/run/hidden.ts';
import { stepValidators } from '../../engine/run/step-validators.ts';
import { isEnabled as isEnabledHere, isVisible, placeControls } from '../../engine/run/visibility.ts';

const stepOf = (uischema: JsonObject): FormStep => ({ schema: { type: 'object' }, uischema });

const names = ['a', 'b', 'c', 'list', 'n'] as const;
const scope = fc.constantFrom(
  '#',
  '#/properties/a',
  '#/properties/b',
  '#/properties/c/properties/a',
  '#/properties/c',
  '#/properties/list',
  '#/properties/n',
  '#/anyOf/0/properties/a',
  '#/properties/absent',
);
const scalar = fc.constantFrom<Json[]>(null, true, false, 0, 1, 2.5, '', 'x', 'yes');
const conditionSchema = fc.oneof(
  scalar.map((value): JsonObject => ({ const: value })),
  fc.constantFrom<JsonObject[]>(
    {},
    { enum: ['x', 1] },
    { type: 'string', minLength: 1 },
    { type: 'object', required: ['a'] },
    { not: { const: 'x' } },
    { anyOf: [{ const: true }, { type: 'number', minimum: 1 }] },
    { contains: { const: 'x' } },
    { properties: { a: { const: 1 } }, required: ['a'] },
    { pattern: '^y' },
  ),
);

const { condition } = fc.letrec<{ condition: JsonObject }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ type: fc.constant('LEAF'), scope, expectedValue: scalar }),
    fc
      .record({
        scope,
        schema: conditionSchema,
        failWhenUndefined: fc.option(fc.boolean(), { nil: undefined }),
      })
      .map(({ failWhenUndefined, ...rest }) =>
        failWhenUndefined === undefined ? rest : { ...rest, failWhenUndefined },
      ),
    fc.record({
      type: fc.constantFrom('AND', 'OR'),
      conditions: fc.array(tie('condition'), { maxLength: 3 }),
    }),
    fc.constant<JsonObject>({ type: 'NOT', conditions: [] }),
  ),
}));

const rule = fc.record({
  effect: fc.constantFrom('SHOW', 'HIDE', 'ENABLE', 'DISABLE', 'READONLY', 'WRITABLE'),
  condition,
});
const element: fc.Arbitrary<JsonObject> = fc
  .record({ rule: fc.option(rule, { nil: undefined }) })
  .map(({ rule: some }) => ({ type: 'Control', scope: '#/properties/a', ...(some && { rule: some }) }));

const leaf = fc.oneof(scalar, fc.constant<Json>(['x', 1]), fc.constant<Json>({ a: 1 }));
const inner = fc.dictionary(fc.constantFrom(...names), leaf, { maxKeys: 4 });
const data: fc.Arbitrary<JsonObject> = fc
  .record({ top: inner, c: inner, items: fc.array(inner, { maxLength: 3 }) })
  .map(({ top, c, items }) => ({ ...top, c, list: items }));
const path = fc.constantFrom<(string | number)[][]>([], ['c'], ['list', 0], ['list', 1]);

describe('visibility', () => {
  it('is as JSON Forms evaluates it, for any rule, data and path', () => {
    const ajv = createAjv();
    fc.assert(
      fc.property(element, data, path, (control, values, at) => {
        const test = stepValidators(stepOf(control)).testCondition;
        const dotted = at.length > 0 ? at.join('.') : '';
        const uischema = control as never;
        expect(isVisible(control, values, at, test)).toBe(
          isVisibleInLibrary(uischema, values, dotted, ajv, {}),
        );
        const inLibrary = control.rule ? isEnabled(uischema, values, dotted, ajv, {}) : true;
        expect(isEnabledHere(control, values, at, test) ?? true).toBe(inLibrary);
        if (control.rule) {
          expect(isVisible(control, values, at, test)).toBe(
            evalVisibility(uischema, values, dotted, ajv, {}),
          );
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('reaches every element of a list by the paths of its detail', () => {
    const uischema: JsonObject = {
      type: 'Control',
      scope: '#/properties/list',
      options: {
        detail: {
          type: 'VerticalLayout',
          elements: [
            { type: 'Control', scope: '#/properties/a' },
            {
              type: 'Control',
              scope: '#/properties/b',
              rule: { effect: 'SHOW', condition: { scope: '#/properties/a', schema: { const: 'x' } } },
            },
          ],
        },
      },
    };
    const values = {
      list: [
        { a: 'x', b: 1 },
        { a: 'y', b: 2 },
      ],
    };
    const placed = placeControls(stepOf(uischema), values).map(({ path: at, visible }) => [
      at.join('.'),
      visible,
    ]);
    expect(placed).toEqual([
      ['list', true],
      ['list.0.a', true],
      ['list.0.b', true],
      ['list.1.a', true],
      ['list.1.b', false],
    ]);
  });

  it('ends inside whatever is hidden around it, while the nearest rule enables', () => {
    const never = { scope: '#', schema: { not: {} } };
    const uischema: JsonObject = {
      type: 'Group',
      rule: { effect: 'SHOW', condition: never },
      elements: [
        { type: 'Control', scope: '#/properties/a' },
        {
          type: 'HorizontalLayout',
          rule: { effect: 'ENABLE', condition: never },
          elements: [
            { type: 'Control', scope: '#/properties/b' },
            { type: 'Control', scope: '#/properties/n', rule: { effect: 'DISABLE', condition: never } },
            { type: 'Control', scope: '#/properties/c', options: { readonly: true } },
          ],
        },
      ],
    };
    expect(
      placeControls(stepOf(uischema), {}).map(({ path: at, visible, enabled }) => [at[0], visible, enabled]),
    ).toEqual([
      ['a', false, true],
      ['b', false, false],
      ['n', false, true],
      ['c', false, false],
    ]);
  });
});

describe('hidden places', () => {
  const never = { scope: '#', schema: { not: {} } };
  const hidden = (name: string, more: JsonObject = {}): JsonObject => ({
    type: 'Control',
    scope: `#/properties/${name}`,
    rule: { effect: 'SHOW', condition: never },
    ...more,
  });
  const shown = (name: string): JsonObject => ({ type: 'Control', scope: `#/properties/${name}` });
  const places = (...elements: JsonObject[]) =>
    hiddenPlaces(stepOf({ type: 'VerticalLayout', elements }), { list: [{}] });

  it('are those of which no control is shown', () => {
    expect(places(hidden('a')).isHidden(['a'])).toBe(true);
    expect(places(hidden('a'), shown('a')).isHidden(['a'])).toBe(false);
    expect(places(hidden('a')).isHidden(['b'])).toBe(false);
  });

  it('include the insides of a hidden object but for what is shown by itself', () => {
    const some = places(hidden('c'), shown('c/properties/a'));
    expect(some.isHidden(['c'])).toBe(false);
    expect(some.isHidden(['c', 'a'])).toBe(false);
    expect(some.isHidden(['c', 'b'])).toBe(true);
  });

  it('include an object all of whose controls are hidden', () => {
    expect(places(hidden('c/properties/a'), hidden('c/properties/b')).isHidden(['c'])).toBe(true);
  });

  it('include what the detail of a shown list hides', () => {
    const detail = { type: 'VerticalLayout', elements: [hidden('a'), shown('b')] };
    const some = places({ ...shown('list'), options: { detail } });
    expect(some.isHidden(['list'])).toBe(false);
    expect(some.isHidden(['list', 0, 'a'])).toBe(true);
    expect(some.isHidden(['list', 0, 'b'])).toBe(false);
    expect(some.isHidden(['list', 0, 'n'])).toBe(false);
  });
});
