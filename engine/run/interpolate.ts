import { isObject } from '../load/is-object.ts';
import type { Json, JsonObject, Release, Ruleset } from '../model/index.ts';
import type { FactValues } from './compare-nodes.ts';
import { type FormatOptions, formatValue } from './format-value.ts';

/** What a place in a text may be: `{name}` of a fact or a parameter. */
export const PLACE = /\{([A-Za-z_][A-Za-z0-9_]*)\}/g;

/**
 * Fills `{fact}` and `{parameter}` in all texts of an outcome's params, each by its unit and in the text's
 * own language. Texts without a language are filled in the program's first, with dates as they are: what is not
 * said to people may be read by an effect. Other braces stay.
 */
export function fillParams(
  params: JsonObject,
  release: Release,
  ruleset: Ruleset,
  facts: FactValues,
  { isoDates = false }: Pick<FormatOptions, 'isoDates'> = {},
): JsonObject {
  const { languages, currency } = release.definition;
  const fillText = (text: string, own: string | undefined) =>
    text.replace(PLACE, (place, name: string) => {
      const known = ruleset.facts?.[name] ?? ruleset.parameters?.[name];
      const language = own ?? languages[0] ?? 'en';
      const options = { language, currency, isoDates: isoDates || own === undefined };
      return known ? formatValue(facts[name] as Json, known.unit, options) : place;
    });
  const walk = (value: Json, language: string | undefined): Json => {
    if (typeof value === 'string') return fillText(value, language);
    if (Array.isArray(value)) return value.map((item) => walk(item, language));
    if (!isObject(value)) return value;
    return Object.fromEntries(
      Object.entries(value).map(([key, member]) => [
        key,
        walk(member, languages.includes(key) ? key : language),
      ]),
    );
  };
  return walk(params, undefined) as JsonObject;
}
