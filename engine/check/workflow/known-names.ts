import { isObject } from '../../load/is-object.ts';
import { pointerTo } from '../../load/pointer.ts';
import type { ProgramProblem } from '../../model/problem.ts';
import type { Release } from '../../model/release.ts';
import type { ExcludedPerson } from '../../model/workflow.ts';
import type { ProblemCode } from '../codes.ts';
import { nearest } from '../nearest.ts';
import { problem } from '../problem.ts';

/** The role of timers and gateways, which no program defines. */
export const SYSTEM = 'system';

/** A problem about a name that is not known, with the names that are. */
export function unknownName(
  code: ProblemCode,
  place: { file: string; pointer: string },
  what: string,
  found: string,
  known: Iterable<string>,
): ProgramProblem {
  const names = [...known];
  const suggestion = nearest(found, names);
  return problem(code, {
    ...place,
    message: `There is no ${what} "${found}".`,
    found,
    expected: names,
    ...(suggestion !== undefined && { suggestion }),
  });
}

/** Roles that are not the program's. `system` is everywhere allowed where something acts. */
export function unknownRoles(
  release: Release,
  file: string,
  roles: unknown,
  pointer: string,
  also: readonly string[] = [],
): ProgramProblem[] {
  if (!Array.isArray(roles)) return [];
  return roles.flatMap((role, index) => unknownRole(release, file, role, pointerTo(pointer, index), also));
}

/** A role that is none of the program's, nor of those that are allowed beside them. */
export function unknownRole(
  release: Release,
  file: string,
  role: unknown,
  pointer: string,
  also: readonly string[] = [],
): ProgramProblem[] {
  const known = [...Object.keys(release.definition.roles), ...also];
  if (typeof role !== 'string' || known.includes(role)) return [];
  return [unknownName('flow-unknown-role', { file, pointer }, 'role', role, known)];
}

/** A value that the machine's context does not have. */
export function unknownValue(
  release: Release,
  place: { file: string; pointer: string },
  name: string,
): ProgramProblem[] {
  const { context } = release.workflow.machine;
  const known = Object.keys(isObject(context) ? context : {});
  return known.includes(name)
    ? []
    : [unknownName('flow-unknown-context', place, 'value of the context', name, known)];
}

/** Senders of events that the machine does not have, among people who are kept from something. */
export function unknownSenders(
  file: string,
  people: readonly ExcludedPerson[],
  pointer: string,
  events: ReadonlySet<string>,
): ProgramProblem[] {
  return people.flatMap((one, index) => {
    if (typeof one === 'string' || events.has(one.event)) return [];
    const place = { file, pointer: pointerTo(pointer, index, 'event') };
    return [unknownName('flow-unknown-event', place, 'event', one.event, events)];
  });
}

/** Steps of any form, named as `form.step`. */
export function unknownSteps(
  release: Release,
  file: string,
  named: readonly string[],
  pointer: string,
): ProgramProblem[] {
  const known = new Set(stepNames(release));
  return unknownOf(file, named, pointer, 'step', known);
}

/** Whole forms, or steps of one named as `form.step`. */
export function unknownParts(
  release: Release,
  file: string,
  named: readonly string[],
  pointer: string,
): ProgramProblem[] {
  const known = new Set([...release.forms.keys(), ...stepNames(release)]);
  return unknownOf(file, named, pointer, 'form or step', known);
}

const stepNames = (release: Release) =>
  [...release.forms].flatMap(([form, { steps }]) => [...steps.keys()].map((step) => `${form}.${step}`));

function unknownOf(
  file: string,
  named: readonly string[],
  pointer: string,
  what: string,
  known: ReadonlySet<string>,
): ProgramProblem[] {
  return named.flatMap((name, index) =>
    known.has(name)
      ? []
      : [unknownName('flow-unknown-step', { file, pointer: pointerTo(pointer, index) }, what, name, known)],
  );
}

/** Types of the events of a ruleset's rules. */
export function outcomesOf(release: Release, ruleset: string): Set<string> {
  const rules = release.rulesets.get(ruleset)?.ruleset.rules ?? [];
  return new Set(
    rules.flatMap(({ event }) => (isObject(event) && typeof event.type === 'string' ? [event.type] : [])),
  );
}

/** A ruleset that does not exist, or an outcome that none of its rules has. */
export function unknownDecision(
  release: Release,
  file: string,
  decision: { ruleset?: unknown; outcome?: unknown },
  pointer: string,
): ProgramProblem[] {
  const { ruleset, outcome } = decision;
  if (typeof ruleset !== 'string' || typeof outcome !== 'string') return [];
  if (!release.rulesets.has(ruleset)) {
    const place = { file, pointer: `${pointer}/ruleset` };
    return [unknownName('flow-unknown-ruleset', place, 'ruleset', ruleset, release.rulesets.keys())];
  }
  const outcomes = outcomesOf(release, ruleset);
  if (outcomes.has(outcome)) return [];
  const place = { file, pointer: `${pointer}/outcome` };
  return [unknownName('flow-unknown-outcome', place, `outcome of ruleset "${ruleset}"`, outcome, outcomes)];
}
