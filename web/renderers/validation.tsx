import { Actions, type JsonFormsCore, type Middleware, UPDATE_CORE, UPDATE_DATA } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';
import { useEffect, useRef } from 'react';
import { isAt } from '../shared/is-at.ts';
import { pathOf, type SchemaError } from './schema-error.ts';
import type { SchemaValidator } from './validator.ts';

/** A check that takes less, in milliseconds, is done at once: nobody notices it. */
const QUICK = 6;
/** How long, in milliseconds, a longer one waits for a pause of the person who types. */
const PAUSE = 250;

/**
 * JSON Forms checks the whole step at every change, before it draws. Here the former errors stand until the
 * check has been done, beside the typing ({@link Validation}); but not those of the answer that changed, of which
 * they say what is no longer so.
 */
export const keepErrors: Middleware = (state, action, reduce) => {
  const next: JsonFormsCore = reduce(state, action);
  if (next === state || !state.errors) return next;
  if (action.type === UPDATE_CORE) return { ...next, errors: state.errors };
  if (action.type !== UPDATE_DATA) return next;
  const kept = state.errors.filter((error) => !isWithin(pathOf(error as SchemaError), action.path));
  return { ...next, errors: kept.length === state.errors.length ? state.errors : kept };
};

const isWithin = (path: string, changed: string): boolean => changed === '' || isAt(path, changed);

const summaryOf = (errors: readonly SchemaError[]): string =>
  JSON.stringify(errors.map(({ instancePath, schemaPath, params }) => [instancePath, schemaPath, params]));

/** Checks the step's answers and tells the form what is wrong. */
export function Validation({ validator, schema }: { validator: SchemaValidator; schema: object }) {
  const { core, dispatch } = useJsonForms();
  const data = core?.data;
  const shown = useRef<readonly SchemaError[]>([]);
  shown.current = (core?.errors ?? []) as readonly SchemaError[];
  const took = useRef(0);
  const isFirst = useRef(true);
  useEffect(() => {
    const check = () => {
      const start = performance.now();
      const validate = validator.compile(schema as Record<string, unknown>);
      validate(data);
      const errors: readonly SchemaError[] = validate.errors ?? [];
      took.current = performance.now() - start;
      // The same again would draw every field anew.
      if (summaryOf(errors) !== summaryOf(shown.current)) dispatch?.(Actions.updateErrors(errors as never));
    };
    if (!isFirst.current && took.current <= QUICK) {
      check();
      return;
    }
    // The first check waits until the step is on the screen.
    const timer = setTimeout(check, isFirst.current ? 0 : PAUSE);
    isFirst.current = false;
    return () => clearTimeout(timer);
  }, [data, dispatch, schema, validator]);
  return null;
}
