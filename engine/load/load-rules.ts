import { problem } from '../check/problem.ts';
import type {
  Json,
  JsonObject,
  ProgramProblem,
  Release,
  Ruleset,
  Scorecard,
  Tables,
} from '../model/index.ts';
import { deepFreeze } from './freeze.ts';
import { isObject } from './is-object.ts';

export interface LoadedRules {
  rulesets: Release['rulesets'];
  scorecard?: { file: string; scorecard: Scorecard };
  tables: Tables;
  problems: ProgramProblem[];
}

/** The rulesets below `rules/<program>` by file name without `.json`, and its scorecard and tables. */
export function loadRules(documents: ReadonlyMap<string, Json>, program: string): LoadedRules {
  const prefix = `rules/${program}/`;
  const problems: ProgramProblem[] = [];
  const rulesets = new Map<string, { id: string; file: string; ruleset: Ruleset }>();
  let scorecard: LoadedRules['scorecard'];
  let tables: Tables = {};
  for (const [file, document] of documents) {
    if (!file.startsWith(prefix)) continue;
    const id = file.slice(prefix.length, -'.json'.length);
    if (!isObject(document)) {
      const message = 'The file must hold an object.';
      problems.push(problem('schema-wrong-type', { file, pointer: '', message, found: document }));
    } else if (id === 'scorecard') {
      if (isScorecard(document)) scorecard = { file, scorecard: deepFreeze(document) as object as Scorecard };
      else problems.push(lacking(file, 'elements, each with questions'));
    } else if (id === 'tables') {
      tables = tablesOf(document);
    } else if (isRuleset(document)) {
      rulesets.set(id, { id, file, ruleset: deepFreeze(document) as object as Ruleset });
    } else problems.push(lacking(file, 'rules'));
  }
  return { rulesets, ...(scorecard ? { scorecard } : {}), tables: deepFreeze(tables), problems };
}

function lacking(file: string, expected: string): ProgramProblem {
  const message = `The file lacks ${expected}.`;
  return problem('schema-missing-property', { file, pointer: '', message, expected });
}

const isRuleset = (document: JsonObject) => Array.isArray(document.rules) && document.rules.every(isObject);

const isScorecard = (document: JsonObject) =>
  Array.isArray(document.elements) &&
  document.elements.every(
    (element) => isObject(element) && Array.isArray(element.questions) && element.questions.every(isObject),
  );

function tablesOf(document: JsonObject): Tables {
  const tables = Object.entries(document).filter(([, table]) => isObject(table) && Array.isArray(table.rows));
  return Object.fromEntries(tables) as object as Tables;
}
