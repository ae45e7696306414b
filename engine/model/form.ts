import type { JsonObject, Text } from './text.ts';

/** `forms/<program>/<form>/form.json`: the order of a form's steps and what surrounds them. */
export interface FormDefinition {
  $schema?: string;
  format: 1;
  title: Text;
  description?: Text;
  /** Shown as numbered steps with back and next (`wizard`), as a list of sections (`sections`) or as one dialog (`dialog`). */
  layout: 'wizard' | 'sections' | 'dialog';
  /** Step ids are identifiers (`^[a-z][A-Za-z0-9]*$`): expressions name them as `form.step.property`. */
  steps: {
    id: string;
    title: Text;
    file: string /** shown only once the form is submitted */;
    closing?: boolean;
  }[];
  /** First values: step id → property → CEL expression over the case. Evaluated when a step is first opened. */
  prefill?: { [step: string]: { [property: string]: string } };
  /** Rulesets whose events (`error`, `warning`, `note`) are shown at the fields they name. */
  checks?: string[];
}

/** One step file: genuine JSON Schema and genuine JSON Forms UI schema. */
export interface FormStep {
  $schema?: string;
  format?: 1;
  schema: JsonObject;
  uischema: JsonObject;
  /** language → JSON Forms i18n key (`details.companyName.label`) → text */
  i18n?: { [language: string]: { [key: string]: string } };
}
