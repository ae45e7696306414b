import type { Template } from 'liquidjs';
import { isObject } from '../load/is-object.ts';
import type { ProgramProblem, Release } from '../model/index.ts';
import { deliveryNames } from '../run/letter-data.ts';
import { letterEngine, parseTemplate } from '../run/letter-engine.ts';
import type { ProblemCode } from './codes.ts';
import { nearest } from './nearest.ts';
import { problem } from './problem.ts';

interface Where {
  file: string;
  pointer: string;
}

/** Faults of one template: its grammar, and data that the letter does not have. */
export function checkTemplate(
  text: string,
  names: readonly string[],
  { definition }: Release,
  where: Where,
): ProgramProblem[] {
  const setting = {
    language: definition.languages[0] ?? 'en',
    currency: definition.currency,
    escaping: true,
  };
  const engine = letterEngine(setting);
  let templates: Template[];
  try {
    templates = parseTemplate(text, setting);
  } catch (error) {
    return [syntaxFault(error, where, Object.keys(engine.filters), Object.keys(engine.tags))];
  }
  const known = [...names, ...Object.keys(deliveryNames)];
  return Object.entries(engine.analyzeSync(templates, { partials: false }).globals).flatMap(([root, uses]) =>
    uses.flatMap(({ segments, location }) => {
      const fields = names.includes(root) ? null : deliveryNames[root];
      const field = segments[1];
      const place = { line: location.row, column: location.col };
      if (!known.includes(root)) return [unknownVariable(root, root, known, where, place)];
      if (!fields || typeof field !== 'string' || fields.includes(field)) return [];
      return [unknownVariable(`${root}.${field}`, field, fields, where, place)];
    }),
  );
}

interface LinePlace {
  line?: number;
  column?: number;
}

function unknownVariable(
  found: string,
  name: string,
  known: readonly string[],
  where: Where,
  place: LinePlace,
): ProgramProblem {
  const message = `The letter has no data "${found}".`;
  return withNearest('letter-unknown-variable', message, found, name, known, where, place);
}

function syntaxFault(error: unknown, where: Where, filters: string[], tags: string[]): ProgramProblem {
  const message = error instanceof Error ? error.message : String(error);
  const place = placeOf(error);
  const filter = /undefined filter: (\S+?),/.exec(message)?.[1];
  if (filter) {
    const text = `There is no filter "${filter}" for letters.`;
    return withNearest('letter-unknown-filter', text, filter, filter, filters, where, place);
  }
  const tag = /tag "(.+?)" not found/.exec(message)?.[1];
  if (tag) {
    const text = `There is no tag "${tag}" for letters.`;
    return withNearest('letter-unknown-tag', text, tag, tag, tags, where, place);
  }
  return problem('letter-syntax', {
    ...where,
    ...inFile(where, place),
    message: `${message.split(', line:')[0]}.`,
  });
}

function withNearest(
  code: ProblemCode,
  message: string,
  found: string,
  name: string,
  known: readonly string[],
  where: Where,
  place: LinePlace,
): ProgramProblem {
  const near = nearest(name, known);
  const suggestion = near && found.slice(0, found.length - name.length) + near;
  return problem(code, {
    ...where,
    ...inFile(where, place),
    message,
    found,
    ...(suggestion && { suggestion }),
  });
}

/** A place inside a subject is not a place of its file; the file's lines are found by the pointer. */
const inFile = ({ pointer }: Where, place: LinePlace): LinePlace => (pointer === '' ? place : {});

/** Liquid's errors carry the token at which they were found. */
function placeOf(error: unknown): LinePlace {
  const token: unknown = error instanceof Error && 'token' in error ? error.token : undefined;
  if (!isObject(token) || !('getPosition' in token)) return {};
  const { getPosition } = token as unknown as { getPosition: () => [number, number] };
  const [line, column] = getPosition.call(token);
  return { line, column };
}
