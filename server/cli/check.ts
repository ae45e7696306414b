import { Command } from 'commander';
import { checkProgram, type ProgramProblem, readProgramFolder } from '../../engine/index.ts';
import { programsOf } from './programs.ts';

interface Options {
  program: string[];
  json?: boolean;
}

export const checkCommand = (): Command =>
  new Command('check')
    .description('Reports every problem in the files of the programs of a folder')
    .argument('[folder]', 'holds forms/, rules/ and workflows/; this project unless given')
    .option('-p, --program <name...>', 'only these programs', [])
    .option('--json', 'one JSON object on standard output')
    .action(async (folder: string | undefined, options: Options) => {
      const { root, programs } = await programsOf(folder, options.program);
      const reports = [];
      for (const program of programs) {
        const { release, problems } = await checkProgram(await readProgramFolder(root, program), program);
        reports.push({ program, release: release?.hash ?? null, problems });
      }
      if (options.json) console.log(JSON.stringify({ root, programs: reports }, null, 2));
      else for (const report of reports) print(report.program, report.release, report.problems);
      if (reports.some(({ problems }) => problems.some(({ severity }) => severity === 'error'))) {
        process.exitCode = 1;
      }
    });

function print(program: string, release: string | null, problems: ProgramProblem[]): void {
  for (const problem of problems) {
    const line = problem.line === undefined ? '' : `:${problem.line}:${problem.column ?? 1}`;
    console.log(`${problem.file}${line} ${problem.pointer || '/'}`);
    console.log(`  ${problem.severity} ${problem.code}: ${problem.message}`);
    if (problem.found !== undefined) console.log(`  found ${JSON.stringify(problem.found)}`);
    if (problem.expected !== undefined) console.log(`  expected ${JSON.stringify(problem.expected)}`);
    if (problem.suggestion !== undefined) console.log(`  did you mean “${problem.suggestion}”?`);
  }
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  const rest = problems.length - errors;
  console.log(`${program}: ${errors} errors, ${rest} warnings${release ? `, release ${release}` : ''}`);
}
