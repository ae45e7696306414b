import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  checkProgram,
  expressionFunctions,
  type Json,
  type ProgramFiles,
  readProgramFolder,
} from '../../engine/index.ts';
import { projectRoot } from '../../server/project-root.ts';

const page = readFileSync(join(projectRoot, 'docs', 'formats.md'), 'utf8');
const blocks = [...page.matchAll(/^\*\*(\S+\.(?:json|liquid))\*\*\n\n```\w+\n([\s\S]*?)```$/gm)].map(
  ([, file = '', text = '']) => ({ file, text }),
);

/** Where a value is not part of another: objects may lack members, lists may lack entries. */
function alien(part: Json, whole: Json | undefined, at = ''): string | null {
  if (Array.isArray(part) && Array.isArray(whole)) {
    let from = 0;
    for (const [index, entry] of part.entries()) {
      const found = whole.findIndex((one, place) => place >= from && alien(entry, one) === null);
      if (found < 0) return `${at}/${index}`;
      from = found + 1;
    }
    return null;
  }
  if (isObject(part) && isObject(whole)) {
    for (const [name, value] of Object.entries(part)) {
      const below = alien(value, whole[name], `${at}/${name}`);
      if (below !== null) return below;
    }
    return null;
  }
  return part === whole ? null : at;
}

const isObject = (value: Json | undefined): value is { [name: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

describe('docs/formats.md', () => {
  let files: ProgramFiles;
  beforeAll(async () => {
    files = await readProgramFolder(join(projectRoot, 'test', 'programs'), 'permit');
  });

  it('shows parts of files as they are', () => {
    const shown = blocks.filter(({ file }) => files.has(file));
    expect(shown.map(({ file }) => file)).toHaveLength(8);
    for (const { file, text } of shown) {
      const whole = Buffer.from(files.get(file) ?? []).toString('utf8');
      if (file.endsWith('.liquid')) expect(whole.trim(), file).toBe(text.trim());
      else expect(alien(JSON.parse(text), JSON.parse(whole)), file).toBeNull();
    }
  });

  it('shows whole files that can be added, whose examples come out as they say', async () => {
    const added = blocks.filter(({ file }) => !files.has(file));
    expect(added.length).toBeGreaterThan(3);
    const together = new Map([
      ...files,
      ...added.map(({ file, text }) => [file, new TextEncoder().encode(text)] as const),
    ]);
    const { problems } = await checkProgram(together, 'permit');
    expect(problems).toEqual([]);
  });

  it('lists every function of expressions', () => {
    for (const { usage } of expressionFunctions) expect(page).toContain(`\`${usage}\``);
  });
});
