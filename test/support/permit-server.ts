import { type PermitPeople, permitPeople } from './permit-case.ts';
import type { PatchedPrograms } from './programs-with.ts';
import { type TestServer, type TestServerOptions, testServer } from './test-server.ts';

export interface PermitServer {
  /** Its `close` also removes the programs that were changed for it. */
  server: TestServer;
  people: PermitPeople;
}

/** A server of the toy program, as it is or changed, with its people signed in. */
export async function permitServer({
  programs,
  ...options
}: Omit<TestServerOptions, 'programs'> & { programs?: Promise<PatchedPrograms> }): Promise<PermitServer> {
  const changed = await programs;
  const server = await testServer({ ...options, ...(changed && { programs: changed.root }) });
  const close = async () => {
    await server.close();
    await changed?.remove();
  };
  return { server: { ...server, close }, people: await permitPeople(server) };
}
