import { mkdir, open, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';

/** Files that arrive in parts, each under the id of its upload. How much is there is the size of what was written. */
export interface PartStore {
  create(id: string): Promise<void>;
  /**
   * Bytes that have arrived; null when nobody knows the upload. Ends a writer that is still waiting:
   * who asks has lost that connection, and nobody told the server.
   */
  settled(id: string): Promise<number | null>;
  /**
   * Writes a stream from a byte on, and answers how many bytes are there then. What had arrived when a
   * stream breaks stays. Nothing beyond `maxBytes` is written.
   */
  write(id: string, from: number, source: Readable, maxBytes: number): Promise<number>;
  /** What has arrived; rejects when it is gone. The stream is the caller's to end. */
  read(id: string): Promise<Readable>;
  discard(id: string): Promise<void>;
}

/** One writer of one upload. */
interface Writer {
  source: Readable;
  done: Promise<unknown>;
}

export function partStore(folder: string): PartStore {
  const writers = new Map<string, Writer>();
  const path = (id: string) => {
    if (!/^[A-Za-z0-9_-]{1,64}$/.test(id)) throw new Error('not the id of an upload');
    return join(folder, `${id}.part`);
  };
  /** Ends whoever still writes. */
  const quiet = async (id: string) => {
    const writer = writers.get(id);
    if (!writer) return;
    writer.source.destroy();
    await writer.done;
  };

  async function receive(id: string, from: number, source: Readable, maxBytes: number): Promise<number> {
    const handle = await open(path(id), 'r+');
    let at = from;
    try {
      for await (const part of source.iterator({ destroyOnReturn: false })) {
        const bytes: Buffer = part;
        if (at + bytes.length > maxBytes) break;
        await handle.write(bytes, 0, bytes.length, at);
        at += bytes.length;
      }
    } catch {
      // The connection broke, or a later one took over: what has arrived counts.
    } finally {
      await handle.sync().catch(() => undefined);
      await handle.close();
    }
    return at;
  }

  return {
    async create(id) {
      await mkdir(folder, { recursive: true });
      await writeFile(path(id), '', { flag: 'wx', mode: 0o600 });
    },
    async settled(id) {
      await quiet(id);
      const found = await stat(path(id)).catch(() => null);
      return found?.size ?? null;
    },
    async write(id, from, source, maxBytes) {
      const done = receive(id, from, source, maxBytes);
      const writer = { source, done };
      writers.set(id, writer);
      try {
        return await done;
      } finally {
        if (writers.get(id) === writer) writers.delete(id);
      }
    },
    // Opened here: a stream that fails before somebody listens to it would end the process.
    read: async (id) => (await open(path(id), 'r')).createReadStream(),
    async discard(id) {
      await quiet(id);
      await rm(path(id), { force: true });
    },
  };
}
