import { spawn } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { projectRoot } from '../../server/project-root.ts';
import { atMost, type RowGroup } from './row.ts';

interface Chunk {
  file: string;
  isEntry?: boolean;
  imports?: string[];
  dynamicImports?: string[];
}

const folder = join(projectRoot, 'node_modules', '.cache', 'attest-bench', 'web');
/** What the frame of every page loads by itself for somebody who is signed in, and one language's texts. */
const FRAME = ['shared/i18n/en.ts', 'portal/payments/cart-link.tsx', 'shared/shortcuts/shortcut-keys.tsx'];
const [PORTAL, WORKBENCH] = ['portal/home-page.tsx', 'workbench/landing/landing-page.tsx'];

/** Bytes of JavaScript, compressed, that a first page needs before it can be used. */
export const webSizeRows: RowGroup = {
  name: 'web',
  async run() {
    await build();
    const manifest: { [source: string]: Chunk } = JSON.parse(
      await readFile(join(folder, '.vite', 'manifest.json'), 'utf8'),
    );
    const entry = Object.keys(manifest).find((source) => manifest[source]?.isEntry);
    if (entry === undefined) throw new Error('The build has no entry.');
    const sizeOf = (...ends: string[]) => kilobytes(withImports(manifest, [entry, ...ends.map(sourceOf)]));
    function sourceOf(end: string): string {
      const source = Object.keys(manifest).find((one) => one.endsWith(end));
      if (source === undefined) throw new Error(`The build has no ${end}.`);
      return source;
    }
    return {
      'web, first page signed out': atMost(
        await sizeOf('shared/i18n/en.ts', 'portal/identity/sign-in-page.tsx'),
        'kB gz',
        200,
      ),
      'web, first page of the portal': atMost(await sizeOf(...FRAME, PORTAL), 'kB gz', 200),
      'web, first page of the workbench': atMost(await sizeOf(...FRAME, WORKBENCH), 'kB gz', 260),
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
