import { own } from '../load/own.ts';
import type { JsonObject } from '../model/text.ts';
import { createValidator } from '../run/json-schema.ts';

/** A param that the engine fills in when the effect is decided. */
const reference: JsonObject = {
  anyOf: [
    {
      type: 'object',
      properties: { cel: { type: 'string', minLength: 1 } },
      required: ['cel'],
      additionalProperties: false,
    },
    {
      type: 'object',
      properties: {
        decision: {
          type: 'object',
          properties: { ruleset: { type: 'string' }, outcome: { type: 'string' } },
          required: ['ruleset', 'outcome'],
          additionalProperties: false,
        },
      },
      required: ['decision'],
      additionalProperties: false,
    },
  ],
};

const orReference = (schema: JsonObject): JsonObject => ({
  if: {
    type: 'object',
    minProperties: 1,
    maxProperties: 1,
    anyOf: [{ required: ['cel'] }, { required: ['decision'] }],
  },
  // biome-ignore lint/suspicious/noThenProperty: JSON Schema's own keyword
  then: reference,
  else: schema,
});

const text = orReference({ anyOf: [{ type: 'string' }, { type: 'object' }] });
const letterId: JsonObject = { type: 'string', minLength: 1 };
const day = orReference({ type: 'string', pattern: '^\\d{4}-\\d{2}-\\d{2}$' });
const recipients = orReference({
  type: 'array',
  minItems: 1,
  items: orReference({
    anyOf: [
      { type: 'string', minLength: 1 },
      {
        type: 'object',
        properties: { name: text, email: text, language: text },
        required: ['name', 'email'],
        additionalProperties: false,
      },
    ],
  }),
});

const params = (properties: JsonObject, required: string[] = []): JsonObject => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

const posted = { letter: letterId, to: recipients, data: { type: 'object' } };

const name: JsonObject = { type: 'string', minLength: 1 };
const link = params(
  {
    role: name,
    form: name,
    step: name,
    event: name,
    events: { type: 'array', items: name, uniqueItems: true },
    validDays: orReference({ type: 'integer', minimum: 1, maximum: 90 }),
  },
  ['role', 'form', 'step', 'event', 'validDays'],
);

const charge = params(
  {
    amount: orReference({ type: 'number', minimum: 0 }),
    description: text,
    dueInDays: orReference({ type: 'integer', minimum: 0 }),
    taxes: orReference({ type: 'array', items: { type: 'object' } }),
  },
  ['amount'],
);

/** What a workflow can have done, each with the JSON Schema of its params. */
export const effectSchemas: { readonly [effect: string]: JsonObject } = {
  /** Puts values into the context: name → CEL, evaluated one after the other. */
  set: { type: 'object', minProperties: 1 },
  /** Gives the case its number. */
  number: params({}),
  mail: params({ ...posted, link }, ['letter', 'to']),
  letter: params(posted, ['letter', 'to']),
  invoice: params({ charge: orReference(charge) }, ['charge']),
  'void-invoice': params({ reason: text }),
  certificate: params(
    {
      kind: { type: 'string', minLength: 1 },
      ...posted,
      validFrom: day,
      validUntil: day,
      scope: orReference({ type: ['array', 'string', 'null'] }),
    },
    ['kind', 'letter', 'to', 'validFrom'],
  ),
  'keep-profile': { type: 'object', minProperties: 1 },
  webhook: params({ topic: { type: 'string', minLength: 1 }, data: {} }, ['topic']),
};

export interface ParamsFault {
  /** RFC 6901 pointer inside the params. */
  pointer: string;
  message: string;
}

const validators = new Map<string, ReturnType<ReturnType<typeof createValidator>['compile']>>();

/** Faults of an effect's params against its schema; none for an effect that is not in the catalogue. */
export function checkEffectParams(effect: string, given: JsonObject): ParamsFault[] {
  const schema = own(effectSchemas, effect);
  if (!schema) return [];
  const validate = validators.get(effect) ?? createValidator().compile(schema);
  validators.set(effect, validate);
  if (validate.call({}, given)) return [];
  const said = new Map<string, string>();
  for (const { instancePath, keyword, message, params: about } of validate.errors ?? []) {
    if (keyword === 'if' || keyword === 'anyOf') continue;
    const extra = keyword === 'additionalProperties' ? ` (“${String(about.additionalProperty)}”)` : '';
    if (!said.has(instancePath))
      said.set(instancePath, `The params of “${effect}” are wrong: ${message}${extra}.`);
  }
  return [...said].map(([pointer, message]) => ({ pointer, message }));
}
