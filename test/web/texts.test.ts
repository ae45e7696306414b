import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { projectRoot } from '../../server/project-root.ts';
import { en } from '../../web/shared/i18n/en.ts';

const own = /i18n\/(en|fr)\.ts$/;
const sources = readdirSync(join(projectRoot, 'web'), { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !own.test(file))
  .map((file) => readFileSync(join(projectRoot, 'web', file), 'utf8'))
  .join('\n');

it('no text has a space before a semicolon, a question or an exclamation mark, as French is written in Canada', () => {
  const texts = readdirSync(join(projectRoot, 'web'), { recursive: true, encoding: 'utf8' })
    .filter((file) => /(messages|sentences|words)\.ts$|i18n\/fr\.ts$/.test(file))
    .flatMap(
      (file) => readFileSync(join(projectRoot, 'web', file), 'utf8').match(/'(?:[^'\\\n]|\\.)*'/g) ?? [],
    );
  expect(texts.length).toBeGreaterThan(1_000);
  expect(texts.filter((text) => /[\p{L}»)}][ \u00a0\u202f][;?!](?=\s|'$)/u.test(text))).toEqual([]);
});

it('every text of all pages is said somewhere, by its name or by what its name begins with', () => {
  const beginnings = [...sources.matchAll(/`([A-Za-z]+\.(?:[A-Za-z]+\.)*)\$\{/g)].map(
    ([, start = '']) => start,
  );
  const isSaid = (key: string) =>
    sources.includes(`'${key}'`) || beginnings.some((start) => key.startsWith(start));
  expect(Object.keys(en).filter((key) => !isSaid(key))).toEqual([]);
});
