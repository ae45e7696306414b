import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { projectRoot } from '../../server/project-root.ts';
import { sentenceOf, sentences } from '../../web/workbench/operations/event-sentences.ts';
import { eventWords } from '../../web/workbench/operations/event-words.ts';

const sources = readdirSync(join(projectRoot, 'server'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => readFileSync(join(projectRoot, 'server', file), 'utf8'))
  .join('\n');

/** Kinds of lines that the server writes: what it records, and the codes of its refusals with 403. */
const kinds = [
  ...new Set(
    [
      /recordSecurity\(\s*tx,\s*deps,\s*'([a-z-]+)'/g,
      /write\(deps, by, '([a-z-]+)'/g,
      /hooks\.record\('([a-z-]+)'/g,
      /\bevent: '([a-z-]+)'/g,
      /'\/[a-z/-]+': '([a-z]+(?:-[a-z]+)+)',/g,
      /const event = .* \? '([a-z-]+)' :/g,
      /const event = .* : '([a-z-]+)';/g,
      /\? '([a-z-]+)' : '[a-z-]+', by, id/g,
      /\? '[a-z-]+' : '([a-z-]+)', by, id/g,
      /new HttpProblem\(\s*403,\s*'([a-z-]+)'/g,
      /'([a-z-]+)': \{\s*status: 403/g,
    ].flatMap((pattern) => [...sources.matchAll(pattern)].map(([, kind = '']) => kind)),
  ),
];

describe('each kind of line of the audit trail', () => {
  it('is found in the sources', () => {
    for (const known of [
      'role-granted',
      'user-suspended',
      'signed-in',
      'wrong-person',
      'training-verified',
    ]) {
      expect(kinds).toContain(known);
    }
  });

  it.each(kinds)('%s has a name for the filter and a sentence, in both languages', (kind) => {
    for (const language of ['en', 'fr'] as const) {
      expect(eventWords(language, kind), 'name').not.toBe(kind);
      expect(sentenceOf(language, kind, {}), 'sentence').toBeDefined();
    }
  });

  it('fills in the same names in both languages', () => {
    const namesIn = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [key, text] of Object.entries(sentences.en)) {
      const french: string = sentences.fr[key as keyof typeof sentences.en];
      expect([key, namesIn(french)]).toEqual([key, namesIn(text)]);
    }
  });

  it('tells an administrator from another', () => {
    expect(sentenceOf('en', 'user-invited', { administrator: true })).toContain('as an administrator');
    expect(sentenceOf('en', 'user-invited', { administrator: false })).not.toContain('administrator');
    expect(sentenceOf('en', 'nothing-known', {})).toBeUndefined();
  });
});
