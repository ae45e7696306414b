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

/** The test runner's own BASE_URL is none of a server's. */
const { BASE_URL: _, ...outside } = process.env;

function attestIn(settings: Record<string, string>, ...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'server', 'cli.ts'), ...words],
    { encoding: 'utf8', cwd: projectRoot, env: { ...outside, ...settings }, timeout: 25_000 },
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

  describe('serve says in a sentence what stands in its way', () => {
    let folder: string;
    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'attest-serve-'));
      await writeFile(join(folder, 'attest.sqlite'), 'no database');
    });
    afterAll(() => rm(folder, { recursive: true }));

    function refused(settings: Record<string, string>) {
      const { status, stderr } = attestIn(
        { PORT: '0', DATA_DIR: join(folder, 'data'), ...settings },
        'serve',
      );
      expect(stderr).not.toContain('    at ');
      expect(status).toBe(1);
      return stderr;
    }

    it('a port that is taken', async () => {
      const taken = createServer().listen(0, '127.0.0.1');
      await once(taken, 'listening');
      const address = taken.address();
      const port = typeof address === 'object' && address ? String(address.port) : '';
      expect(refused({ PORT: port })).toContain(`Cannot listen at 127.0.0.1:${port}`);
      taken.close();
    });

    it('a database that is not there, without its password', () => {
      const said = refused({ DATABASE_URL: 'postgres://me:secret-word@127.0.0.1:1/none' });
      expect(said).toContain('The database of DATABASE_URL does not let us in');
      expect(said).not.toContain('secret-word');
    });

    it('a data folder that is a file, and a file that is no database', () => {
      expect(refused({ DATA_DIR: join(projectRoot, 'package.json') })).toContain('Cannot use');
      expect(refused({ DATA_DIR: folder })).toContain('SQLITE_NOTADB');
    });
  });
});
