import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../engine/check/codes.ts';
import { checkProgram } from '../../../engine/check/index.ts';
import { fixtures, patched, programFiles } from './patched-program.ts';

describe('the fixtures of faults', () => {
  it('are made over a program without any fault', async () => {
    const { release, problems } = await checkProgram(programFiles(), 'permit');
    expect(problems).toEqual([]);
    expect(release?.program).toBe('permit');
  });

  it('exist for every code of the catalogue and for no other', () => {
    expect([...new Set(fixtures().map((fixture) => fixture.code))].sort()).toEqual(
      Object.keys(problemCodes).sort(),
    );
  });

  it.each(fixtures())('$name is found', async ({ code, fixture }) => {
    const { expect: wanted, title: _, also, ...patch } = fixture;
    expect(wanted.code).toBe(code);
    const { problems } = await checkProgram(patched(programFiles(), [patch, ...(also ?? [])]), 'permit');
    expect(problems).toContainEqual(expect.objectContaining(wanted));
  });
});
