import { createAjv } from '@jsonforms/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { JsonObject, Release } from '../../engine/model/index.ts';
import { checkSubmission } from '../../engine/run/check-submission.ts';
import { permit, releaseWith, someCase, someNow } from './step-release.ts';

const submit = (release: Release, steps: { [step: string]: JsonObject }) =>
  checkSubmission(release, {
    forms: ['application'],
    caseData: someCase({ application: steps }),
    now: someNow,
  });

const brief = async (release: Release, steps: { [step: string]: JsonObject }) =>
  (await submit(release, steps)).problems.map(
    ({ place, keyword, severity }) => `${severity} ${place} ${keyword}`,
  );

describe('a submission', () => {
  const release = permit();

  it('lists all that is missing in all steps, also of those that nobody opened', async () => {
    expect(await brief(release, {})).toEqual([
      'error application.garden.area required',
      'error application.confirm.agreed required',
    ]);
  });

  it('takes a text that nobody can see for a missing one', async () => {
    expect(
      await brief(release, {
        garden: { owner: 'Rose Hill', area: 5, beds: [{ plant: '\u200b\u200b', area: 3 }] },
        confirm: { agreed: true },
      }),
    ).toEqual(['error application.garden.beds.0.plant required']);
  });

  it('keeps first values, and drops what is hidden', async () => {
    const { problems, answers } = await submit(release, {
      garden: { owner: 'Rose Hill', area: 5, pond: false, depth: 3 },
      confirm: { agreed: true },
    });
    expect(problems).toEqual([]);
    expect(answers).toEqual({
      application: { garden: { owner: 'Rose Hill', area: 5, pond: false }, confirm: { agreed: true } },
    });
  });

  it('shows what the form’s rulesets say at the field that they name', async () => {
    const { problems } = await submit(release, {
      garden: { owner: 'Rose Hill', area: 5, beds: [{ plant: 'rose', area: 6 }] },
      confirm: { agreed: true },
    });
    expect(problems).toEqual([
      {
        severity: 'warning',
        place: 'application.garden.beds',
        pointer: '/beds',
        keyword: 'warning',
        params: expect.objectContaining({ ruleset: 'size-checks' }),
        message: {
          en: 'The beds are larger than the garden.',
          fr: 'Les plates-bandes dépassent le jardin.',
        },
      },
    ]);
  });

  it('takes a hidden requirement for met inside combinators, too', async () => {
    const hidden = { effect: 'SHOW', condition: { scope: '#/properties/more', schema: { const: true } } };
    const combined = releaseWith({
      schema: {
        type: 'object',
        properties: { more: { type: 'boolean' }, a: { type: 'string' }, b: { type: 'string' } },
        anyOf: [{ required: ['a'] }, { required: ['b', 'more'] }],
        if: { properties: { more: { const: false } } },
        // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
        then: { required: ['a'] },
      },
      uischema: {
        type: 'VerticalLayout',
        elements: [
          { type: 'Control', scope: '#/properties/more' },
          { type: 'Control', scope: '#/properties/a', rule: hidden },
          { type: 'Control', scope: '#/properties/b' },
        ],
      },
    });
    expect(await brief(combined, { garden: { more: false }, confirm: { agreed: true } })).toEqual([]);
    expect(await brief(combined, { garden: { more: true }, confirm: { agreed: true } })).not.toEqual([]);
  });
});

/** A random form: fields, some required, each with or without a rule on another field. */
interface Field {
  name: string;
  required: boolean;
  rule: { effect: string; on: number; value: boolean } | null;
  group: number;
}

const fields = fc.array(
  fc.record({
    required: fc.boolean(),
    rule: fc.option(
      fc.record({
        effect: fc.constantFrom('SHOW', 'HIDE', 'ENABLE', 'DISABLE'),
        on: fc.nat(5),
        value: fc.boolean(),
      }),
    ),
    group: fc.nat(2),
  }),
  { minLength: 1, maxLength: 6 },
);
const groupRules = fc.array(
  fc.option(fc.record({ effect: fc.constantFrom('SHOW', 'HIDE'), on: fc.nat(5), value: fc.boolean() })),
  { minLength: 3, maxLength: 3 },
);
const values = fc.dictionary(fc.constantFrom('f0', 'f1', 'f2', 'f3', 'f4', 'f5'), fc.boolean());

describe('what a submission demands', () => {
  it('is what a browser shows: hidden is neither required nor kept, over random forms', async () => {
    await fc.assert(
      fc.asyncProperty(fields, groupRules, values, async (some, groups, draft) => {
        const all: Field[] = some.map((field, index) => ({ ...field, name: `f${index}` }));
        const known = Object.fromEntries(
          Object.entries(draft).filter(([name]) => all.some((field) => field.name === name)),
        );
        const uischema = layout(all, groups);
        const release = releaseWith({
          schema: {
            type: 'object',
            properties: Object.fromEntries(all.map(({ name }) => [name, { type: 'boolean' }])),
            required: all.filter(({ required }) => required).map(({ name }) => name),
          },
          uischema,
        });
        const { problems, answers } = await submit(release, { garden: known, confirm: { agreed: true } });
        const shown = all.filter((field) => isShownInBrowser(uischema, field.name, known));
        expect(problems.map(({ pointer }) => pointer).sort()).toEqual(
          shown
            .filter(({ name, required }) => required && known[name] === undefined)
            .map(({ name }) => `/${name}`),
        );
        expect(Object.keys(answers.application?.garden ?? {}).sort()).toEqual(
          shown
            .map(({ name }) => name)
            .filter((name) => known[name] !== undefined)
            .sort(),
        );
      }),
      { numRuns: 300 },
    );
  });
});

interface Element extends JsonObject {
  elements: JsonObject[];
}

function layout(all: Field[], groups: ({ effect: string; on: number; value: boolean } | null)[]): JsonObject {
  const rule = (some: Field['rule']): JsonObject => {
    if (!some) return {};
    const condition = { scope: `#/properties/f${some.on}`, schema: { const: some.value } };
    return { rule: { effect: some.effect, condition } };
  };
  return {
    type: 'VerticalLayout',
    elements: groups.map(
      (group, index): JsonObject => ({
        type: 'Group',
        ...rule(group),
        elements: all
          .filter((field) => field.group === index)

          .map(
            (field): JsonObject => ({
              type: 'Control',
              scope: `#/properties/${field.name}`,
              ...rule(field.rule),
            }),
          ),
      }),
    ),
  };
}

const ajv = createAjv();

/** What the library shows: the control's own rule, inside a group that is shown. */
function isShownInBrowser(uischema: JsonObject, name: string, data: JsonObject): boolean {
  return (uischema as Element).elements.some((group) => {
    const control = (group as Element).elements.find(({ scope }) => scope === `#/properties/${name}`);
    return control !== undefined && shows(group, data) && shows(control, data);
  });
}

function shows(element: JsonObject, data: JsonObject): boolean {
  const rule = element.rule as
    | { effect: string; condition: { scope: string; schema: JsonObject } }
    | undefined;
  if (!rule || !['SHOW', 'HIDE'].includes(rule.effect)) return true;
  const holds = ajv.validate(rule.condition.schema, data[rule.condition.scope.split('/').at(-1)!]);
  return holds === (rule.effect === 'SHOW');
}
