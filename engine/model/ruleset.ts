import type { Json, JsonObject, Place, Text } from './text.ts';

/** How a value is said to people. */
export type Unit = 'number' | 'percent' | 'money' | 'date' | 'days' | 'months' | 'text' | 'boolean' | 'list';

/** `rules/<program>/<ruleset>.json`. `rules` and `conditions` are json-rules-engine's own grammar. */
export interface Ruleset {
  $schema?: string;
  format: 1;
  title: Text;
  description?: Text;
  /** Values that staff change. They are json-rules-engine facts by their names. */
  parameters?: { [name: string]: Parameter };
  /** CEL expressions over the case. They are json-rules-engine facts by their names. */
  facts?: { [name: string]: FactDefinition };
  /** Run the rules once for each element of a list; `as` names the element in the facts' expressions. */
  forEach?: { items: string; as: string };
  /** json-rules-engine named conditions. */
  conditions?: { [name: string]: JsonObject };
  /** What decisions call the named conditions; one without a title is called by its name. */
  conditionTitles?: { [name: string]: Text };
  rules: JsonObject[];
  examples?: RulesetExample[];
}

export interface Parameter {
  title: Text;
  description?: Text;
  unit?: Unit;
  value: Json;
  minimum?: number;
  maximum?: number;
  enum?: Json[];
}

export interface FactDefinition {
  title: Text;
  unit?: Unit;
  /** CEL. Names in reach are listed in `docs/formats.md` (“What an expression can see”). */
  from: string;
  /** The value when the data it reads is missing; without it such a fact is `null`. */
  default?: Json;
}

export interface RulesetExample {
  title: string;
  /** Values for the facts, as if the expressions had given them … */
  facts?: JsonObject;
  /** … or a part of a case from which the expressions compute them. `today` may be given beside it. */
  case?: JsonObject;
  /** The day on which it is asked (`YYYY-MM-DD`). */
  today?: string;
  /** Overrides of parameters, by name. */
  parameters?: JsonObject;
  expect: {
    /** The outcomes' types, in any order; each must occur, and no other. */
    outcomes: string[];
    /** Values that named facts must have. */
    facts?: JsonObject;
    /** Params that the outcome of a type must have (subset). */
    params?: { [outcome: string]: JsonObject };
  };
}

export type ScoringKind = 'all-or-nothing' | 'range' | 'percentage';

/** `rules/<program>/scorecard.json` (kind `scorecard`). */
export interface Scorecard {
  $schema?: string;
  format: 1;
  title: Text;
  elements: {
    id: string;
    title: Text;
    questions: ScorecardQuestion[];
  }[];
  examples?: ScorecardExample[];
}

export interface ScorecardQuestion {
  id: string;
  title: Text;
  /** What the answer must show. */
  guideline?: Text;
  /** Most points that the question gives; at most two decimals. */
  points: number;
  scoring: ScoringKind;
  /** May be answered “not applicable”: leaves the denominator. */
  notApplicable?: boolean;
  /** Where the assessor's answer stands: an object `{ response, points?, positive?, total?, notes, evidence[] }`. */
  answer: Place;
  /** Where the reviewer's judgement stands: an object `{ mark, comment, awarded }`. */
  review?: Place;
  /** Free data for rules: `{ "evidence": true, "minimumNotes": 40 }`. */
  requires?: JsonObject;
}

export interface ScorecardExample {
  title: string;
  /** Question id → answer and review objects. */
  answers: { [question: string]: { answer?: JsonObject; review?: JsonObject } };
  expect: { claimed?: JsonObject; awarded?: JsonObject };
}

/** `rules/<program>/tables.json`: lists that rules, letters and forms read; `tables.<name>` is a list of rows. */
export interface Tables {
  [name: string]: { title: Text; rows: JsonObject[] };
}

/** One score. Percentages are correctly rounded from exact fractions; `null` when nothing counts. */
export interface Score {
  points: number;
  available: number;
  percent: number | null;
  elements: { id: string; title: Text; points: number; available: number; percent: number | null }[];
  lowest: number | null;
  highest: number | null;
  questions: { id: string; points: number; available: number; applicable: boolean; answered: boolean }[];
}
