import type { FormDefinition, FormStep } from './form.ts';
import type { Ruleset, Scorecard, Tables } from './ruleset.ts';
import type { Sha256 } from './text.ts';
import type { Letter, Program, Workflow } from './workflow.ts';

/**
 * The files of one program as read, keyed by path from the project's root
 * (`forms/demo/registration/form.json`), always with `/`.
 */
export type ProgramFiles = ReadonlyMap<string, Uint8Array>;

/** What a release's hash is made of: every file with its own hash, sorted by path. */
export interface Manifest {
  format: 1;
  program: string;
  files: { path: string; sha256: Sha256; bytes: number }[];
}

/** A form with its steps in order, `$ref`s to other files of the release resolved into each step's schema. */
export interface LoadedForm {
  id: string;
  file: string;
  definition: FormDefinition;
  /** Keyed by step id, in the order of `definition.steps`. */
  steps: ReadonlyMap<string, { id: string; file: string; step: FormStep }>;
}

/**
 * All files of a program, parsed, frozen and named by one hash. Everything that
 * decides takes a Release; nothing reads files after it is made.
 */
export interface Release {
  program: string;
  hash: Sha256;
  manifest: Manifest;
  files: ProgramFiles;
  definition: Program;
  workflow: Workflow;
  forms: ReadonlyMap<string, LoadedForm>;
  rulesets: ReadonlyMap<string, { id: string; file: string; ruleset: Ruleset }>;
  scorecard?: { file: string; scorecard: Scorecard };
  tables: Tables;
  letters: ReadonlyMap<string, { id: string; letter: Letter; bodies: Record<string, string> }>;
}
