import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { problemCodesPage } from './problem-codes-page.ts';

// Writes docs/problem-codes.md anew from the catalogue: npx tsx test/support/write-problem-codes.ts
writeFileSync(fileURLToPath(new URL('../../docs/problem-codes.md', import.meta.url)), problemCodesPage());
