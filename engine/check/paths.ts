import { own } from '../load/own.ts';
import { pointerTo } from '../load/pointer.ts';
import type { Path } from '../model/paths.ts';
import type { ProgramProblem } from '../model/problem.ts';
import type { Release } from '../model/release.ts';
import { moment } from '../run/path-simulation.ts';
import { readPaths } from '../run/paths.ts';
import { effectSchemas } from './effects.ts';
import { problem } from './problem.ts';
import { SYSTEM, unknownName, unknownRoles } from './workflow/known-names.ts';

const refusals = [
  'ended',
  'unknown-event',
  'wrong-state',
  'wrong-role',
  'wrong-person',
  'shown-changed',
  'invalid-data',
  'incomplete',
  'rules',
  'stale',
];

/** Names in paths.json that the program does not have. Whether the paths come true is `runPaths`' to say. */
export function checkPaths(release: Release, states: ReadonlySet<string>): ProgramProblem[] {
  const { file, paths, fixtures = {} } = readPaths(release);
  return [
    ...Object.entries(fixtures).flatMap(([name, { answers }]) =>
      checkAnswers(release, answers, { file, pointer: pointerTo('/fixtures', name, 'answers') }),
    ),
    ...paths.flatMap((path, index) => checkPath(release, file, path, pointerTo('/paths', index), states)),
  ];
}

/** Forms and steps that answers name and the program does not have. */
function checkAnswers(
  release: Release,
  given: Path['answers'],
  { file, pointer }: { file: string; pointer: string },
): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  for (const [form, steps] of Object.entries(given ?? {})) {
    const loaded = release.forms.get(form);
    const place = { file, pointer: pointerTo(pointer, form) };
    if (!loaded) problems.push(unknownName('flow-unknown-form', place, 'form', form, release.forms.keys()));
    for (const step of loaded ? Object.keys(steps) : []) {
      if (loaded?.steps.has(step)) continue;
      const inside = { file, pointer: pointerTo(pointer, form, step) };
      const what = `step of the form "${form}"`;
      problems.push(unknownName('flow-unknown-step', inside, what, step, loaded?.steps.keys() ?? []));
    }
  }
  return problems;
}

function checkPath(
  release: Release,
  file: string,
  path: Path,
  pointer: string,
  states: ReadonlySet<string>,
): ProgramProblem[] {
  const problems: ProgramProblem[] = [];
  const zone = release.definition.timeZone;
  const at = (...segments: (string | number)[]) => ({ file, pointer: pointerTo(pointer, ...segments) });
  const moments = (text: string | undefined, ...segments: (string | number)[]) => {
    if (text === undefined || isMoment(text, zone)) return;
    const message = `"${text}" is not a moment: write a date, an instant${segments.length > 1 ? ', or +15d' : ''}.`;
    problems.push(problem('flow-path-moment', { ...at(...segments), message, found: text }));
  };
  const answers = (given: Path['answers'], ...segments: (string | number)[]) =>
    problems.push(...checkAnswers(release, given, at(...segments, 'answers')));
  moments(path.at, 'at');
  answers(path.answers);
  for (const [ruleset, values] of Object.entries(path.parameters ?? {})) {
    const loaded = release.rulesets.get(ruleset);
    const place = at('parameters', ruleset);
    if (!loaded)
      problems.push(unknownName('flow-unknown-ruleset', place, 'ruleset', ruleset, release.rulesets.keys()));
    const known = Object.keys(loaded?.ruleset.parameters ?? {});
    for (const name of loaded ? Object.keys(values) : []) {
      if (known.includes(name)) continue;
      const what = `parameter of ruleset "${ruleset}"`;
      problems.push(
        unknownName('flow-unknown-parameter', at('parameters', ruleset, name), what, name, known),
      );
    }
  }
  for (const [index, step] of path.steps.entries()) {
    const { expect } = step;
    const inside = (...segments: (string | number)[]) => at('steps', index, ...segments);
    moments(step.at, 'steps', index, 'at');
    answers(step.answers, 'steps', index);
    if (step.as !== undefined) {
      problems.push(
        ...unknownRoles(release, file, [step.as], 'as', [SYSTEM]).map((found) => ({
          ...found,
          ...inside('as'),
        })),
      );
    }
    if (expect.refused !== undefined && !refusals.includes(expect.refused)) {
      problems.push(
        unknownName('flow-unknown-refusal', inside('expect', 'refused'), 'refusal', expect.refused, refusals),
      );
    }
    if (typeof expect.state === 'string' && !states.has(expect.state)) {
      problems.push(
        unknownName('flow-unknown-state', inside('expect', 'state'), 'state', expect.state, states),
      );
    }
    const delays = Object.keys(release.workflow.delays ?? {});
    for (const delay of Object.keys(expect.due ?? {})) {
      if (delays.includes(delay)) continue;
      problems.push(
        unknownName('flow-unknown-delay', inside('expect', 'due', delay), 'delay', delay, delays),
      );
    }
    for (const [position, effect] of (expect.effects ?? []).entries()) {
      problems.push(...unknownEffect(release, effect, inside('expect', 'effects', position)));
    }
  }
  return problems;
}

function isMoment(text: string, zone: string): boolean {
  try {
    moment(text, zone, '2026-01-01T12:00:00.000Z');
    return true;
  } catch {
    return false;
  }
}

function unknownEffect(
  release: Release,
  effect: string,
  place: { file: string; pointer: string },
): ProgramProblem[] {
  const [type = '', detail] = effect.split(':');
  if (!own(effectSchemas, type))
    return [unknownName('flow-unknown-effect', place, 'effect', type, Object.keys(effectSchemas))];
  if (detail === undefined || type === 'webhook' || release.letters.has(detail)) return [];
  return [unknownName('flow-unknown-letter', place, 'letter', detail, release.letters.keys())];
}
