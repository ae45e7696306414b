import { Command } from 'commander';
import { loadRelease, readProgramFolder, runExamples, runPaths } from '../../engine/index.ts';
import { CommandFailed } from './command-failed.ts';
import { programsOf } from './programs.ts';

interface Options {
  program: string[];
  json?: boolean;
}

interface Tested {
  program: string;
  examples: Awaited<ReturnType<typeof runExamples>>;
  paths: Awaited<ReturnType<typeof runPaths>>;
}

export const testCommand = (): Command =>
  new Command('test')
    .description('Runs the examples of every ruleset and the paths of every workflow of a folder')
    .argument('[folder]', 'holds forms/, rules/ and workflows/; this project unless given')
    .option('-p, --program <name...>', 'only these programs', [])
    .option('--json', 'one JSON object on standard output')
    .action(async (folder: string | undefined, options: Options) => {
      const { root, programs } = await programsOf(folder, options.program);
      const tested: Tested[] = [];
      for (const program of programs) {
        const { release } = loadRelease(await readProgramFolder(root, program), program);
        if (!release) throw new CommandFailed(`${program} cannot be loaded; “attest check” says why.`);
        tested.push({ program, examples: await runExamples(release), paths: await runPaths(release) });
      }
      if (options.json) console.log(JSON.stringify({ root, programs: tested }, null, 2));
      else tested.forEach(print);
      if (tested.some(({ examples, paths }) => [...examples, ...paths].some(({ ok }) => !ok))) {
        process.exitCode = 1;
      }
    });

function print({ program, examples, paths }: Tested): void {
  for (const example of examples.filter(({ ok }) => !ok)) {
    console.log(`✗ ${example.file} “${example.title}”: ${example.message}`);
  }
  for (const path of paths.filter(({ ok }) => !ok)) {
    console.log(`✗ path “${path.title}”`);
    for (const failure of path.failures) console.log(`  ${failure.pointer}: ${failure.message}`);
  }
  const passed = (results: { ok: boolean }[]) =>
    `${results.filter(({ ok }) => ok).length} of ${results.length}`;
  console.log(`${program}: ${passed(examples)} examples, ${passed(paths)} paths hold`);
}
