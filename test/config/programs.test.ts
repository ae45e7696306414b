import { describe, expect, test } from 'vitest';
import { checkProgram } from '../../engine/check/index.ts';
import { listPrograms, readProgramFolder } from '../../engine/load/read-folder.ts';
import { runExamples } from '../../engine/run/examples.ts';
import { runPaths } from '../../engine/run/paths.ts';
import { roots } from './read-release.ts';

const programs = await Promise.all(
  roots.map(async (root) => (await listPrograms(root)).map((program) => ({ root, program }))),
);

describe.each(programs.flat())('$program', async ({ root, program }) => {
  const files = await readProgramFolder(root, program);
  const { release, problems } = await checkProgram(files, program);

  test('has no problems', () => {
    expect(problems).toEqual([]);
  });

  const examples = release ? await runExamples(release) : [];
  test.each(examples.map((example) => [`${example.file}: ${example.title}`, example]))(
    '%s',
    (_, { ok, message }) => {
      expect(ok, message).toBe(true);
    },
  );

  const paths = release ? await runPaths(release) : [];
  test.each(paths.map((path) => [path.title, path]))('path: %s', (_, { ok, pointer, message }) => {
    expect(ok, `${pointer}: ${message}`).toBe(true);
  });

  test('every ruleset with rules has examples', () => {
    const without = [...(release?.rulesets.values() ?? [])]
      .filter(({ ruleset }) => ruleset.rules.length > 0 && (ruleset.examples ?? []).length === 0)
      .map(({ id }) => id);
    expect(without).toEqual([]);
  });
});
