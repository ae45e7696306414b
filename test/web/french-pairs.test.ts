import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../server/project-root.ts';

const folder = join(projectRoot, 'web');
const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.startsWith('gallery'),
);

it('no name is joined to its value with a bare colon: French puts a space before it', () => {
  const joined = sources.flatMap((file) =>
    readFileSync(join(folder, file), 'utf8')
      .split('\n')
      // In a text of code, or between two parts of a sentence of JSX.
      .filter((line) => /\}: (\$\{|`)|(^\s*|\}): \{\S|\)\}:/.test(line))
      // Texts of messages have a French one beside them, which the next test reads.
      .filter((line) => !/^\s*('|'?[\w.]+'?: ')/.test(line))
      .map((line) => `${file}: ${line.trim()}`),
  );
  expect(joined).toEqual([]);
});

it('in French texts a colon has its space', () => {
  const bare = sources
    .filter((file) => /messages\.ts$|fr\.ts$|event-words\.ts$|event-sentences\.ts$/.test(file))
    .flatMap((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      const french = file.endsWith('fr.ts') ? text : text.slice(text.lastIndexOf('\n  },\n  {\n'));
      return [...french.matchAll(/(?::\s*|\n\s+)'((?:[^'\\]|\\.)*)'/g)]
        .map(([, words = '']) => words)
        .filter((words) => /[\p{L}}]:(?!\/)/u.test(words))
        .map((words) => `${file}: ${words}`);
    });
  expect(bare).toEqual([]);
});
