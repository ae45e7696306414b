import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sweep } from '../../../server/identity/sweep.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, testServer } from '../../support/test-server.ts';

describe.each(databases)('the sweep on %s', (database) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await testServer({ database });
  });
  afterAll(() => server.close());

  it('forgets sessions, links and counts that are over, and keeps the others', async () => {
    const { deps } = server;
    const user = await server.signedIn();
    await server.signIn(user.user);
    const old = await deps.db('session').where({ userId: user.user.id }).first('id');
    const past = '2020-01-01T00:00:00.000Z';
    const now = new Date();
    await deps.transact(async (tx) => {
      await tx('session').where({ id: old.id }).update({ expiresAt: past });
      for (const [id, expiresAt] of [
        ['old', past],
        ['new', new Date(now.getTime() + 1000).toISOString()],
      ]) {
        await tx('verification').insert({
          id,
          identifier: id,
          value: 'x',
          expiresAt,
          createdAt: past,
          updatedAt: past,
        });
        const lastRequest = id === 'old' ? 0 : now.getTime();
        await tx('rateLimit').insert({ id, key: id, count: 1, lastRequest });
      }
      await sweep(tx, now);
    });
    expect(await deps.db('session').where({ userId: user.user.id }).pluck('id')).toHaveLength(1);
    expect(await deps.db('verification').pluck('id')).toEqual(['new']);
    expect(await deps.db('rateLimit').pluck('key')).toEqual(['new']);
  });
});
