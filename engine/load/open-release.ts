import type { Manifest, ProgramFiles, ProgramProblem, Release, Sha256 } from '../model/index.ts';
import { loadRelease, manifestOf, releaseHash } from './release.ts';

/** The bytes of a release are not the ones that its hash names. */
export class ReleaseTampered extends Error {
  /** The files that differ; empty when only the hash of the whole is known. */
  readonly files: readonly { path: string; fault: 'changed' | 'missing' | 'added' }[];

  constructor(program: string, files: ReleaseTampered['files']) {
    const list = files.map(({ path, fault }) => `${path} (${fault})`).join(', ');
    super(`The release of ${program} is not what its hash says${list ? `: ${list}` : ''}.`);
    this.name = 'ReleaseTampered';
    this.files = files;
  }
}

/** The bytes are right, but this software cannot load them. */
export class ReleaseUnreadable extends Error {
  readonly problems: readonly ProgramProblem[];

  constructor(program: string, problems: readonly ProgramProblem[]) {
    const first = problems[0];
    super(`The release of ${program} cannot be loaded: ${first?.file}${first?.pointer}: ${first?.message}`);
    this.name = 'ReleaseUnreadable';
    this.problems = problems;
  }
}

/**
 * Loads a release only if its files are exactly the expected ones. With a manifest the files that differ
 * are named. Throws `ReleaseTampered`, or `ReleaseUnreadable` when the right files cannot be loaded.
 */
export function openRelease(files: ProgramFiles, program: string, expected: Manifest | Sha256): Release {
  const found = manifestOf(files, program);
  const wanted = typeof expected === 'string' ? expected : releaseHash(expected);
  if (releaseHash(found) !== wanted) {
    throw new ReleaseTampered(program, typeof expected === 'string' ? [] : differences(expected, found));
  }
  const { release, problems } = loadRelease(files, program);
  if (!release) throw new ReleaseUnreadable(program, problems);
  return release;
}

function differences(expected: Manifest, found: Manifest): ReleaseTampered['files'] {
  const before = new Map(expected.files.map((file) => [file.path, file.sha256]));
  const after = new Map(found.files.map((file) => [file.path, file.sha256]));
  const paths = [...new Set([...before.keys(), ...after.keys()])].sort();
  return paths
    .filter((path) => before.get(path) !== after.get(path))
    .map((path) => ({ path, fault: faultOf(before.has(path), after.has(path)) }));
}

const faultOf = (before: boolean, after: boolean) => (!after ? 'missing' : before ? 'changed' : 'added');
