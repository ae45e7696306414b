import type { ControlProps } from '@jsonforms/core';
import { useState } from 'react';
import { type FieldProblem, useSurroundings } from './form-context.tsx';

/** What one field shows: its ids for assistive technology, what is wrong, whether it may be changed. */
export interface FieldState {
  inputId: string;
  helpId: string;
  /** For `aria-describedby`. */
  describedBy: string | undefined;
  label: string;
  help: string | undefined;
  required: boolean;
  readOnly: boolean;
  error: string | undefined;
  findings: FieldProblem[];
  leave: () => void;
}

type FieldSource = Pick<
  ControlProps,
  'path' | 'label' | 'description' | 'required' | 'enabled' | 'errors' | 'uischema' | 'schema'
>;

/** Turns a path into an id that links of the error summary can name. */
export const fieldId = (path: string): string => `field-${path.replace(/[^A-Za-z0-9]+/g, '-')}`;

export function useField(props: FieldSource): FieldState {
  const around = useSurroundings();
  const [left, setLeft] = useState(false);
  const isNeverEdited =
    props.uischema?.options?.readonly === true || (props.schema as { readOnly?: boolean }).readOnly === true;
  const readOnly = isNeverEdited || !props.enabled || !around.mayEdit(props.path);
  // How to fill in a field helps nobody who only reads it; a field that nobody fills in explains itself.
  const help = readOnly && !isNeverEdited ? undefined : props.description;
  const findings = around.problemsAt(props.path);
  const serverError = findings.find((finding) => finding.severity === 'error')?.message;
  const own = props.errors || undefined;
  const error = readOnly ? undefined : around.showErrors || left ? (own ?? serverError) : serverError;
  const inputId = fieldId(props.path);
  const helpId = `${inputId}-help`;
  const shown = findings.filter((finding) => finding.severity !== 'error');
  return {
    inputId,
    helpId,
    describedBy: error || help || shown.length ? helpId : undefined,
    label: props.label,
    help,
    required: props.required === true && !readOnly,
    readOnly,
    error,
    findings: shown,
    leave: () => setLeft(true),
  };
}
