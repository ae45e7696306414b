import { readdir } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DatabaseKind } from '../../server/db/database.ts';
import { allRoutes } from '../../server/routes/index.ts';
import { type RightsWorld, rightsWorld, type Subject, subjects } from '../support/rights-world.ts';
import { dumpTables } from '../support/table-dump.ts';
import { type RightsRequest, rightsTable } from './rights-table.ts';

const idLength = 22;

/** What a link's token opens; `identity.test.ts` and `signed-link.test.ts` have one and succeed. */
const openedByToken = new Set([
  'first-administrator',
  'read-signed-link',
  'read-linked-form',
  'download-linked-file',
  'sign-step',
  'send-link-event',
]);

/** Asks every route as everybody, on one database. */
export function describeRights(database: DatabaseKind): void {
  describe(`rights on ${database}`, () => {
    let world: RightsWorld;
    let methods: Map<string, string>;
    beforeAll(async () => {
      world = await rightsWorld(database);
      const description = await world.server.anonymous.get<{
        paths: Record<string, Record<string, { operationId: string }>>;
      }>('/api/v1/openapi.json');
      methods = new Map(
        Object.values(description.body.paths).flatMap((path) =>
          Object.entries(path).map(([method, operation]): [string, string] => [
            operation.operationId,
            method,
          ]),
        ),
      );
    });
    afterAll(() => world.close());

    it('are written down for every route, and for no other', () => {
      expect(Object.keys(rightsTable).sort()).toEqual([...methods.keys()].sort());
      for (const { verb } of allRoutes(world.server.deps)) expect(methods.has(verb), verb).toBe(true);
    });

    async function send(verb: string, subject: Subject, request: RightsRequest, endless: boolean) {
      const method = methods.get(verb)?.toUpperCase() ?? 'GET';
      const headers: Record<string, string> = method === 'GET' ? {} : { Origin: world.server.url };
      if (request.body !== undefined) headers['Content-Type'] = 'application/json';
      const body = request.raw ?? (request.body === undefined ? undefined : JSON.stringify(request.body));
      const hangUp = new AbortController();
      const response = await world.clients[subject].request(request.path, {
        method,
        headers: { ...headers, ...request.headers },
        signal: hangUp.signal,
        ...(body === undefined ? {} : { body }),
      });
      if (endless && response.ok) {
        hangUp.abort();
        return { status: response.status, text: '' };
      }
      return { status: response.status, text: await response.text() };
    }

    const kept = async () => ({
      ...(await dumpTables(world.server.deps.db, database)),
      mails: world.server.mail.sent.length,
      files: (await readdir(world.server.place.folder, { recursive: true })).filter(
        (file) => !file.includes('.sqlite'),
      ),
    });

    const rows = Object.entries(rightsTable).flatMap(([verb, entry]) =>
      subjects.map((subject, i) => ({ verb, entry, subject, status: entry.expected[i] ?? 0 })),
    );

    it.each(rows)('$verb answers $subject with $status', async ({ verb, entry, subject, status }) => {
      const request = await entry.request(world, subject);
      const refused = status >= 400;
      const before = refused ? await kept() : undefined;
      const answer = await send(verb, subject, request, entry.endless ?? false);
      expect(answer.status, answer.text.slice(0, 400)).toBe(status);
      if (!refused) return;
      expect(await kept()).toEqual(before);

      // What somebody may not know of is answered like what does not exist. An administrator knows every case.
      if (status === 404 && subject !== 'administrator') {
        const path = request.path.replace(/[A-Za-z0-9]{22}/, 'x'.repeat(idLength));
        const other = await send(verb, subject, { ...request, path }, false);
        const title = (text: string): unknown => JSON.parse(text).title;
        expect([other.status, title(other.text)]).toEqual([404, title(answer.text)]);
      }
    });

    it('were asked with every operation succeeding once, its answer as described', async () => {
      await new Promise((resolve) => setTimeout(resolve, 300));
      const { seen } = world.server.watched;
      const unseen = [...methods.keys()].filter(
        (verb) => ![...seen].some((one) => one.startsWith(`${verb} `)) && !openedByToken.has(verb),
      );
      expect(unseen).toEqual([]);
    });
  });
}
