import { join } from 'node:path';
import {
  daysBetween,
  type JsonObject,
  loadRelease,
  type Path,
  type Release,
  readPaths,
  readProgramFolder,
  todayIn,
  withFixtures,
} from '../../../engine/index.ts';
import type { Client as WalkClient } from '../../../server/cli/walk/client.ts';
import { shiftDates } from '../../../server/cli/walk/shift-dates.ts';
import { walkPath } from '../../../server/cli/walk/walk-path.ts';
import { projectRoot } from '../../../server/project-root.ts';
import type { Client } from '../../support/client.ts';
import type { NewCompany, TestUser } from '../../support/test-server.ts';
import type { World } from './world.ts';

/** The program of this installation that the browser lives through. */
export const program = 'secor';

type Signed = Client & { user: TestUser };

/** The people of one audit, each signed in, and what the program's own examples answer. */
export interface Audit {
  release: Release;
  company: { id: string; name: string };
  assessor: Signed;
  staff: Signed;
  reviewer: Signed;
  /** The example that the audit follows, its dates moved to now. */
  path: Path;
  shift: number;
  /** Lives the first steps of the example over HTTP; answers the case's id. */
  live(steps: number): Promise<string>;
}

let companies = 0;

/** A company with an assessor of current training, and the program's staff and reviewer. */
export async function audit(world: World, title: RegExp): Promise<Audit> {
  const { server, clock } = world;
  const { release } = loadRelease(await readProgramFolder(projectRoot, program), program);
  if (!release) throw new Error(`${join(projectRoot, 'workflows', program)} does not load`);
  const { paths, fixtures } = readPaths(release);
  const found = paths.find((one) => title.test(one.title));
  if (!found) throw new Error(`no example is called ${title}`);
  const path = withFixtures(found, fixtures ?? {});
  const now = clock.now().toISOString();
  const shift = daysBetween(path.at.slice(0, 10), todayIn(release.definition.timeZone, now));
  const training = (
    path.assessor as { training: { course: string; completedOn: string; verified: boolean }[] }
  ).training;
  companies += 1;
  const assessor = await server.signedIn({
    name: 'Robin Ash',
    phone: '403 555 0101',
    training: shiftDates(training as unknown as JsonObject[], shift) as unknown as typeof training,
  });
  const staff = await server.signedIn({ name: 'Sam Bouchard', grants: [{ program, role: 'staff' }] });
  const reviewer = await server.signedIn({ name: 'Jordan Reyes', grants: [{ program, role: 'reviewer' }] });
  const { name: _name, address, ...rest } = path.company as JsonObject & { address: JsonObject };
  const company = await server.company({
    ...(rest as NewCompany),
    ...(address as NewCompany),
    name: `Prairie Well Services ${companies} Ltd.`,
    members: [{ user: assessor.user, role: 'assessor' }],
  });
  const people = Object.entries({ assessor, staff, reviewer }).map(([role, client]) => ({
    role,
    name: client.user.name,
    username: role,
    email: client.user.email,
    password: '',
    client: asWalker(client, server.url),
  }));
  return {
    release,
    company,
    assessor,
    staff,
    reviewer,
    path,
    shift,
    async live(steps) {
      const { caseId } = await walkPath({
        server: server.url,
        release,
        path,
        people,
        company: company.id,
        clock: {
          now: async () => clock.now().toISOString(),
          move: (to) => world.moveTo(new Date(to)),
        },
        now,
        stopAfter: steps,
        say: () => {},
      });
      return caseId;
    },
  };
}

/** A signed-in client in the shape that the walker of examples uses. */
export function asWalker(client: Signed, url: string): WalkClient {
  const send: WalkClient['send'] = async (method, path, body, headers = {}) => {
    const response = await client.request(path, {
      method,
      headers: {
        origin: url,
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: parsed(await response.text()), headers: response.headers };
  };
  return {
    name: client.user.name,
    send,
    async must(method, path, body, headers) {
      const reply = await send(method, path, body, headers);
      if (reply.status >= 400)
        throw new Error(`${method} ${path}: ${reply.status} ${JSON.stringify(reply.body)}`);
      return reply;
    },
    async upload(path, name, bytes) {
      const response = await client.request(path, {
        method: 'POST',
        headers: {
          origin: url,
          'content-type': 'application/octet-stream',
          'x-file-name': encodeURIComponent(name),
        },
        body: new Uint8Array(bytes),
      });
      return { status: response.status, body: parsed(await response.text()), headers: response.headers };
    },
  };
}

function parsed(text: string): Record<string, unknown> {
  try {
    return JSON.parse(text || '{}');
  } catch {
    return { text };
  }
}
