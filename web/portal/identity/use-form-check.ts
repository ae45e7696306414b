import { type FormEvent, useRef, useState } from 'react';
import { ApiError } from '../../shared/api/client.ts';
import { useLanguage } from '../../shared/i18n/language.tsx';
import { useMessages } from '../../shared/i18n/messages.ts';
import { formFaults } from './form-faults.ts';
import { messages } from './messages.ts';

/**
 * Sends a short form once nothing in it is empty or misspelled; until then, what it lacks, in the page's language.
 * `hrefOf` leads to a field of the form by its name.
 */
export function useFormCheck(title: string, send: (event: FormEvent) => unknown) {
  const { pair } = useLanguage();
  const say = useMessages(messages);
  const form = useRef<HTMLFormElement>(null);
  const [lacking, setLacking] = useState<ApiError | null>(null);
  function check(event: FormEvent<HTMLFormElement>) {
    const fields = [...event.currentTarget.elements].filter(
      (one) => one instanceof HTMLInputElement || one instanceof HTMLSelectElement,
    );
    const faults = formFaults(fields);
    if (faults.length === 0) {
      setLacking(null);
      return send(event);
    }
    event.preventDefault();
    const reasons = faults.map(({ name, label, fault }) => ({
      place: name,
      message: pair(label, say(fault)),
    }));
    setLacking(new ApiError({ title, status: 400, reasons }));
  }
  function hrefOf(name: string): string | undefined {
    const field = form.current?.elements.namedItem(name);
    return field instanceof HTMLElement && field.id ? `#${field.id}` : undefined;
  }
  return { form, check, lacking, hrefOf };
}
