import { useCallback, useMemo, useRef, useState } from 'react';
import type { ReadAnswers } from './current-answers.tsx';
import type { FormSurroundings } from './form-context.tsx';
import { type StepError, StepForm, type StepSource } from './step-form.tsx';

type Answers = Record<string, unknown>;

/** A form of one step that is filled in and sent in one go; nothing of it is saved on the way. */
export interface SentForm {
  /** What the form began with; of the same object as long as nothing else replaces it. */
  start: Answers;
  /** What is written so far, a moment late: to show what it would come to. */
  written: Answers;
  /** What the schema refuses of it, once sending was tried. */
  errors: StepError[];
  /** What stands in the form now. Without a fault it may be sent; from now on each field shows its own. */
  check(): { data: Answers; errors: StepError[] };
  onChange(data: Answers, errors: StepError[]): void;
  tried: boolean;
  now: React.RefObject<ReadAnswers>;
}

const NOTHING: Answers = {};

export function useSentForm(start: Answers = NOTHING): SentForm {
  const [begun] = useState(start);
  const [written, setWritten] = useState(start);
  const [errors, setErrors] = useState<StepError[]>([]);
  const [tried, setTried] = useState(false);
  const now = useRef<ReadAnswers>(null);
  const onChange = useCallback((data: Answers, found: StepError[]) => {
    setWritten(data);
    setErrors(found);
  }, []);
  return {
    start: begun,
    written,
    errors: tried ? errors : NO_ERRORS,
    check() {
      const found = now.current?.() ?? { data: begun, errors: [] };
      setTried(true);
      setErrors(found.errors);
      return found;
    },
    onChange,
    tried,
    now,
  };
}

const NO_ERRORS: StepError[] = [];

interface SentFormFieldsProps {
  form: SentForm;
  step: StepSource;
  readOnly?: boolean;
  /** What the server knows of the fields, where it knows something. */
  around?: Partial<FormSurroundings>;
}

/** The fields of a form that is sent in one go. */
export function SentFormFields({ form, step, readOnly = false, around }: SentFormFieldsProps) {
  const { tried } = form;
  const surroundings = useMemo<FormSurroundings>(
    () => ({
      problemsAt: () => [],
      mayEdit: () => true,
      choicesAt: () => undefined,
      fileUrl: () => '#',
      ...around,
      showErrors: tried,
    }),
    [tried, around],
  );
  return (
    <StepForm
      step={step}
      data={form.start}
      readOnly={readOnly}
      surroundings={surroundings}
      now={form.now}
      onChange={form.onChange}
    />
  );
}
