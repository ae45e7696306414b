import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/project-root.ts';
import { inside, type PatchedPrograms, programsWith } from '../../support/programs-with.ts';
import { toyPrograms } from '../../support/test-server.ts';

function attestIn(settings: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'server', 'cli.ts'), ...words],
    { encoding: 'utf8', cwd: projectRoot, env: { ...process.env, ...settings }, timeout: 25_000 },
  );
  return { status, stdout, stderr };
}

const attest = (...words: string[]) => attestIn({}, ...words);

describe('attest', () => {
  let broken: PatchedPrograms;
  beforeAll(async () => {
    broken = await programsWith({
      'rules/permit/size.json': (ruleset) => {
        inside(ruleset, 'parameters', 'largest').value = 450;
      },
      'workflows/permit/machine.json': (file) => {
        inside(file, 'machine', 'states', 'payment', 'on').PAID = 'grantet';
      },
    });
  });
  afterAll(() => broken.remove());

  it('check finds nothing in the toy program, and ends with 0', () => {
    const { status, stdout } = attest('check', toyPrograms);
    expect(stdout).toMatch(/^permit: 0 errors/m);
    expect(status).toBe(0);
  });

  it('check names each fault with its file and place, the nearest name, and ends with 1', () => {
    const { status, stdout } = attest('check', broken.root, '--json');
    const { programs } = JSON.parse(stdout);
    expect(programs[0].problems).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          code: 'flow-unknown-target',
          file: 'workflows/permit/machine.json',
          pointer: '/machine/states/payment/on/PAID',
          found: 'grantet',
          suggestion: 'granted',
        }),
      ]),
    );
    expect(status).toBe(1);
  });

  it('test says which example no longer holds, and ends with 1', () => {
    const { status, stdout } = attest('test', broken.root);
    expect(stdout).toContain('rules/permit/size.json “at the limit”');
    expect(status).toBe(1);
  });

  it('says how it is called, and ends with 2, when it is called wrongly', () => {
    const { status, stderr } = attest('chekc');
    expect(stderr).toContain("unknown command 'chekc'");
    expect(stderr).toContain('Usage: attest');
    expect(status).toBe(2);
    expect(attest('--help').status).toBe(0);
  });

  it('says what it lacks instead of a stack', () => {
    const { status, stderr } = attest('check', join(projectRoot, 'docs'));
    expect(stderr).toMatch(/holds no programs/);
    expect(stderr).not.toContain('    at ');
    expect(status).toBe(1);
  });

  it.each([
    ['a port that is taken', { PORT: '1' }, 'Cannot listen at 127.0.0.1:'],
    [
      'a database that is not there',
      { PORT: '0', DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:1/none' },
      'The database of DATABASE_URL does not let us in',
    ],
    ['a data folder that is a file', { PORT: '0', DATA_DIR: 'package.json' }, 'Cannot use'],
    ['a file that is no database', { PORT: '0', DATA_DIR: 'broken' }, 'SQLITE_NOTADB'],
  ])('serve says in a sentence what stands in its way: %s', async (_what, settings, sentence) => {
    const folder = await mkdtemp(join(tmpdir(), 'attest-serve-'));
    await writeFile(join(folder, 'attest.sqlite'), 'no database');
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' && address ? String(address.port) : '';
    const data = settings.DATA_DIR === 'package.json' ? join(projectRoot, 'package.json') : folder;
    const empty = settings.DATA_DIR === undefined ? join(folder, 'data') : data;
    const { status, stderr } = attestIn(
      { ...settings, PORT: settings.PORT === '1' ? port : '0', DATA_DIR: empty },
      'serve',
    );
    taken.close();
    await rm(folder, { recursive: true });
    expect(stderr).toContain(sentence);
    expect(stderr).not.toContain('    at ');
    expect(stderr).not.toContain('secret-word');
    expect(status).toBe(1);
  });
});
