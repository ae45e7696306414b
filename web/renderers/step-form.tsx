import type { JsonSchema, Translator, UISchemaElement } from '@jsonforms/core';
import { JsonFormsDispatch, JsonFormsStateProvider } from '@jsonforms/react';
import type { Ajv } from 'ajv';
import { memo, type RefObject, useCallback, useMemo } from 'react';
import { useLanguage } from '../shared/i18n/language.tsx';
import { typeset } from '../shared/i18n/typeset.ts';
import { CurrentAnswers, type ReadAnswers } from './current-answers.tsx';
import { Drafts, DraftsProvider } from './drafts.ts';
import { errorMessage } from './error-message.ts';
import { type FormSurroundings, FormSurroundingsProvider } from './form-context.tsx';
import { FormTextsProvider } from './form-texts.tsx';
import { hiddenFields, isHidden } from './hidden-fields.ts';
import { renderers } from './registry.ts';
import { pathOf, type SchemaError } from './schema-error.ts';
import { TellAnswers } from './tell-answers.tsx';
import { keepErrors, Validation } from './validation.tsx';
import { SchemaValidator } from './validator.ts';

export interface StepSource {
  schema: Record<string, unknown>;
  uischema: Record<string, unknown>;
  i18n?: { [language: string]: { [key: string]: string } };
}

interface StepFormProps {
  step: StepSource;
  /**
   * What the form begins with. Another object replaces what stands in it; what `onChange` tells must not come back
   * here, because by then the next answer may have been given, and would be undone.
   */
  data: Record<string, unknown>;
  readOnly: boolean;
  surroundings: FormSurroundings;
  onChange: (data: Record<string, unknown>, errors: StepError[]) => void;
  /** Where fields keep what is typed and not yet told; the form's own, unless somebody else takes it along. */
  drafts?: Drafts;
  /** Filled with what reads the answers at once, for whoever sends them; `onChange` tells typed ones after a pause. */
  now?: RefObject<ReadAnswers>;
}

/** A schema error of the step as the form sees it now. */
export interface StepError {
  path: string;
  message: string;
}

/** One step of a form, from its files: labels and errors in the reader's language. */
export const StepForm = memo(function StepForm({
  step,
  data,
  readOnly,
  surroundings,
  onChange,
  drafts,
  now,
}: StepFormProps) {
  const { language } = useLanguage();
  const validator = useMemo(() => new SchemaValidator(), []);
  const own = useMemo(() => new Drafts(), []);
  const i18n = useMemo(() => {
    const texts = step.i18n?.[language] ?? step.i18n?.[Object.keys(step.i18n)[0] ?? ''] ?? {};
    const translate = ((key: string, fallback?: string) =>
      texts[key] === undefined ? fallback : typeset(texts[key], language)) as Translator;
    return {
      locale: language,
      translate,
      translateError: errorMessage(language),
    };
  }, [step, language]);
  const seen = useCallback(
    (data: Record<string, unknown>, found: readonly SchemaError[]): StepError[] => {
      if (found.length === 0) return [];
      const hidden = hiddenFields(
        step.uischema as unknown as UISchemaElement,
        data,
        validator as unknown as Ajv,
      );
      return found
        .map((error) => ({ path: pathOf(error), message: error.message ?? '' }))
        .filter((error) => !isHidden(hidden, error.path));
    },
    [step, validator],
  );
  const changed = useCallback(
    (data: Record<string, unknown>, errors: readonly SchemaError[]) => onChange(data, seen(data, errors)),
    [onChange, seen],
  );
  const judge = useCallback(
    (data: Record<string, unknown>) => {
      const validate = validator.compile(step.schema);
      validate(data);
      return seen(data, validate.errors ?? []);
    },
    [step.schema, validator, seen],
  );
  const texts = useMemo(
    () => ({ translate: i18n.translate, root: step.schema as JsonSchema }),
    [i18n, step.schema],
  );
  const initState = useMemo(
    () => ({
      core: {
        schema: step.schema as JsonSchema,
        uischema: step.uischema as unknown as UISchemaElement,
        data,
        ajv: validator as unknown as Ajv,
        validationMode: 'NoValidation' as const,
      },
      renderers,
      cells: NO_CELLS,
      i18n,
      readonly: readOnly,
    }),
    [step, data, validator, i18n, readOnly],
  );
  return (
    <DraftsProvider value={drafts ?? own}>
      <FormSurroundingsProvider value={surroundings}>
        <FormTextsProvider value={texts}>
          <JsonFormsStateProvider initState={initState} middleware={keepErrors}>
            <TellAnswers onChange={changed} />
            <Validation validator={validator} schema={step.schema} />
            {now && <CurrentAnswers slot={now} judge={judge} />}
            <JsonFormsDispatch />
          </JsonFormsStateProvider>
        </FormTextsProvider>
      </FormSurroundingsProvider>
    </DraftsProvider>
  );
});

const NO_CELLS: never[] = [];
