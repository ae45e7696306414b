import {
  inTitles,
  type Json,
  type JsonObject,
  type Release,
  summaryTitles,
  type Text,
} from '../../engine/index.ts';

/** A value that the program keeps beside a case, with what it is called. */
export interface CaseFact {
  name: string;
  title: Text;
  unit: string | null;
  /** Choices by their titles. */
  value: Json;
}

/** What is known of a case at a glance, in the program's order; what is not known yet is left out. */
export function caseFacts(release: Release, summary: JsonObject): CaseFact[] {
  const { definition } = release;
  return Object.entries(definition.summary ?? {}).flatMap(([name, { title, unit }]) => {
    const value = inTitles(summaryTitles(release, name), summary[name] ?? null, definition.languages);
    return value === null || value === '' ? [] : [{ name, title, unit: unit ?? null, value }];
  });
}
