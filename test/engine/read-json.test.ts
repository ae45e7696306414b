import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../engine/index.ts';
import { parseJson } from '../../engine/load/parse-json.ts';
import { resolveReferences } from '../../engine/load/references.ts';

describe('the JSON reader', () => {
  it('reads whatever JSON.parse reads, as it does', () => {
    fc.assert(
      fc.property(fc.json(), fc.constantFrom(undefined, 1, '\t'), (text, indent) => {
        const spaced = JSON.stringify(JSON.parse(text), null, indent);
        expect(parseJson(spaced).value).toEqual(JSON.parse(spaced));
      }),
    );
  });

  it('refuses whatever JSON.parse refuses', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"a"',
      '"',
      '1',
      '-',
      '0',
      '.5',
      'e1',
      'true',
      'nul',
      ' ',
      '\n',
      '\\',
      '\u0001',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 8 }), (list) => {
        const text = list.join('');
        let expected: unknown;
        try {
          expected = JSON.parse(text);
        } catch {
          expected = undefined;
        }
        expect(parseJson(text).value).toEqual(expected);
      }),
      { numRuns: 3_000 },
    );
  });

  it('says where it goes wrong', () => {
    const { value, faults } = parseJson('{\n  "a": [1, 2,]\n}');
    expect(value).toBeUndefined();
    expect(faults).toEqual([
      {
        code: 'json-syntax',
        message: 'Found ] where a value should be.',
        pointer: '/a/2',
        line: 2,
        column: 14,
        found: ']',
        expected: 'a value',
      },
    ]);
  });

  it('finds keys that are there twice', () => {
    const { value, faults } = parseJson('{"a": 1, "b": {"c": 1, "c": 2}}');
    expect(value).toEqual({ a: 1, b: { c: 2 } });
    expect(faults).toMatchObject([{ code: 'json-duplicate-key', pointer: '/b/c', line: 1, column: 24 }]);
  });

  it('knows where each value stands', () => {
    const text = '{ "a/b": [10, { "~": 2 }] }';
    const { offsets } = parseJson(text);
    expect(text.slice(offsets.get('/a~1b/0'))).toMatch(/^10/);
    expect(text.slice(offsets.get('/a~1b/1/~0'))).toMatch(/^2 }/);
  });

  it('takes __proto__ for a key like any other, and refuses endless nesting', () => {
    const { value } = parseJson('{"__proto__": {"polluted": true}}');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
    expect(({} as JsonObject).polluted).toBeUndefined();
    expect(parseJson('['.repeat(100_000)).faults).toMatchObject([{ code: 'json-syntax' }]);
  });
});

describe('references between files', () => {
  const documents = new Map([
    [
      'forms/p/shared.json',
      {
        definitions: {
          bed: { type: 'object', properties: { soil: { $ref: '#/definitions/soil' } } },
          soil: { enum: ['clay', 'sand'] },
          tree: {
            type: 'object',
            properties: { branches: { type: 'array', items: { $ref: '#/definitions/tree' } } },
          },
        },
      },
    ],
  ]);
  const home = { file: 'forms/p/f/step.json', pointer: '/schema' };
  const resolve = (schema: JsonObject) => resolveReferences(schema, home, documents);

  it('are replaced by what they name, with what stands beside them', () => {
    const { schema, problems } = resolve({
      properties: {
        bed: { $ref: '../shared.json#/definitions/bed', title: 'Bed' },
        own: { $ref: '#/properties/bed' },
      },
    });
    expect(problems).toEqual([]);
    expect(schema).toEqual({
      properties: {
        bed: { type: 'object', title: 'Bed', properties: { soil: { enum: ['clay', 'sand'] } } },
        own: { $ref: '#/properties/bed' },
      },
    });
  });

  it('keep both where they say different things', () => {
    const { schema } = resolve({
      $defs: { x: { $ref: '../shared.json#/definitions/soil', enum: ['sand'] } },
    });
    expect(schema).toEqual({ $defs: { x: { enum: ['sand'], allOf: [{ enum: ['clay', 'sand'] }] } } });
  });

  it('to a definition that contains itself go into definitions', () => {
    const { schema, problems } = resolve({
      properties: { tree: { $ref: '../shared.json#/definitions/tree' } },
    });
    expect(problems).toEqual([]);
    expect(schema).toEqual({
      properties: { tree: { $ref: '#/definitions/shared1' } },
      definitions: {
        shared1: {
          type: 'object',
          properties: { branches: { type: 'array', items: { $ref: '#/definitions/shared1' } } },
        },
      },
    });
  });

  it('that point at nothing are reported with the file and place', () => {
    expect(resolve({ items: { $ref: '../shard.json#/x' } }).problems).toMatchObject([
      {
        code: 'form-missing-ref',
        file: 'forms/p/f/step.json',
        pointer: '/schema/items/$ref',
        found: '../shard.json#/x',
      },
    ]);
    expect(resolve({ items: { $ref: '../shared.json#/x' } }).problems).toHaveLength(1);
  });
});
