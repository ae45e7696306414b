import { describe, expect, it } from 'vitest';
import { workflowCodes } from '../../engine/check/codes/workflow.ts';
import { checkWorkflow } from '../../engine/check/workflow.ts';
import { loadRelease } from '../../engine/load/release.ts';
import { fixtures, patched, programFiles } from './check/patched-program.ts';

const own = fixtures().filter(({ code }) => code.startsWith('flow-'));

function problemsOf(files: ReturnType<typeof programFiles>) {
  const { release, problems } = loadRelease(files, 'permit');
  if (!release) throw new Error(JSON.stringify(problems));
  return checkWorkflow(release);
}

describe('the check of a workflow', () => {
  it('finds nothing wrong with the toy program', () => {
    expect(problemsOf(programFiles())).toEqual([]);
  });

  it('has a fixture for every code', () => {
    expect([...new Set(own.map(({ code }) => code))].sort()).toEqual(Object.keys(workflowCodes).sort());
  });

  it.each(own)('$name: the fault is found at its place', ({ fixture }) => {
    const { expect: wanted, title: _, also, ...patch } = fixture;
    const problems = problemsOf(patched(programFiles(), [patch, ...(also ?? [])]));
    expect(problems).toContainEqual(expect.objectContaining(wanted));
  });

  it('says each fault once', () => {
    for (const { fixture } of own) {
      const { expect: _, title: __, also, ...patch } = fixture;
      const problems = problemsOf(patched(programFiles(), [patch, ...(also ?? [])]));
      const places = problems.map(
        ({ code, file, pointer, found }) => `${code} ${file} ${pointer} ${String(found)}`,
      );
      expect(new Set(places).size, places.join('\n')).toBe(places.length);
    }
  });
});
