import type { CodeEntry } from './codes/entry.ts';
import { exampleCodes } from './codes/examples.ts';
import { formCodes } from './codes/forms.ts';
import { jsonCodes } from './codes/json.ts';
import { letterCodes } from './codes/letters.ts';
import { rulesCodes } from './codes/rules.ts';
import { schemaCodes } from './codes/schema.ts';
import { textCodes } from './codes/texts.ts';
import { workflowCodes } from './codes/workflow.ts';

const catalogue = {
  ...jsonCodes,
  ...schemaCodes,
  ...formCodes,
  ...textCodes,
  ...letterCodes,
  ...rulesCodes,
  ...workflowCodes,
  ...exampleCodes,
};

/** The name of one kind of fault that a program's files can have. */
export type ProblemCode = keyof typeof catalogue;

/** Every kind of fault; `docs/problem-codes.md` is written from it. */
export const problemCodes: Readonly<Record<ProblemCode, CodeEntry>> = catalogue;
