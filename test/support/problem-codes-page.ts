import { problemCodes } from '../../engine/check/codes.ts';

const chapters: { [prefix: string]: string } = {
  json: 'Files',
  schema: 'File formats',
  form: 'Forms',
  text: 'Texts and languages',
  rule: 'Rules, scorecard and tables',
  cel: 'Expressions',
  flow: 'Workflow',
  letter: 'Letters',
  example: 'Examples and paths',
};

/** The page that documents every code of the catalogue. */
export function problemCodesPage(): string {
  const codes = Object.entries(problemCodes).sort(([a], [b]) => (a < b ? -1 : 1));
  const unknown = codes.filter(([code]) => !(prefixOf(code) in chapters));
  if (unknown.length > 0)
    throw new Error(`codes without a chapter: ${unknown.map(([code]) => code).join(', ')}`);
  const parts = Object.entries(chapters).map(([prefix, title]) => {
    const entries = codes
      .filter(([code]) => prefixOf(code) === prefix)
      .map(
        ([code, { severity, title: name, explanation }]) =>
          `### ${code}\n\n*${severity}* · ${name}.\n\n${explanation}\n`,
      );
    return `## ${title}\n\n${entries.join('\n')}`;
  });
  return `${introduction}\n${parts.join('\n')}`;
}

const prefixOf = (code: string) => code.split('-')[0] ?? '';

const introduction = `# Problem codes

\`attest check <folder>\` reports all faults of a program's files at once. Each has a code of this list, the
file, a JSON pointer to the place (with line and column), what was found and what was expected, and for a
misspelt name the nearest known one. Errors keep a program from being published; warnings do not.

This page is written from \`engine/check/codes.ts\` by \`npx tsx test/support/write-problem-codes.ts\`; a test
holds the two together. A program with the fault stands in \`test/engine/check/fixtures/<code>\`.
`;
