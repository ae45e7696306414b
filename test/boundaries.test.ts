import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, rm, rmdir, writeFile } from 'node:fs/promises';
import { dirname, extname, join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const name = 'planted-violation';

/** Where a file stands → imports that must not be possible there. */
const forbidden: Record<string, string[]> = {
  engine: [
    '../server/clock.ts',
    '../web/app/main.tsx',
    '../test/support/fakes.ts',
    'express',
    'knex',
    'react',
  ],
  'engine/run': ['../../server/clock.ts', '../../test/support/fakes.ts', 'pg', 'sqlite3'],
  server: [
    '../engine/run/decide.ts',
    '../web/app/main.tsx',
    '../test/support/fakes.ts',
    'react',
    'react-dom',
  ],
  'server/http': ['../../engine/load/hash.ts', '../../test/support/fakes.ts'],
  'server/routes': [
    '../stores/users.ts',
    '../gateways/mail/mail-gateway.ts',
    '../outbox/dispatcher.ts',
    '../composition.ts',
    '../../engine/run/decide.ts',
    '../../test/support/fakes.ts',
    'knex',
  ],
  'server/use-cases': ['../routes/me.ts', '../composition.ts', '../../engine/run/decide.ts', 'express'],
  'server/stores': ['../routes/me.ts', '../composition.ts', '../../test/support/fakes.ts', 'express'],
  'server/gateways/mail': ['../../routes/me.ts', '../../composition.ts', 'express'],
  'server/outbox': ['../routes/me.ts', '../composition.ts', '../../engine/run/decide.ts', 'express'],
  web: ['../server/clock.ts', '../test/support/fakes.ts', '../engine/run/decide.ts', 'node:fs'],
  'web/shared': ['../../server/settings.ts', '../../engine/load/hash.ts', 'node:path'],
};

interface Planted {
  file: string;
  specifier: string;
}

const planted: Planted[] = Object.entries(forbidden).flatMap(([folder, specifiers]) =>
  specifiers.map((specifier, i) => ({ file: `${folder}/${name}-${i}.ts`, specifier })),
);

interface Report {
  diagnostics: { category: string; location: { path: string | { file: string } } }[];
}

/** Biome's findings by file. */
function lint(files: string[]): Promise<Map<string, string[]>> {
  const biome = join(root, 'node_modules', '@biomejs', 'biome', 'bin', 'biome');
  const args = [biome, 'lint', '--reporter=json', '--max-diagnostics=none', ...files];
  return new Promise((resolve, reject) => {
    execFile(process.execPath, args, { cwd: root, maxBuffer: 2 ** 26 }, (error, stdout, stderr) => {
      const start = stdout.indexOf('{');
      if (start < 0) {
        reject(new Error(`Biome said nothing: ${error?.message}\n${stderr}`));
        return;
      }
      const report: Report = JSON.parse(stdout.slice(start));
      const found = new Map<string, string[]>();
      for (const { category, location } of report.diagnostics) {
        const path = typeof location.path === 'string' ? location.path : location.path.file;
        const file = relative(root, join(root, path));
        found.set(file, [...(found.get(file) ?? []), category]);
      }
      resolve(found);
    });
  });
}

async function walk(folder: string): Promise<string[]> {
  const entries = await readdir(join(root, folder), { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith(name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
}

/** Programs that this repository holds: a word of ours must not be one of their ids. */
async function programIds(): Promise<string[]> {
  const folders = ['forms', 'rules', 'workflows', 'test/programs/forms'];
  const ids = await Promise.all(
    folders.map(async (folder) => {
      const entries = await readdir(join(root, folder), { withFileTypes: true });
      return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
    }),
  );
  return [...new Set(ids.flat())];
}

/** Program ids among the words of a text, also inside names: `demoFee` holds `demo`, `demonstrate` does not. */
function namesIn(text: string, ids: string[]): string[] {
  const words = new Set(text.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g)?.map((word) => word.toLowerCase()));
  return ids.filter((id) => words.has(id));
}

/** Imports of values, not types, out of the engine. */
function engineValues(text: string): string[] {
  return [...text.matchAll(/^(?:import|export)\s+(?!type\b)[^;]*?from\s+'([^']*engine\/index\.ts)'/gm)].map(
    (match) => match[0],
  );
}

describe('a planted violation of a folder boundary', () => {
  const made: string[] = [];
  let found: Map<string, string[]>;

  beforeAll(async () => {
    for (const { file, specifier } of planted) {
      const folder = join(root, dirname(file));
      const first = await mkdir(folder, { recursive: true });
      if (first) made.push(folder);
      await writeFile(join(root, file), `import '${specifier}';\n`);
    }
    found = await lint(planted.map(({ file }) => file));
  });
  afterAll(async () => {
    for (const { file } of planted) await rm(join(root, file), { force: true });
    for (const folder of made) await rmdir(folder).catch(() => undefined);
  });

  it.each(planted)('is caught: $file imports $specifier', ({ file }) => {
    expect(found.get(file)).toContain('lint/style/noRestrictedImports');
  });
});

describe('a planted cycle', () => {
  const files = ['a', 'b'].map((letter) => `server/http/${name}-cycle-${letter}.ts`);
  afterAll(async () => {
    for (const file of files) await rm(join(root, file), { force: true });
  });

  it('is caught', async () => {
    const [a, b] = files as [string, string];
    await writeFile(
      join(root, a),
      `import { b } from './${name}-cycle-b.ts';\n\nexport const a = () => b;\n`,
    );
    await writeFile(
      join(root, b),
      `import { a } from './${name}-cycle-a.ts';\n\nexport const b = () => a;\n`,
    );
    const found = await lint(files);
    expect([...found.values()].flat()).toContain('lint/suspicious/noImportCycles');
  });
});

describe('the sources', () => {
  it('keep their boundaries', async () => {
    const found = await lint(['engine', 'server', 'web']);
    const boundaries = ['lint/style/noRestrictedImports', 'lint/suspicious/noImportCycles'];
    const broken = [...found].filter(
      ([file, categories]) => !file.includes(name) && categories.some((one) => boundaries.includes(one)),
    );
    expect(broken).toEqual([]);
  });

  it.each(['engine', 'server', 'web'])('%s names no program', async (folder) => {
    const ids = await programIds();
    expect(ids.length).toBeGreaterThan(0);
    expect(namesIn(`const ${ids[0]}istic = 1;`, ids)).toEqual([]);
    expect(namesIn(`if (program === '${ids[0]?.toUpperCase()}') {}`, ids)).toEqual([ids[0]]);
    expect(namesIn(`const ${ids[0]}Fee = 1;`, ids)).toEqual([ids[0]]);
    const guilty: string[] = [];
    for (const file of await walk(folder)) {
      const names = namesIn(`${file}\n${await readFile(join(root, file), 'utf8')}`, ids);
      if (names.length > 0) guilty.push(`${file} names ${names.join(', ')}`);
    }
    expect(guilty).toEqual([]);
  });

  it('of the web take types from the engine, never values', async () => {
    expect(engineValues(`import type { Text } from '../../engine/index.ts';`)).toEqual([]);
    expect(engineValues(`import { decide } from '../../engine/index.ts';`)).toHaveLength(1);
    const guilty: string[] = [];
    for (const file of await walk('web')) {
      if (engineValues(await readFile(join(root, file), 'utf8')).length > 0) guilty.push(file);
    }
    expect(guilty).toEqual([]);
  });

  it.each(['forms', 'rules', 'workflows'])('%s hold no code', async (folder) => {
    const extensions = new Set((await walk(folder)).map((file) => extname(file)));
    const allowed = new Set(['.json', '.liquid', '.md', '']);
    expect([...extensions].filter((one) => !allowed.has(one))).toEqual([]);
  });
});
