import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** The key that signs cookies: the setting, else one made once and kept in the data folder, readable by its owner only. */
export async function secretOf(settings: { secret: string | undefined; dataDir: string }): Promise<string> {
  if (settings.secret !== undefined) return settings.secret;
  await mkdir(settings.dataDir, { recursive: true });
  const file = join(settings.dataDir, 'secret');
  try {
    // 'wx' fails when another process was first; then its secret is read.
    await writeFile(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = (await readFile(file, 'utf8')).trim();
  if (secret.length < 32)
    throw new Error(`${file} holds no secret of at least 32 characters. Delete it to have one made.`);
  return secret;
}
