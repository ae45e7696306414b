import { describe, expect, it } from 'vitest';
import type { AnswerProblem, JsonObject, Release } from '../../engine/model/index.ts';
import { checkStep, type StepInput } from '../../engine/run/check-step.ts';
import { permit, releaseWith, someCase, someNow } from './step-release.ts';

const check = (release: Release, data: JsonObject, more: Partial<StepInput> = {}) =>
  checkStep(release, {
    form: 'application',
    step: 'garden',
    data,
    stored: null,
    only: null,
    caseData: someCase(),
    now: someNow,
    ...more,
  });

const brief = (problems: AnswerProblem[]) => problems.map(({ place, keyword }) => `${place} ${keyword}`);

describe('a saved step', () => {
  const release = permit();

  it('keeps a draft with all its faults and says them in every language', () => {
    const { data, problems, refused } = check(release, { area: 0 });
    expect(data).toEqual({ owner: 'Rose Hill', area: 0 });
    expect(refused).toEqual([]);
    expect(problems).toEqual([
      {
        severity: 'error',
        place: 'application.garden.area',
        pointer: '/area',
        keyword: 'minimum',
        params: { comparison: '>=', limit: 1 },
        message: {
          en: 'Area in square metres: the smallest allowed is 1.',
          fr: 'Surface en mètres carrés : la plus petite valeur permise est 1.',
        },
      },
    ]);
  });

  it('asks for a field only while it is shown, and keeps its data when it is hidden', () => {
    expect(brief(check(release, { area: 5, pond: true }).problems)).toEqual([
      'application.garden.depth required',
    ]);
    const hidden = check(release, { area: 5, pond: false, depth: -1 });
    expect(hidden.problems).toEqual([]);
    expect(hidden.data).toEqual({ owner: 'Rose Hill', area: 5, pond: false, depth: -1 });
  });

  it('names the place inside a table', () => {
    const { problems } = check(release, { area: 5, beds: [{ plant: 'rose' }, { plant: '' }, {}] });
    expect(problems.map(({ pointer, message }) => [pointer, message])).toEqual([
      [
        '/beds/1/plant',
        {
          en: 'Beds, row 2 – Plant: please fill this in.',
          fr: 'Plates-bandes, ligne 2 – Plante : veuillez répondre.',
        },
      ],
      [
        '/beds/2/plant',
        {
          en: 'Beds, row 3 – Plant: please fill this in.',
          fr: 'Plates-bandes, ligne 3 – Plante : veuillez répondre.',
        },
      ],
    ]);
  });

  it('restores what is read-only and says so', () => {
    const { data, refused } = check(
      release,
      { owner: 'Somebody', area: 5 },
      { stored: { owner: 'Rose Hill' } },
    );
    expect(data).toEqual({ owner: 'Rose Hill', area: 5 });
    expect(refused).toMatchObject([{ place: 'application.garden.owner', keyword: 'readOnly' }]);
  });

  it('does not take a read-only field that is left out, or sent as it was, for a change', () => {
    expect(check(release, { area: 5 }, { stored: { owner: 'Rose Hill' } }).refused).toEqual([]);
    expect(check(release, { owner: 'Rose Hill' }, { stored: { owner: 'Rose Hill' } }).refused).toEqual([]);
  });

  it('drops properties that the form does not have', () => {
    const { data, refused } = check(release, { area: 5, admin: true, beds: [{ plant: 'x', price: 1 }] });
    expect(data).toEqual({ owner: 'Rose Hill', area: 5, beds: [{ plant: 'x' }] });
    expect(brief(refused)).toEqual([
      'application.garden.admin unknown',
      'application.garden.beds.0.price unknown',
    ]);
  });

  it('takes names of the prototype for names', () => {
    const data = JSON.parse('{"area":5,"__proto__":{"polluted":true},"constructor":1}') as JsonObject;
    const result = check(release, data);
    expect(Object.keys(result.data).sort()).toEqual(['area', 'owner']);
    expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
  });

  it('refuses data that is nested without end', () => {
    let deep: JsonObject = {};
    for (let level = 0; level < 20_000; level++) deep = { deep };
    const { data, refused } = check(release, deep, { stored: { area: 4 } });
    expect(data).toEqual({ area: 4 });
    expect(refused[0]?.keyword).toBe('depth');
  });
});

describe('a step of which only some places are open', () => {
  const release = permit();
  const stored = {
    owner: 'Rose Hill',
    area: 5,
    pond: false,
    beds: [
      { plant: 'rose', area: 1 },
      { plant: 'mint', area: 2 },
    ],
  };
  const change = (only: string[], data: JsonObject) => {
    const result = check(release, data, { stored, only });
    return { data: result.data, refused: brief(result.refused) };
  };

  it('changes them and nothing else', () => {
    expect(change(['application.garden.area'], { ...stored, area: 6, pond: true })).toEqual({
      data: { ...stored, area: 6 },
      refused: ['application.garden.pond only'],
    });
  });

  it('keeps what was left out', () => {
    expect(change(['application.garden.area'], { area: 7 })).toEqual({
      data: { ...stored, area: 7 },
      refused: [],
    });
  });

  it('opens one cell of a table, not its rows', () => {
    const only = ['application.garden.beds.1.area'];
    const beds: JsonObject[] = [{ plant: 'rose', area: 9 }, { plant: 'mint', area: 3 }, { plant: 'new' }];
    expect(change(only, { ...stored, beds })).toEqual({
      data: { ...stored, beds: [stored.beds[0], { plant: 'mint', area: 3 }] },
      refused: ['application.garden.beds only', 'application.garden.beds.0 only'],
    });
  });

  it('opens all of a step, or of a form', () => {
    for (const only of ['application', 'application.garden']) {
      expect(change([only], { area: 1 }).data).toEqual({ owner: 'Rose Hill', area: 1 });
    }
  });

  it('is closed by places elsewhere, and by none', () => {
    for (const only of [['application.confirm.agreed'], ['other'], []]) {
      expect(change(only, { ...stored, area: 6 })).toEqual({
        data: stored,
        refused: ['application.garden only'],
      });
    }
  });
});

describe('rows with read-only cells', () => {
  const release = releaseWith({
    schema: {
      type: 'object',
      properties: {
        rows: {
          type: 'array',
          items: {
            type: 'object',
            properties: { mark: { type: 'string', readOnly: true }, reply: { type: 'string' } },
          },
        },
      },
    },
    uischema: { type: 'Control', scope: '#/properties/rows' },
  });
  const stored = { rows: [{ mark: 'a' }, { mark: 'b' }, { mark: 'c' }] };

  it('may be deleted and moved, but not altered', () => {
    const moved = check(release, { rows: [{ mark: 'c', reply: 'x' }, { mark: 'a' }] }, { stored });
    expect(moved.data).toEqual({ rows: [{ mark: 'c', reply: 'x' }, { mark: 'a' }] });
    expect(moved.refused).toEqual([]);
    const altered = check(release, { rows: [{ mark: 'a' }, { mark: 'z', reply: 'y' }] }, { stored });
    expect(altered.data).toEqual({ rows: [{ mark: 'a' }, { mark: 'b', reply: 'y' }] });
    expect(brief(altered.refused)).toEqual(['application.garden.rows.1.mark readOnly']);
  });
});

describe('words of a fault', () => {
  const withTexts = (i18n: { [language: string]: { [key: string]: string } }) =>
    releaseWith({
      schema: {
        type: 'object',
        properties: {
          plotName: { type: 'string', minLength: 3 },
          kind: { oneOf: [{ const: 1 }, { const: 2 }] },
        },
        required: ['plotName'],
      },
      uischema: {
        type: 'VerticalLayout',
        elements: [
          { type: 'Control', scope: '#/properties/plotName' },
          { type: 'Control', scope: '#/properties/kind' },
        ],
      },
      i18n,
    });

  it('are the step’s own where it has them', () => {
    const release = withTexts({
      en: { 'plotName.error.required': 'Name your plot.', 'error.minLength': 'Too short: {limit}.' },
    });
    expect(check(release, {}).problems[0]?.message).toMatchObject({ en: 'Name your plot.' });
    expect(check(release, { plotName: 'a' }).problems[0]?.message).toMatchObject({ en: 'Too short: 3.' });
  });

  it('name a field without a label as JSON Forms does', () => {
    expect(check(withTexts({}), {}).problems[0]?.message).toEqual({
      en: 'Plot Name: please fill this in.',
      fr: 'Plot Name : veuillez répondre.',
    });
  });

  it('report a choice once', () => {
    expect(brief(check(withTexts({}), { plotName: 'abc', kind: 7 }).problems)).toEqual([
      'application.garden.kind oneOf',
    ]);
  });
});

describe('what is empty', () => {
  const question = {
    type: 'object',
    properties: { response: { type: 'string', enum: ['yes', 'no'], i18n: 'answer.response' } },
    required: ['response'],
  };
  const properties: JsonObject = {
    phone: { type: 'string', minLength: 7 },
    mail: { type: 'string', format: 'email' },
    area: { type: 'number' },
    on: { type: 'string', format: 'date' },
    kind: { type: 'string', enum: ['a', 'b'] },
    kinds: { type: 'array', items: { type: 'string', enum: ['a', 'b'] }, minItems: 1 },
    agreed: { type: 'boolean', const: true },
    beds: { type: 'array', items: { type: 'object', properties: {} }, minItems: 1 },
    chart: { type: 'object', 'x-file': { types: ['pdf'], maxBytes: 1000 } },
    first: question,
  };
  const names = Object.keys(properties);
  const release = releaseWith({
    schema: { type: 'object', properties, required: names },
    uischema: {
      type: 'VerticalLayout',
      elements: names.map((name) => ({ type: 'Control', scope: `#/properties/${name}` })),
    },
    i18n: {
      en: {
        'first.label': 'A1 Policy. Is there one in writing, signed and posted where everybody reads it?',
        'answer.response.error.required': 'Answer this question.',
      },
      fr: {
        'first.label': 'A1 Politique. Y en a-t-il une par écrit?',
        'answer.response.error.required': 'Répondez à cette question.',
      },
    },
  });
  const said = (data: JsonObject, language: 'en' | 'fr') =>
    check(release, data).problems.map(({ message }) => Object(message)[language] as string);

  it('is asked for in the words of its kind, whether it is left out or emptied again', () => {
    expect(said({}, 'en')).toEqual([
      'Phone: please fill this in.',
      'Mail: please fill this in.',
      'Area: please fill this in.',
      'On: please fill this in.',
      'Kind: please choose an answer.',
      'Kinds: please choose an answer.',
      'Agreed: please confirm this.',
      'Beds: at least one entry is needed.',
      'Chart: please upload a file.',
      'A1 Policy: please choose an answer.',
    ]);
    const emptied = { phone: '', mail: '', on: '', kind: '', kinds: [], beds: [] };
    expect(said(emptied, 'fr').filter((words) => !/^(Area|Agreed|Chart|A1)/.test(words))).toEqual([
      'Phone : veuillez répondre.',
      'Mail : veuillez répondre.',
      'On : veuillez répondre.',
      'Kind : veuillez choisir une réponse.',
      'Kinds : veuillez choisir une réponse.',
      'Beds : il faut au moins une entrée.',
    ]);
  });

  it('is named with the question that it belongs to', () => {
    expect(said({ first: {} }, 'en')).toContain('A1 Policy – Answer this question.');
    expect(said({ first: {} }, 'fr')).toContain('A1 Politique – Répondez à cette question.');
  });
});

describe('an uploaded file', () => {
  const release = releaseWith({
    schema: {
      type: 'object',
      properties: { chart: { type: 'object', 'x-file': { types: ['pdf'], maxBytes: 1000 } } },
    },
    uischema: { type: 'Control', scope: '#/properties/chart', options: { widget: 'file' } },
  });
  const file = { id: 'f1', name: 'chart.pdf', size: 10, type: 'application/pdf', sha256: 'ab' };

  it('has the shape and the limits that the schema says', () => {
    expect(check(release, { chart: file }).problems).toEqual([]);
    const english = (chart: JsonObject) =>
      check(release, { chart }).problems.map(({ message }) => Object(message).en as string);
    expect(english({ ...file, size: 1001 })).toEqual(['Chart: the file may have at most 0 MB.']);
    expect(english({ ...file, name: 'chart.exe' })).toEqual(['Chart: the file must be one of pdf.']);
    expect(english({ id: 'f1' })).toEqual(['Chart: please upload the file again.']);
  });
});

describe('patterns', () => {
  it('take linear time', () => {
    const release = releaseWith({
      schema: { type: 'object', properties: { code: { type: 'string', pattern: '^(a+)+$' } } },
      uischema: { type: 'Control', scope: '#/properties/code' },
    });
    const start = performance.now();
    expect(brief(check(release, { code: `${'a'.repeat(50_000)}!` }).problems)).toEqual([
      'application.garden.code pattern',
    ]);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
