import type { Json, JsonObject } from './text.ts';
import type { Role } from './workflow.ts';

/** `workflows/<program>/paths.json`: whole lives of cases as examples. */
export interface Paths {
  format: 1;
  /** Companies, assessors and answers that several paths start from or save, by name. */
  fixtures?: { [name: string]: PathFixture };
  paths: Path[];
}

export interface PathFixture {
  company?: JsonObject;
  assessor?: JsonObject;
  previous?: JsonObject;
  answers?: { [form: string]: { [step: string]: JsonObject } };
}

export interface Path {
  title: string;
  /** The moment the case is opened, in UTC or as a calendar date (noon in the program's zone). */
  at: string;
  /** Name of a fixture to start from; what the path says itself is laid over it. */
  from?: string;
  company?: JsonObject;
  assessor?: JsonObject;
  previous?: JsonObject;
  answers?: { [form: string]: { [step: string]: JsonObject } };
  parameters?: { [ruleset: string]: JsonObject };
  steps: PathStep[];
}

export interface PathStep {
  /** Moves the clock first: `+15d`, `2026-03-09`, or an instant. Timers due in between fire in order. */
  at?: string;
  /** Name of a fixture whose answers are saved before the event. */
  from?: string;
  /** Answers saved (merged) before the event, after the fixture's. */
  answers?: { [form: string]: { [step: string]: JsonObject } };
  as?: Role;
  /** Another person with the role `as`: the same name is the same person. */
  by?: string;
  event?: string;
  data?: JsonObject;
  /** The revision that the sender saw, when it is not the current one. */
  revision?: 'stale';
  /** Who signs was shown something else than what stands there. */
  shown?: 'stale';
  expect: {
    /** XState state value or its dotted leaf (`review.corrections`). */
    state?: Json;
    /** Effect types in order, `mail:invoice-ready` where the effect has a letter. */
    effects?: string[];
    refused?: string;
    /** Delay name → due calendar date. */
    due?: { [delay: string]: string };
    /** Events offered to `as` afterwards, in any order. */
    offered?: string[];
    context?: JsonObject;
  };
}
