import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import { isMilliseconds } from '../../run/due-dates.ts';
import { problem } from '../problem.ts';
import { type CelPlace, celPlace } from './expressions.ts';
import { unknownName } from './known-names.ts';
import { type RawState, transitionsOf } from './states.ts';

/** Delays that do not exist (XState would fire them at once), their rulesets and expressions. */
export function checkDelays(
  release: Release,
  file: string,
  states: readonly RawState[],
): { problems: ProgramProblem[]; expressions: CelPlace[] } {
  const problems: ProgramProblem[] = [];
  const expressions: CelPlace[] = [];
  const delays = release.workflow.delays ?? {};
  const used = new Map<string, string>();
  for (const { kind, name, state } of states.flatMap(transitionsOf)) {
    if (kind === 'after') used.set(pointerTo(state.pointer, 'after', name), name);
  }
  for (const [pointer, name] of used) {
    if (delays[name]) continue;
    if (isMilliseconds(name)) {
      const message = `A delay of ${name} milliseconds is no calendar deadline: it has no name, and nobody can reckon it again.`;
      problems.push(problem('flow-delay-milliseconds', { file, pointer, message, found: name }));
    } else
      problems.push(unknownName('flow-unknown-delay', { file, pointer }, 'delay', name, Object.keys(delays)));
  }
  const names = new Set(used.values());
  for (const [name, delay] of Object.entries(delays)) {
    const pointer = pointerTo('/delays', name);
    if (!names.has(name)) {
      problems.push(
        problem('flow-unused-name', {
          file,
          pointer,
          message: `Nothing uses the delay "${name}".`,
          found: name,
        }),
      );
    }
    if (isMilliseconds(name)) {
      const message = 'XState takes a number for milliseconds; give the delay a name.';
      problems.push(problem('flow-reserved-name', { file, pointer, message, found: name }));
    }
    if (!release.rulesets.has(delay.ruleset)) {
      const place = { file, pointer: pointerTo(pointer, 'ruleset') };
      problems.push(
        unknownName('flow-unknown-ruleset', place, 'ruleset', delay.ruleset, release.rulesets.keys()),
      );
    }
    const cel = (key: 'anchor' | 'days' | 'notAfter', expects: 'date' | 'number') => {
      const text = delay[key];
      const scope = { file, pointer: pointerTo(pointer, key), ruleset: delay.ruleset, expects };
      if (typeof text === 'string') expressions.push(celPlace(scope, text));
    };
    cel('anchor', 'date');
    cel('days', 'number');
    cel('notAfter', 'date');
  }
  return { problems, expressions };
}
