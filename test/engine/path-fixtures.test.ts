import { describe, expect, test } from 'vitest';
import { checkProgram } from '../../engine/check/index.ts';
import { withFixtures } from '../../engine/run/path-fixtures.ts';
import { runPaths } from '../../engine/run/paths.ts';
import { patched, programFiles } from './check/patched-program.ts';
import { toyRelease } from './toy-case.ts';

const file = 'workflows/permit/paths.json';
const garden = { owner: 'Rose Hill', area: 300 };
const fixtures = {
  hill: { company: { name: 'Rose Hill', member: true } },
  filled: { answers: { application: { garden, confirm: { agreed: true } } } },
};

/** Paths of the toy program that use the fixtures. */
const paths = (path: object) => ({ file, text: JSON.stringify({ format: 1, fixtures, paths: [path] }) });

describe('fixtures of paths', () => {
  test('lie below what a path and its steps say themselves', () => {
    const path = {
      title: 'over',
      at: '2026-03-01',
      from: 'hill',
      company: { member: false },
      steps: [{ from: 'filled', answers: { application: { garden: { area: 10 } } }, expect: {} }],
    };
    const whole = withFixtures(path, fixtures);
    expect(whole.company).toEqual({ name: 'Rose Hill', member: false });
    expect(whole.steps[0]?.answers).toEqual({
      application: { garden: { owner: 'Rose Hill', area: 10 }, confirm: { agreed: true } },
    });
    expect(fixtures.filled.answers.application.garden).toEqual(garden);
  });

  test('fill in a case that a path sends on its way', async () => {
    const release = toyRelease(
      paths({
        title: 'sent',
        at: '2026-03-01',
        from: 'hill',
        steps: [{ from: 'filled', as: 'gardener', event: 'SUBMIT', expect: { state: 'decide' } }],
      }),
    );
    expect(await runPaths(release)).toMatchObject([{ ok: true }]);
  });

  test('that nobody has written fail the path that names them', async () => {
    const release = toyRelease(
      paths({ title: 'lost', at: '2026-03-01', from: 'hil', steps: [{ expect: {} }] }),
    );
    const [result] = await runPaths(release);
    expect(result).toMatchObject({ ok: false, pointer: '/paths/0' });
    expect(result?.message).toContain('no fixture “hil”');
  });

  test('with answers for a form that the program lacks are reported', async () => {
    const text = JSON.stringify({ format: 1, fixtures: { odd: { answers: { aplication: {} } } }, paths: [] });
    const { problems } = await checkProgram(patched(programFiles(), [{ file, text }]), 'permit');
    expect(problems).toMatchObject([
      { code: 'flow-unknown-form', pointer: '/fixtures/odd/answers/aplication', suggestion: 'application' },
    ]);
  });
});
