import type { Severity } from '../../model/index.ts';

/** One kind of fault: how much it weighs, its name in words, and what an author can do about it. */
export interface CodeEntry {
  severity: Severity;
  title: string;
  explanation: string;
}

/** Codes are kebab-case and begin with the part of the program that they are about. */
export type CodeCatalogue = { readonly [code: string]: CodeEntry };
