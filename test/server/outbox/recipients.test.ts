import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Json, Program } from '../../../engine/index.ts';
import { CannotEverWork } from '../../../server/outbox/handler.ts';
import { resolveRecipients } from '../../../server/outbox/recipients.ts';
import { databases } from '../../support/databases.ts';
import { type TestServer, type TestUser, testServer } from '../../support/test-server.ts';

describe.each(databases)('who gets a letter on %s', (database) => {
  let server: TestServer;
  let program: Program;
  let opener: TestUser;
  let clerks: TestUser[];
  let company: { id: string };
  beforeAll(async () => {
    server = await testServer({ database });
    const release = await server.deps.releases.current('permit');
    if (release === undefined) throw new Error('no release');
    program = {
      ...release.definition,
      roles: {
        ...release.definition.roles,
        owner: { title: 'Owner', scope: 'member' },
        council: { title: 'Council', scope: 'recipient' },
      },
    };
    opener = await server.user({ email: 'opener@example.org', language: 'fr' });
    const other = await server.user({ email: 'other@example.org', language: 'de' });
    const grants = [{ program: 'permit', role: 'clerk' }];
    clerks = [
      await server.user({ email: 'clerk1@example.org', grants }),
      await server.user({ email: 'clerk2@example.org', grants }),
    ];
    const gone = await server.user({ email: 'gone@example.org', grants });
    await server.deps.transact((tx) => tx('user').where({ id: gone.id }).update({ status: 'suspended' }));
    company = await server.company({
      contact: { name: 'Contact', email: 'contact@example.org' },
      members: [
        { user: opener, role: 'gardener' },
        { user: other, role: 'gardener' },
      ],
    });
  });
  afterAll(() => server.close());

  const resolve = (to: Json, of: { assessorId?: string; assigneeId?: string | null } = {}) =>
    resolveRecipients(
      server.deps.db,
      program,
      {
        program: 'permit',
        companyId: company.id,
        assessorId: of.assessorId ?? opener.id,
        assigneeId: of.assigneeId ?? null,
      },
      to,
    );
  const emails = async (...args: Parameters<typeof resolve>) =>
    (await resolve(...args)).map((one) => one.email);

  it('a role that opens cases: the one who opened this', async () => {
    expect(await resolve(['gardener'])).toMatchObject([
      { email: 'opener@example.org', language: 'fr', role: 'gardener' },
    ]);
  });
  it('all of that role when he left; a language that the program lacks becomes its first', async () => {
    const found = await resolve(['gardener'], { assessorId: 'gone' });
    expect(found.map((one) => [one.email, one.language])).toEqual([
      ['opener@example.org', 'fr'],
      ['other@example.org', 'en'],
    ]);
  });
  it('another role of the company: its contact while nobody holds it', async () => {
    expect(await emails(['owner'])).toEqual(['contact@example.org']);
  });
  it('a role of the program: all active holders, or the assignee alone', async () => {
    expect(await emails(['clerk'])).toEqual(['clerk1@example.org', 'clerk2@example.org']);
    expect(await emails(['clerk'], { assigneeId: clerks[1]!.id })).toEqual(['clerk2@example.org']);
    expect(await emails(['clerk'], { assigneeId: opener.id })).toHaveLength(2);
  });
  it('addresses in lists of any depth, nobody twice', async () => {
    const hall = { name: 'Hall', email: 'hall@example.org', language: 'fr' };
    expect(
      await resolve(['gardener', [[hall], { name: 'Again', email: 'OPENER@example.org' }]]),
    ).toMatchObject([{ email: 'opener@example.org' }, { name: 'Hall', language: 'fr', role: null }]);
  });
  it('nobody for a role that only receives', async () => expect(await emails(['council'])).toEqual([]));
  it.each([[['mayor']], [[{ name: 'No address' }]], [[{ email: 'a@b, c@d' }]], [[7]]] as Json[][])(
    'refuses %j',
    async (to) => {
      await expect(resolve(to ?? null)).rejects.toThrow(CannotEverWork);
    },
  );
});
