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
  /** Rows of a table that answers to questions give reason to write. */
  offers?: {
    /** Text of the button beside the question. */
    label: Text;
    /** Responses for which it is offered. */
    responses: string[];
    /** Place of the table (`form.step.property`). */
    to: string;
    /** Its column that holds the question's id. */
    column: string;
  }[];
  /** Said by a form with which somebody judges the answers of another form. */
  review?: ReviewDefinition;
}

/** How a form judges another; which question is judged where, the scorecard says. */
export interface ReviewDefinition {
  /** The form whose answers are judged. */
  of: string;
  /** Marks that leave nothing to ask; any other sends the question back. */
  accepts: string[];
  /** Rulesets that say where the case stands, each with the outcome that tells what is not reached. */
  standing?: { ruleset: string; unmet: string }[];
  /** The table of this form for what the reviewer found himself, and which of its columns name question and fault. */
  deficiencies?: { step: string; table: string; question: string; text: string };
  /** Steps of other forms (`form.step`), and `assessor.training`, to be read beside a step of this one. */
  beside?: { [step: string]: string[] };
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
