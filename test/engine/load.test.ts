import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  canonicalJson,
  hashJson,
  listPrograms,
  loadRelease,
  manifestOf,
  openRelease,
  ReleaseTampered,
  ReleaseUnreadable,
  readProgramFolder,
  releaseHash,
} from '../../engine/index.ts';

const ROOT = fileURLToPath(new URL('../programs/', import.meta.url));
const read = async () => new Map(await readProgramFolder(ROOT, 'permit'));
const GARDEN = 'forms/permit/application/garden.json';

describe('reading a program’s folder', () => {
  let root: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'program-'));
  });
  afterEach(() => rm(root, { recursive: true }));

  it('gives all files by path, sorted', async () => {
    const files = await read();
    expect([...files.keys()]).toEqual([...files.keys()].sort());
    expect([...files.keys()]).toContain(GARDEN);
    expect([...files.keys()]).toContain('workflows/permit/letters/asked.fr.liquid');
  });

  it('lists the folders that hold a program', async () => {
    expect(await listPrograms(ROOT)).toEqual(['permit']);
    expect(await listPrograms(root)).toEqual([]);
    await mkdir(join(root, 'workflows/empty'), { recursive: true });
    expect(await listPrograms(root)).toEqual([]);
  });

  it('passes over hidden files and links, and refuses a name that is a path', async () => {
    const folder = join(root, 'rules/one');
    await mkdir(folder, { recursive: true });
    await writeFile(join(folder, 'a.json'), '{}');
    await writeFile(join(folder, '.hidden.json'), '{}');
    await symlink('/etc/passwd', join(folder, 'b.json'));
    expect([...(await readProgramFolder(root, 'one')).keys()]).toEqual(['rules/one/a.json']);
    await expect(readProgramFolder(root, '../one')).rejects.toThrow('not a name of a program');
  });

  it('refuses a file that is too large', async () => {
    await mkdir(join(root, 'rules/one'), { recursive: true });
    await writeFile(join(root, 'rules/one/a.json'), 'x'.repeat(5_000_001));
    await expect(readProgramFolder(root, 'one')).rejects.toThrow('rules/one/a.json: 5000001 bytes');
  });
});

describe('the canonical form', () => {
  it('sorts keys by code units, has no white space, leaves undefined out', () => {
    expect(canonicalJson({ b: 1, a: [true, null, 'é"\n'], Z: { y: undefined, x: -0 } })).toBe(
      '{"Z":{"x":0},"a":[true,null,"é\\"\\n"],"b":1}',
    );
    expect(canonicalJson({ '\u{1f600}': 1, '\ufb33': 2, a: 3 })).toBe('{"a":3,"\u{1f600}":1,"\ufb33":2}');
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, 1n, () => 1, undefined])('refuses %s', (value) => {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  });

  it('is the same however an object was written, and JSON reads it back', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const text = canonicalJson(value);
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
        expect(canonicalJson(reversed(JSON.parse(text)))).toBe(text);
      }),
    );
  });

  it('gives different hashes to different values', () => {
    expect(hashJson({ a: 1 })).toBe('015abd7f5cc57a2dd94b7590f04ad8084273905ee33ec5cebeae62276a97f862');
    expect(hashJson({ a: 1 })).not.toBe(hashJson({ a: '1' }));
    expect(hashJson([])).not.toBe(hashJson({}));
  });
});

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reversed(inner)]),
  );
}

describe('a release', () => {
  it('is deep-frozen and named by the hash of its manifest', async () => {
    const files = await read();
    const { release, problems } = loadRelease(files, 'permit');
    expect(problems).toEqual([]);
    expect(release!.hash).toBe(releaseHash(manifestOf(files, 'permit')));
    expect(release!.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(() => {
      (release!.definition.languages as string[]).push('de');
    }).toThrow(TypeError);
    expect(Object.isFrozen(release!.forms.get('application')!.steps.get('garden')!.step.schema)).toBe(true);
    expect(Object.isFrozen(release!.rulesets.get('size')!.ruleset.rules[0])).toBe(true);
  });

  it('has the same hash whatever the order of its files, and another for any other byte', async () => {
    const files = await read();
    const { hash } = loadRelease(files, 'permit').release!;
    expect(loadRelease(new Map([...files].reverse()), 'permit').release!.hash).toBe(hash);
    const seen = new Set([hash]);
    for (const [path, bytes] of files) {
      seen.add(loadRelease(new Map(files).set(path, withByteFlipped(bytes)), 'permit').release?.hash ?? path);
    }
    expect(seen.size).toBe(files.size + 1);
  });

  it('does not notice what is done to the map that it was made from', async () => {
    const files = await read();
    const { release } = loadRelease(files, 'permit');
    files.delete(GARDEN);
    expect(release!.files.has(GARDEN)).toBe(true);
  });

  it('opens only if no byte differs, and says which file does', async () => {
    const files = await read();
    const manifest = manifestOf(files, 'permit');
    expect(openRelease(files, 'permit', manifest).hash).toBe(releaseHash(manifest));
    expect(openRelease(files, 'permit', releaseHash(manifest)).program).toBe('permit');

    const other = new Map(files)
      .set(GARDEN, withByteFlipped(files.get(GARDEN)!))
      .set('rules/permit/new.json', new Uint8Array());
    other.delete('rules/permit/fee.json');
    const error = thrownBy(() => openRelease(other, 'permit', manifest));
    expect(error).toBeInstanceOf(ReleaseTampered);
    expect((error as ReleaseTampered).files).toEqual([
      { path: GARDEN, fault: 'changed' },
      { path: 'rules/permit/fee.json', fault: 'missing' },
      { path: 'rules/permit/new.json', fault: 'added' },
    ]);
    expect(thrownBy(() => openRelease(other, 'permit', releaseHash(manifest)))).toBeInstanceOf(
      ReleaseTampered,
    );
  });

  it('whose files are right but cannot be loaded says why', () => {
    const files = new Map([['workflows/permit/program.json', Buffer.from('{')]]);
    const error = thrownBy(() => openRelease(files, 'permit', manifestOf(files, 'permit')));
    expect(error).toBeInstanceOf(ReleaseUnreadable);
    expect((error as ReleaseUnreadable).problems.map(({ code }) => code)).toEqual([
      'json-syntax',
      'json-missing-file',
    ]);
  });

  it('is not made from files that lack what it needs, and all of that is said', () => {
    const text = (value: unknown) => Buffer.from(JSON.stringify(value));
    const files = new Map([
      ['forms/p/a/form.json', text({ steps: 'none' })],
      ['forms/p/b/form.json', text({ steps: [{ id: 's', file: 's.json' }, {}] })],
      ['forms/p/c/step.json', text({ schema: {} })],
      ['rules/p/r.json', text([])],
      ['rules/p/scorecard.json', text({})],
      ['workflows/p/machine.json', text([])],
    ]);
    const { release, problems } = loadRelease(files, 'p');
    expect(release).toBeUndefined();
    expect(problems.map(({ code, file, pointer }) => `${code} ${file}${pointer}`).sort()).toEqual([
      'form-missing-step-file forms/p/b/form.json/steps/0/file',
      'json-missing-file forms/p/c/form.json',
      'json-missing-file workflows/p/program.json',
      'schema-missing-property forms/p/a/form.json',
      'schema-missing-property forms/p/b/form.json/steps/1',
      'schema-missing-property rules/p/scorecard.json',
      'schema-wrong-type rules/p/r.json',
      'schema-wrong-type workflows/p/machine.json',
    ]);
  });
});

function withByteFlipped(bytes: Uint8Array): Uint8Array {
  const copy = new Uint8Array(bytes);
  const last = copy.length - 2;
  copy[last] = copy[last]! ^ 1;
  return copy;
}

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
