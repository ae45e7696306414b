import { isObject } from '../load/is-object.ts';
import type { ProgramProblem } from '../model/problem.ts';
import type { Release } from '../model/release.ts';
import { makeMachine } from '../run/machine.ts';
import { checkExpression } from './expression-types.ts';
import { checkPaths } from './paths.ts';
import { problem } from './problem.ts';
import { checkDelays } from './workflow/delays.ts';
import { checkEffects } from './workflow/effect-calls.ts';
import { checkGraph } from './workflow/graph.ts';
import { checkGuards } from './workflow/guards.ts';
import { checkKeys } from './workflow/keys.ts';
import { checkMeta } from './workflow/meta.ts';
import { checkProgramFile } from './workflow/program.ts';
import { checkShadowed } from './workflow/shadowed.ts';
import { rawStates, transitionsOf } from './workflow/states.ts';
import { checkTargets } from './workflow/targets.ts';

/** Everything that can be known of a program's workflow without running a case. */
export function checkWorkflow(release: Release): ProgramProblem[] {
  const file = `workflows/${release.program}/machine.json`;
  const states = rawStates(release.workflow.machine);
  const shape = [...checkKeys(file, states), ...checkTargets(file, states)];
  const effects = checkEffects(release, file, states);
  const delays = checkDelays(release, file, states);
  const meta = checkMeta(release, file, states);
  const tags = new Set(
    states.flatMap(({ config }) => [config.tags ?? []].flat().filter((tag) => typeof tag === 'string')),
  );
  const events = new Set(
    states.flatMap(transitionsOf).flatMap(({ kind, name }) => (kind === 'on' ? [name] : [])),
  );
  const leaves = states.filter(({ type }) => type === 'atomic' || type === 'final');
  const leafPaths = new Set(leaves.map(({ path }) => path.join('.')));
  const program = checkProgramFile(release, { tags, events, leaves: leafPaths });
  const expressions = [effects, delays, meta, program].flatMap((found) => found.expressions);
  const paths = new Set(states.map(({ path }) => path.join('.')).filter((path) => path !== ''));
  return [
    ...shape,
    ...checkGuards(release, file, states),
    ...effects.problems,
    ...delays.problems,
    ...meta.problems,
    ...checkShadowed(file, states),
    ...program.problems,
    ...checkPaths(release, paths),
    ...expressions.flatMap(({ cel, scope }) => checkExpression(release, cel, scope)),
    ...(shape.some(({ severity }) => severity === 'error') ? [] : checkBuilt(release, file, states)),
  ];
}

/** What XState itself says of the machine, and what its graph shows. */
function checkBuilt(release: Release, file: string, states: ReturnType<typeof rawStates>): ProgramProblem[] {
  try {
    return checkGraph(release, file, makeMachine(release.workflow), states);
  } catch (error) {
    const message = `XState cannot build the machine: ${error instanceof Error ? error.message : String(error)}`;
    const found = isObject(release.workflow.machine) ? release.workflow.machine.id : undefined;
    return [
      problem('flow-machine', { file, pointer: '/machine', message, ...(found !== undefined && { found }) }),
    ];
  }
}
