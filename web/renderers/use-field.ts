import type { ControlProps, JsonSchema } from '@jsonforms/core';
import { useState } from 'react';
import { press } from '../shared/parts/pointer-press.ts';
import { type FieldProblem, type Former, useSurroundings } from './form-context.tsx';

/** What one field shows: its ids for assistive technology, what is wrong, whether it may be changed. */
export interface FieldState {
  path: string;
  schema: JsonSchema;
  inputId: string;
  helpId: string;
  /** For `aria-describedby`. */
  describedBy: string | undefined;
  label: string;
  help: string | undefined;
  required: boolean;
  /** Whether the star is shown, too. */
  starred: boolean;
  readOnly: boolean;
  /** Takes the focus when it appears (`options.focus`). */
  autoFocus: boolean;
  error: string | undefined;
  findings: FieldProblem[];
  /** What stood here in the round before, where it was different. */
  former: Former | undefined;
  enter: () => void;
  leave: () => void;
}

type FieldSource = Pick<
  ControlProps,
  'path' | 'data' | 'label' | 'description' | 'required' | 'enabled' | 'errors' | 'uischema' | 'schema'
>;

/** Turns a path into an id that links of the error summary can name. */
export const fieldId = (path: string): string => `field-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

export function useField(props: FieldSource): FieldState {
  const around = useSurroundings();
  const [left, setLeft] = useState(false);
  const [within, setWithin] = useState(false);
  const options = props.uischema?.options ?? {};
  const isNeverEdited =
    options.readonly === true ||
    options.readOnly === true ||
    (props.schema as { readOnly?: boolean }).readOnly === true;
  const readOnly = isNeverEdited || !props.enabled || !around.mayEdit(props.path);
  // How to fill in a field helps nobody who only reads it; a field that nobody fills in explains itself.
  const helps = (!readOnly || isNeverEdited) && (options.showUnfocusedDescription !== false || within);
  const help = (helps && props.description) || undefined;
  const findings = around.problemsAt(props.path);
  const serverError = findings.find((finding) => finding.severity === 'error')?.message;
  const own = props.errors || undefined;
  const error = readOnly ? undefined : around.showErrors || left ? (own ?? serverError) : serverError;
  const inputId = fieldId(props.path);
  const helpId = `${inputId}-help`;
  const shown = findings.filter((finding) => finding.severity !== 'error');
  const required = props.required === true && !readOnly;
  return {
    path: props.path,
    schema: props.schema,
    inputId,
    helpId,
    describedBy: error || help || shown.length ? helpId : undefined,
    label: props.label,
    help,
    required,
    starred: required && options.hideRequiredAsterisk !== true,
    readOnly,
    autoFocus: options.focus === true,
    error,
    findings: shown,
    former: around.formerAt?.(props.path, props.data),
    enter: () => press.after(() => setWithin(true)),
    leave: () =>
      press.after(() => {
        setLeft(true);
        setWithin(false);
      }),
  };
}

/** What an input says of itself to assistive technology. */
export const inputAria = (field: FieldState) => ({
  'aria-describedby': field.describedBy,
  'aria-required': field.required,
  'aria-invalid': field.error !== undefined,
});
