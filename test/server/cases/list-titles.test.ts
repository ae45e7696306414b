import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { databases } from '../../support/databases.ts';
import {
  openPermit,
  type PermitPeople,
  permitPeople,
  saveStep,
  sendEvent,
} from '../../support/permit-case.ts';
import { inside, type PatchedPrograms, programsWith } from '../../support/programs-with.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

interface ListBody {
  items: { id: string; state: { title: unknown }; values: { [column: string]: unknown } }[];
}

describe.each(databases)('what lists call values and states, on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  let programs: PatchedPrograms;
  const ids: string[] = [];
  beforeAll(async () => {
    programs = await programsWith({
      'forms/permit/application/garden.json': (json) => {
        inside(json, 'schema', 'properties').soil = { enum: ['clay', 'sand'] };
        inside(json, 'schema', 'properties').tools = {
          type: 'array',
          items: { enum: ['hoe', 'rake'] },
        };
        for (const [language, clay, hoe] of [
          ['en', 'Clay', 'Hoe'],
          ['fr', 'Argile', 'Houe'],
        ] as const) {
          Object.assign(inside(json, 'i18n', language), {
            'soil.label': 'Soil',
            'tools.label': 'Tools',
            'soil.clay': clay,
            'soil.sand': 'S',
            'tools.hoe': hoe,
            'tools.rake': 'R',
          });
        }
        const elements = inside(json, 'uischema').elements as object[];
        elements.push(
          { type: 'Control', scope: '#/properties/soil' },
          { type: 'Control', scope: '#/properties/tools' },
        );
      },
      'workflows/permit/program.json': (json) => {
        inside(json, 'summary').soil = { title: 'Soil', from: 'application.garden.soil' };
        inside(json, 'summary').tools = { title: 'Tools', from: 'application.garden.tools' };
        const [mine, desk] = json.lists as { columns: object[]; filters?: string[]; stateTitles?: object }[];
        const columns = [
          { id: 'soil', title: 'Soil', value: 'summary.soil' },
          { id: 'tools', title: 'Tools', value: 'summary.tools' },
        ];
        mine!.columns.push(...columns);
        mine!.filters = ['soil', 'tools', 'state'];
        mine!.stateTitles = { decide: { en: 'With us', fr: 'Chez nous' } };
        desk!.columns.push(...columns);
      },
    });
    server = await testServer({ database, programs: programs.root });
    people = await permitPeople(server);
    for (const more of [
      { soil: 'clay', tools: ['hoe', 'rake'] },
      { soil: 'sand', tools: ['rake'] },
    ]) {
      const id = await openPermit(people);
      ids.push(id);
      await saveStep(people.gardener, id, 'application.garden', 0, { owner: 'Rose Hill', area: 9, ...more });
      await saveStep(people.gardener, id, 'application.confirm', 0, { agreed: true });
      await sendEvent(people.gardener, id, 'SUBMIT');
    }
  });
  afterAll(async () => {
    await server.close();
    await programs.remove();
  });

  const list = async (who: PermitPeople['clerk'], query: string) =>
    (await who.get<ListBody>(`/api/v1/cases?program=permit&${query}`)).body.items;
  const found = async (query: string) =>
    (await list(people.gardener, `list=mine&${query}`)).map(({ id }) => ids.indexOf(id)).sort();

  it('shows a choice by its title in every language, and a list of them joined', async () => {
    const item = (await list(people.clerk, 'list=desk')).find(({ id }) => id === ids[0]);
    expect(item?.values).toMatchObject({
      soil: { en: 'Clay', fr: 'Argile' },
      tools: { en: 'Hoe, R', fr: 'Houe, R' },
    });
  });

  it('writes the title into an export, in the language asked for', async () => {
    const { text } = await people.clerk.get('/api/v1/case-exports?program=permit&list=desk&language=fr');
    expect(text).toContain('Argile');
    expect(text).not.toContain('clay');
  });

  it('finds cases by the words that people read, in whatever language', async () => {
    expect(await found('filter=soil:argi')).toEqual([0]);
    expect(await found('filter=soil:clay')).toEqual([0]);
    expect(await found('filter=tools:houe')).toEqual([0]);
    expect(await found('filter=tools:R')).toEqual([0, 1]);
    expect(await found('filter=soil:gravel')).toEqual([]);
  });

  it('calls a state as the list says, and elsewhere as the state itself says', async () => {
    const [mine] = await list(people.gardener, 'list=mine');
    expect(mine?.values.state).toEqual({ en: 'With us', fr: 'Chez nous' });
    const [desk] = await list(people.clerk, 'list=desk');
    expect(desk?.state.title).not.toEqual({ en: 'With us', fr: 'Chez nous' });
    const options = await people.gardener.get<{ states: { title: unknown; states: string[] }[] }>(
      '/api/v1/programs/permit/lists/mine',
    );
    expect(options.body.states).toContainEqual({
      title: { en: 'With us', fr: 'Chez nous' },
      states: ['decide'],
    });
  });
});
