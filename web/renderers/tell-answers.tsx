import { useJsonForms } from '@jsonforms/react';
import { useLayoutEffect, useRef } from 'react';
import type { SchemaError } from './schema-error.ts';

interface TellAnswersProps {
  onChange: (data: Record<string, unknown>, errors: readonly SchemaError[]) => void;
}

/**
 * Tells a form's answers with the picture that shows them. JSON Forms itself tells them some milliseconds later, in
 * which the page would call saved what is not. Draws nothing.
 */
export function TellAnswers({ onChange }: TellAnswersProps) {
  const { core } = useJsonForms();
  const tell = useRef(onChange);
  tell.current = onChange;
  const { data, errors } = core ?? {};
  useLayoutEffect(() => tell.current((data ?? {}) as Record<string, unknown>, errors ?? []), [data, errors]);
  return null;
}
