import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { projectRoot } from '../../../server/project-root.ts';
import { inside, type PatchedPrograms, programsWith } from '../../support/programs-with.ts';
import { toyPrograms } from '../../support/test-server.ts';

function attest(...words: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(projectRoot, 'server', 'cli.ts'), ...words],
    { encoding: 'utf8', cwd: projectRoot },
  );
  return { status, stdout, stderr };
}

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
});
