import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, mkdir, open, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { type PartStore, partStore } from './part-store.ts';

/** A file that has arrived but that nobody may see yet. */
export interface IncomingFile {
  path: string;
  sha256: string;
  size: number;
}

export class FileTooLarge extends Error {
  override name = 'FileTooLarge';
  readonly limit: number;
  constructor(limit: number) {
    super(`the file is larger than ${limit} bytes`);
    this.limit = limit;
  }
}

/** Files by their SHA-256, outside of anything that is served. */
export interface FileStore {
  /** Writes a stream to a temporary file, hashing as it goes. Throws `FileTooLarge` and leaves nothing behind. */
  receive(source: Readable, maxBytes: number): Promise<IncomingFile>;
  /** Gives an arrived file its lasting place. Safe to repeat: the same bytes are kept once. */
  keep(file: IncomingFile): Promise<void>;
  discard(file: IncomingFile): Promise<void>;
  /** Keeps bytes that the server made itself; returns their SHA-256. */
  put(bytes: Uint8Array): Promise<string>;
  read(sha256: string, range?: { start: number; end: number }): Readable;
  size(sha256: string): Promise<number>;
  path(sha256: string): string;
  /** Files on their way, in parts. */
  parts: PartStore;
  /** Removes what interrupted uploads left behind. */
  sweep(olderThan: Date): Promise<void>;
}

/** `<dataDir>/files/ab/cdef…`, arriving through `<dataDir>/incoming`. */
export function fileStore(dataDir: string): FileStore {
  const incoming = join(dataDir, 'incoming');
  const path = (sha256: string) => {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Error('not a SHA-256');
    return join(dataDir, 'files', sha256.slice(0, 2), sha256.slice(2));
  };
  const newPath = async () => {
    await mkdir(incoming, { recursive: true });
    return join(incoming, randomBytes(16).toString('hex'));
  };
  const keep = async (file: IncomingFile) => {
    const target = path(file.sha256);
    await mkdir(dirname(target), { recursive: true });
    if (await exists(target)) await rm(file.path, { force: true });
    else {
      await rename(file.path, target);
      await syncFolder(dirname(target));
    }
  };
  return {
    async receive(source, maxBytes) {
      const target = await newPath();
      const hash = createHash('sha256');
      const handle = await open(target, 'wx', 0o600);
      let size = 0;
      try {
        // A refused upload still gets its answer: the connection is left standing.
        for await (const part of source.iterator({ destroyOnReturn: false })) {
          const bytes: Buffer = part;
          size += bytes.length;
          if (size > maxBytes) throw new FileTooLarge(maxBytes);
          hash.update(bytes);
          await handle.writeFile(bytes);
        }
        await handle.sync();
      } catch (error) {
        await handle.close();
        await rm(target, { force: true });
        throw error;
      }
      await handle.close();
      return { path: target, sha256: hash.digest('hex'), size };
    },
    keep,
    async discard(file) {
      await rm(file.path, { force: true });
    },
    async put(bytes) {
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (await exists(path(sha256))) return sha256;
      const temporary = await newPath();
      await writeFile(temporary, bytes, { mode: 0o600, flush: true });
      await keep({ path: temporary, sha256, size: bytes.length });
      return sha256;
    },
    read: (sha256, range) => createReadStream(path(sha256), range),
    size: async (sha256) => (await stat(path(sha256))).size,
    path,
    parts: partStore(incoming),
    async sweep(olderThan) {
      for (const name of await readdir(incoming).catch(() => [])) {
        const file = join(incoming, name);
        const found = await stat(file).catch(() => null);
        if (found !== null && found.mtime < olderThan) await rm(file, { force: true });
      }
    },
  };
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

/** A rename lasts through a power cut only when its folder is written, too. */
async function syncFolder(path: string): Promise<void> {
  const handle = await open(path, 'r').catch(() => null);
  if (handle === null) return;
  await handle.sync().catch(() => undefined);
  await handle.close();
}
