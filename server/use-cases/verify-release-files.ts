import {
  hashBytes,
  type Manifest,
  openRelease,
  type ProgramFiles,
  type Release,
  releaseHash,
  type Sha256,
} from '../../engine/index.ts';
import type { Difference } from './difference.ts';

/** Checks a release's files byte by byte against its manifest, and the manifest against its hash. */
export function verifyReleaseFiles(
  files: ProgramFiles,
  manifest: Manifest,
  hash: Sha256,
): { release: Release | null; differences: Difference[] } {
  const differences: Difference[] = [];
  const differ = (where: string, message: string) => differences.push({ kind: 'release', where, message });
  if (releaseHash(manifest) !== hash) {
    differ('manifest', `The list of files of release ${hash.slice(0, 12)} was changed.`);
  }
  for (const { path, sha256 } of manifest.files) {
    const bytes = files.get(path);
    if (!bytes) differ(path, `The file ${path} is missing.`);
    else if (hashBytes(bytes) !== sha256) differ(path, `The file ${path} was changed.`);
  }
  const listed = new Set(manifest.files.map((file) => file.path));
  for (const path of files.keys()) {
    if (!listed.has(path)) differ(path, `The file ${path} does not belong to the release.`);
  }
  if (differences.length > 0) return { release: null, differences };
  try {
    return { release: openRelease(files, manifest.program, hash), differences };
  } catch (error) {
    differ('manifest', error instanceof Error ? error.message : String(error));
    return { release: null, differences };
  }
}
