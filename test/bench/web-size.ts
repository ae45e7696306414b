import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../server/project-root.ts';
import { atMost, figure, type RowGroup } from './row.ts';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

const folder = join(projectRoot, 'node_modules', '.cache', 'attest-bench', 'web');
/** What someone sees who is signed in; signed out it is less, because that page is in the entry itself. */
const firstPage = 'portal/home-page.tsx';

/** Bytes of JavaScript, compressed, that the first page needs before it can be used. */
export const webSizeRows: RowGroup = {
  name: 'web',
  async run() {
    await build();
    const manifest: { [source: string]: Chunk } = JSON.parse(
      await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'),
    );
    const entry = Object.keys(manifest).find((source) => manifest[source]?.isEntry);
    const page = Object.keys(manifest).find((source) => source.endsWith(firstPage));
    if (entry === undefined || page === undefined) throw new Error(`The build has no ${firstPage}.`);
    const signedOut = withImports(manifest, [entry]);
    const signedIn = withImports(manifest, [entry, page]);
    return {
      'web, first page signed out': figure(await kilobytes(signedOut), 'kB gz'),
      'web, first page signed in': atMost(await kilobytes(signedIn), 'kB gz', 200),
    };
  },
};

/** Files of these chunks and of all that they import at once. */
function withImports(manifest: { [source: string]: Chunk }, sources: string[]): Set<string> {
  const files = new Set<string>();
  const visit = (source: string) => {
    const chunk = manifest[source];
    if (!chunk || files.has(chunk.file)) return;
    files.add(chunk.file);
    for (const next of chunk.imports ?? []) visit(next);
  };
  for (const source of sources) visit(source);
  return files;
}

async function kilobytes(files: Set<string>): Promise<number> {
  let bytes = 0;
  for (const file of files) {
    if (file.endsWith('.js')) bytes += gzipSync(await readFile(join(folder, file))).byteLength;
  }
  return bytes / 1000;
}

function build(): Promise<void> {
  const vite = join(projectRoot, 'node_modules', 'vite', 'bin', 'vite.js');
  const options = ['build', '--manifest', '--emptyOutDir', '--logLevel', 'error', '--outDir', folder];
  const child = spawn(process.execPath, [vite, ...options], {
    cwd: projectRoot,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => (code === 0 ? resolve() : reject(new Error(`vite ended with ${code}.`))));
  });
}
