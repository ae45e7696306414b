import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { problemCodes } from '../../../engine/check/codes.ts';
import { problemCodesPage } from '../../support/problem-codes-page.ts';

describe('the catalogue of problem codes', () => {
  it('is what docs/problem-codes.md says (npx tsx test/support/write-problem-codes.ts)', () => {
    const page = fileURLToPath(new URL('../../../docs/problem-codes.md', import.meta.url));
    expect(readFileSync(page, 'utf8')).toBe(problemCodesPage());
  });

  it('has codes in kebab case, each explained in a sentence', () => {
    for (const [code, { title, explanation }] of Object.entries(problemCodes)) {
      expect(code).toMatch(/^[a-z]+(-[a-z]+)+$/);
      expect(title).not.toBe('');
      expect(explanation).toMatch(/[.?]$/);
    }
  });
});
