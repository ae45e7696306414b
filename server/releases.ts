import type { Knex } from 'knex';
import {
  checkProgramFiles,
  listPrograms,
  manifestOf,
  openRelease,
  type ProgramFiles,
  type ProgramProblem,
  type Release,
  readProgramFolder,
  releaseHash,
} from '../engine/index.ts';
import type { Clock } from './clock.ts';
import type { Transact } from './db/transact.ts';
import { releaseStore } from './stores/releases.ts';

/** The releases of all programs, opened once and kept. */
export interface Releases {
  /** Throws `ReleaseTampered` when a stored byte is not what it was, and when there is no such release. */
  get(hash: string): Promise<Release>;
  /** The release on which new cases of a program start. */
  current(program: string): Promise<Release | undefined>;
  /** Those of several programs by their ids, at one question to the database; unknown ones are left out. */
  currentOf(programs: Iterable<string>): Promise<ReadonlyMap<string, Release>>;
  /** One a program, by the program's id. */
  listCurrent(): Promise<Release[]>;
  /** Publishes files as a program's current release, when they are not already. Throws `ProgramFaulty`. */
  publish(files: ProgramFiles, program: string): Promise<{ hash: string; published: boolean }>;
}

/** A program's files have errors; the release is not published. */
export class ProgramFaulty extends Error {
  override name = 'ProgramFaulty';
  readonly problems: ProgramProblem[];

  constructor(program: string, problems: ProgramProblem[]) {
    const lines = problems.map(
      (p) => `  ${p.file}${p.pointer ? `#${p.pointer}` : ''}: ${p.message} (${p.code})`,
    );
    super(`The files of “${program}” have errors:\n${lines.join('\n')}`);
    this.problems = problems;
  }
}

const kept = 64;

export function createReleases(deps: { db: Knex; transact: Transact; clock: Clock }): Releases {
  const open = new Map<string, Promise<Release>>();
  const store = releaseStore(deps.db);

  async function read(hash: string): Promise<Release> {
    const row = await store.get(hash);
    if (!row) throw new Error(`There is no release ${hash}.`);
    // With its manifest the files that differ are named; a manifest that was changed itself names nothing.
    const expected = releaseHash(row.manifest) === hash ? row.manifest : hash;
    return openRelease(await store.files(hash), row.program, expected);
  }

  function get(hash: string): Promise<Release> {
    const known = open.get(hash);
    if (known) return known;
    const release = read(hash);
    open.set(hash, release);
    release.catch(() => open.delete(hash));
    const oldest = open.keys().next().value;
    if (open.size > kept && oldest !== undefined) open.delete(oldest);
    return release;
  }

  return {
    get,
    async current(program) {
      const hash = await store.currentHash(program);
      return hash === undefined ? undefined : get(hash);
    },
    async currentOf(programs) {
      const wanted = new Set(programs);
      if (wanted.size === 0) return new Map();
      const rows = (await store.currentHashes()).filter(({ program }) => wanted.has(program));
      return new Map(
        await Promise.all(rows.map(async ({ program, hash }) => [program, await get(hash)] as const)),
      );
    },
    async listCurrent() {
      return Promise.all((await store.currentHashes()).map(({ hash }) => get(hash)));
    },
    async publish(files, program) {
      const hash = releaseHash(manifestOf(files, program));
      // What was checked when it was published is not checked again at every start.
      if ((await store.currentHash(program)) === hash) return { hash, published: false };
      refuseFaulty(files, program, hash);
      await deps.transact(async (tx) => {
        const inside = releaseStore(tx);
        if (!(await inside.get(hash))) {
          const publishedAt = deps.clock.now().toISOString();
          const manifest = manifestOf(files, program);
          await inside.add({ hash, program, manifest, publishedAt, current: false }, files);
        }
        await inside.makeCurrent(program, hash);
      });
      return { hash, published: true };
    },
  };
}

/** Hashes of files found without error by this process. */
const faultless = new Set<string>();

/**
 * Examples are not tried here: they belong to whoever changes a file, and a threshold that was changed on purpose
 * must not keep the server from starting.
 */
function refuseFaulty(files: ProgramFiles, program: string, hash: string): void {
  if (faultless.has(hash)) return;
  const { release, problems } = checkProgramFiles(files, program);
  const errors = problems.filter((problem) => problem.severity === 'error');
  if (!release || errors.length > 0) throw new ProgramFaulty(program, errors);
  faultless.add(hash);
}

/** Publishes every program below `root` whose files are not yet the current release. */
export async function publishFolder(
  releases: Releases,
  root: string,
): Promise<{ program: string; hash: string; published: boolean }[]> {
  const done = [];
  for (const program of await listPrograms(root)) {
    done.push({ program, ...(await releases.publish(await readProgramFolder(root, program), program)) });
  }
  return done;
}
