import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { checkProgram, readProgramFolder } from '../../engine/index.ts';
import { databases } from '../support/databases.ts';
import { openPermit, type PermitPeople, sendEvent, submittedPermit } from '../support/permit-case.ts';
import { permitServer } from '../support/permit-server.ts';
import { inside, programsWith } from '../support/programs-with.ts';
import type { TestServer } from '../support/test-server.ts';

describe('names of roles', () => {
  it.each(['system', 'administrator'])('%s is the platform’s own', async (name) => {
    const programs = await programsWith({
      'workflows/permit/program.json': (json) => {
        const roles = inside(json, 'roles');
        roles[name] = { title: { en: 'Robot', fr: 'Robot' }, scope: 'program' };
      },
    });
    const { problems } = await checkProgram(await readProgramFolder(programs.root, 'permit'), 'permit');
    await programs.remove();
    expect(problems).toMatchObject([{ code: 'schema-invalid', pointer: `/roles/${name}` }]);
  });
});

describe.each(databases)('roles count only where they are given, on %s', (database) => {
  let server: TestServer;
  let people: PermitPeople;
  beforeAll(async () => {
    ({ server, people } = await permitServer({ database, programs: programsWith({}) }));
  });
  afterAll(() => server.close());

  it('a membership gives no role of the program’s staff, of the platform or of the system', async () => {
    const id = await submittedPermit(people);
    await server.deps.transact((tx) =>
      tx('members').insert(
        ['clerk', 'system', 'administrator'].map((role) => ({
          company_id: people.company.id,
          user_id: people.gardener.user.id,
          role,
          added_at: '2026-01-01T00:00:00.000Z',
        })),
      ),
    );
    expect((await sendEvent(people.gardener, id, 'APPROVE')).body.code).toBe('wrong-role');
    await sendEvent(people.clerk, id, 'APPROVE');
    expect((await sendEvent(people.gardener, id, 'PAID')).body.code).toBe('wrong-role');
    const assigned = await people.gardener.put(`/api/v1/cases/${id}/assignee`, { assignee: null });
    expect(assigned.status).toBe(403);
    expect((await people.gardener.get('/api/v1/cases?program=permit&list=desk')).status).toBe(404);
  });

  it('a grant gives no role of a company’s members', async () => {
    const id = await openPermit(people);
    await server.deps.transact((tx) =>
      tx('role_grants').insert({
        user_id: people.stranger.user.id,
        program: 'permit',
        role: 'gardener',
        granted_at: '2026-01-01T00:00:00.000Z',
      }),
    );
    expect((await people.stranger.get(`/api/v1/cases/${id}`)).status).toBe(404);
  });
});
