import { describe, expect, it } from 'vitest';
import { checkProgram } from '../../../engine/check/index.ts';
import { patched, programFiles } from './patched-program.ts';

describe('the check of a program', () => {
  it('reports all faults of all files at once, sorted, with line and column', async () => {
    const { release, problems } = await checkProgram(
      patched(programFiles(), [
        {
          file: 'forms/permit/application/garden.json',
          replace: { from: '#/properties/area', to: '#/properties/aera' },
        },
        { file: 'rules/permit/size.json', replace: { from: 'greaterThan', to: 'greatrThan' } },
        { file: 'workflows/permit/machine.json', replace: { from: '"notTooLarge", ', to: '"notToLarge", ' } },
        { file: 'workflows/permit/letters/asked.en.liquid', replace: { from: 'reason', to: 'raeson' } },
        {
          file: 'workflows/permit/program.json',
          replace: { from: '"scope": "program"', to: '"scop": "program"' },
        },
      ]),
      'permit',
    );
    expect(release).toBeDefined();
    const files = problems.map(({ file }) => file);
    expect(new Set(files).size).toBe(5);
    expect(files).toEqual([...files].sort());
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'form-unknown-scope',
        found: '#/properties/aera',
        suggestion: '#/properties/area',
        line: 21,
        column: 37,
      }),
    );
  });

  it('points through a $ref at the nearest place that the file has', async () => {
    const shared = 'forms/permit/shared.json';
    const { problems } = await checkProgram(
      patched(programFiles(), [
        { file: shared, set: { '/definitions/bed/properties/plant/pattern': '(?=a)' } },
      ]),
      'permit',
    );
    expect(problems).toMatchObject([
      {
        code: 'form-unsafe-pattern',
        file: 'forms/permit/application/garden.json',
        pointer: '/schema/properties/beds/items/properties/plant/pattern',
        line: 12,
      },
    ]);
  });

  it('says of a broken file what is wrong with it, and of the others what it can', async () => {
    const { release, problems } = await checkProgram(
      patched(programFiles(), [
        { file: 'forms/permit/decision/form.json', text: '{ "format": 1,' },
        { file: 'rules/permit/size.json', set: { '/titel': 'x' } },
      ]),
      'permit',
    );
    expect(release).toBeUndefined();
    expect(problems.map(({ code }) => code).sort()).toEqual(
      expect.arrayContaining(['json-syntax', 'schema-unknown-property']),
    );
  });

  it('never throws on a program whose files have the wrong shape', async () => {
    for (const [file] of programFiles()) {
      if (!file.endsWith('.json')) continue;
      for (const text of [
        'null',
        '[]',
        '{}',
        '"text"',
        '{"steps":[{}],"rules":[{}],"letters":{"a":null},"machine":5}',
      ]) {
        const { problems } = await checkProgram(patched(programFiles(), [{ file, text }]), 'permit');
        expect(problems.length, `${file} ${text}`).toBeGreaterThan(0);
      }
    }
  });
});
