import type { Ajv, ErrorObject, ValidateFunction } from 'ajv';
import type { FormStep, Json, JsonObject } from '../model/index.ts';
import { createValidator, type ValidationContext } from './json-schema.ts';
import { asRead } from './unseen-text.ts';

/** The compiled schemas of one step. */
export interface StepValidators {
  /** All errors of the data; hidden places are asked for as they come up. A text that nobody can see is empty. */
  validate(data: JsonObject, context?: ValidationContext): ErrorObject[];
  /** Whether a value satisfies the schema of a rule's condition. */
  testCondition(schema: JsonObject, value: Json | undefined): boolean;
}

const compiled = new WeakMap<FormStep, StepValidators>();

/** Compiled once for each step of a release, because steps are frozen with it. Throws what Ajv throws. */
export function stepValidators(step: FormStep): StepValidators {
  let validators = compiled.get(step);
  if (!validators) {
    validators = compile(step);
    compiled.set(step, validators);
  }
  return validators;
}

function compile(step: FormStep): StepValidators {
  const ajv: Ajv = createValidator();
  let check: ValidateFunction | undefined;
  const conditions = new WeakMap<JsonObject, ValidateFunction>();
  return {
    validate(data, context) {
      check ??= ajv.compile(step.schema);
      return check.call(context ?? {}, asRead(data)) ? [] : [...(check.errors ?? [])];
    },
    testCondition(schema, value) {
      let condition = conditions.get(schema);
      if (!condition) {
        condition = ajv.compile(schema);
        conditions.set(schema, condition);
      }
      return condition.call({}, asRead(value));
    },
  };
}
