import { isObject } from '../load/is-object.ts';
import type { JsonObject } from '../model/index.ts';

/**
 * What the delivery of a letter knows, beside the letter's own data: names that every template may
 * use. `invoice.amount` is in the currency's unit (25 is 25 dollars), dates are calendar dates.
 */
export const deliveryNames: { readonly [name: string]: readonly string[] | null } = {
  recipient: ['name', 'email', 'language'],
  case: ['number', 'url'],
  organization: ['name', 'address', 'email', 'phone', 'url'],
  invoice: ['number', 'description', 'amount', 'currency', 'dueOn', 'url'],
  link: ['url', 'expiresOn'],
  certificate: ['number', 'kind', 'scope', 'validFrom', 'validUntil'],
  program: ['title'],
  today: null,
  language: null,
};

/** The data with every name that a template may use; what is not given is empty in the letter. */
export function completeLetterData(names: readonly string[], data: JsonObject): JsonObject {
  const complete: JsonObject = {};
  for (const name of names) complete[name] = data[name] ?? null;
  for (const [name, fields] of Object.entries(deliveryNames)) {
    const given = data[name];
    complete[name] = fields
      ? Object.fromEntries(fields.map((field) => [field, (isObject(given) ? given[field] : null) ?? null]))
      : (given ?? null);
  }
  return complete;
}
