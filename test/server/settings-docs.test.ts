import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/project-root.ts';
import { settingsSchema } from '../../server/settings.ts';

const page = readFileSync(join(projectRoot, 'docs', 'settings.md'), 'utf8');

describe('docs/settings.md', () => {
  it('lists every setting once, and none that there is not', () => {
    const listed = [...page.matchAll(/^\| `([A-Z_]+)` \|/gm)].map(([, name]) => name);
    expect(listed.sort()).toEqual(Object.keys(settingsSchema.shape).sort());
  });

  it.each(['PORT', 'CLAMAV_PORT', 'SHUTDOWN_SECONDS', 'LOG_LEVEL', 'HOST', 'ORGANIZATION_NAME'] as const)(
    'says what %s is unless it is set',
    (name) => {
      const row = page.split('\n').find((line) => line.startsWith(`| \`${name}\` |`));
      expect(row?.split('|').at(-2)?.trim()).toBe(String(settingsSchema.shape[name].parse(undefined)));
    },
  );
});
