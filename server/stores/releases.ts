import type { Manifest } from '../../engine/index.ts';
import type { Db } from '../db/database.ts';

export interface ReleaseRow {
  hash: string;
  program: string;
  manifest: Manifest;
  publishedAt: string;
  current: boolean;
}

interface Row {
  hash: string;
  program: string;
  manifest: string;
  published_at: string;
  current: number;
}

const toRelease = (row: Row): ReleaseRow => ({
  hash: row.hash,
  program: row.program,
  manifest: JSON.parse(row.manifest),
  publishedAt: row.published_at,
  current: row.current === 1,
});

/** Releases as published: rows and bytes that are never changed. */
export function releaseStore(db: Db) {
  return {
    async get(hash: string): Promise<ReleaseRow | undefined> {
      const row: Row | undefined = await db('releases').where({ hash }).first();
      return row && toRelease(row);
    },
    /** Hashes alone: they are asked for at most requests, and a manifest is long. */
    async currentHash(program: string): Promise<string | undefined> {
      const row: Pick<Row, 'hash'> | undefined = await db('releases')
        .where({ program, current: 1 })
        .first('hash');
      return row?.hash;
    },
    /** One a program, by the program's id. */
    async currentHashes(): Promise<{ program: string; hash: string }[]> {
      return db<Row>('releases').where({ current: 1 }).orderBy('program').select('program', 'hash');
    },
    async files(hash: string): Promise<Map<string, Uint8Array>> {
      const rows: { path: string; blob: Uint8Array }[] = await db('release_files')
        .where({ hash })
        .orderBy('path')
        .select('path', 'blob');
      return new Map(rows.map((row) => [row.path, new Uint8Array(row.blob)]));
    },
    async add(release: ReleaseRow, files: ReadonlyMap<string, Uint8Array>): Promise<void> {
      await db('releases').insert({
        hash: release.hash,
        program: release.program,
        manifest: JSON.stringify(release.manifest),
        published_at: release.publishedAt,
        current: 0,
      });
      for (const file of release.manifest.files) {
        const blob = files.get(file.path);
        if (!blob) throw new Error(`The release has no bytes of ${file.path}.`);
        await db('release_files').insert({
          hash: release.hash,
          path: file.path,
          sha256: file.sha256,
          blob: Buffer.from(blob),
        });
      }
    },
    /** New cases start on this release from now on. */
    async makeCurrent(program: string, hash: string): Promise<void> {
      await db('releases').where({ program }).whereNot({ hash }).update({ current: 0 });
      await db('releases').where({ program, hash }).update({ current: 1 });
    },
  };
}
