import { Actions, type JsonFormsCore, type Middleware, UPDATE_CORE, UPDATE_DATA } from '@jsonforms/core';
import { useJsonForms } from '@jsonforms/react';
import { useEffect, useRef } from 'react';
import type { SchemaValidator } from './validator.ts';

/** A check that takes less, in milliseconds, is done at once: nobody notices it. */
const QUICK = 6;
/** How long, in milliseconds, a longer one waits for a pause of the person who types. */
const PAUSE = 250;

/**
 * JSON Forms checks the whole step at every change, before it draws. Here the former errors stand until the
 * check has been done, beside the typing ({@link Validation}).
 */
export const keepErrors: Middleware = (state, action, reduce) => {
  const next: JsonFormsCore = reduce(state, action);
  const changesData = action.type === UPDATE_DATA || action.type === UPDATE_CORE;
  return changesData && next !== state && state.errors ? { ...next, errors: state.errors } : next;
};

/** Checks the step's answers and tells the form what is wrong. */
export function Validation({ validator, schema }: { validator: SchemaValidator; schema: object }) {
  const { core, dispatch } = useJsonForms();
  const data = core?.data;
  const took = useRef(0);
  const told = useRef('[]');
  const isFirst = useRef(true);
  useEffect(() => {
    const check = () => {
      const start = performance.now();
      const validate = validator.compile(schema as Record<string, unknown>);
      validate(data);
      const errors = validate.errors ?? [];
      took.current = performance.now() - start;
      const summary = JSON.stringify(errors.map((one) => [one.instancePath, one.schemaPath, one.params]));
      if (summary === told.current) return;
      told.current = summary;
      dispatch?.(Actions.updateErrors(errors as never));
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
