import { Liquid, type Template } from 'liquidjs';
import type { Json } from '../model/index.ts';
import { formatValue } from './format-value.ts';
import { longDate } from './long-date.ts';

/** In what language and currency a letter is written. */
export interface LetterSetting {
  language: string;
  currency: string;
  /** HTML escapes what comes from data; a subject line does not. */
  escaping: boolean;
}

/** Tags that read other templates, or only make them harder to check. */
const forbiddenTags = ['include', 'render', 'layout', 'block', 'liquid'];

/** Filters that read the clock or chance, undo the escaping, or evaluate text as template. */
const forbiddenFilters = [
  'raw',
  'sample',
  'date',
  'date_to_xmlschema',
  'date_to_rfc822',
  'date_to_string',
  'date_to_long_string',
  'where_exp',
  'reject_exp',
  'group_by_exp',
  'has_exp',
  'find_index_exp',
  'find_exp',
  'sha256',
  'hmac_sha256',
];

const LARGEST_TEMPLATE = 200_000;
const MOST_MILLISECONDS = 1_000;
const MOST_MEMORY = 2_000_000;

const engines = new Map<string, Liquid>();

/** Liquid without a way out: no files, no clock, own properties only, limits on size, time and memory. */
export function letterEngine(setting: LetterSetting): Liquid {
  const key = JSON.stringify(setting);
  let engine = engines.get(key);
  if (!engine) {
    engine = createEngine(setting);
    engines.set(key, engine);
  }
  return engine;
}

function createEngine({ language, currency, escaping }: LetterSetting): Liquid {
  const engine = new Liquid({
    strictVariables: true,
    strictFilters: true,
    ownPropertyOnly: true,
    ...(escaping && { outputEscape: 'escape' }),
    parseLimit: LARGEST_TEMPLATE,
    renderLimit: MOST_MILLISECONDS,
    memoryLimit: MOST_MEMORY,
    // Templates come from this map and never from a folder.
    templates: {},
    dynamicPartials: false,
  });
  for (const tag of forbiddenTags) delete engine.tags[tag];
  for (const filter of forbiddenFilters) engine.unregisterFilter(filter);
  const format = { language, currency };
  engine.registerFilter('money', (value: Json) =>
    isEmpty(value) ? '' : formatValue(Number(value), 'money', format),
  );
  engine.registerFilter('percent', (value: Json) =>
    isEmpty(value) ? '' : formatValue(Number(value), 'percent', format),
  );
  engine.registerFilter('number', (value: Json) =>
    isEmpty(value) ? '' : formatValue(Number(value), 'number', format),
  );
  engine.registerFilter('date_long', (value: Json) => (isEmpty(value) ? '' : longDate(value, language)));
  return engine;
}

const isEmpty = (value: Json | undefined) => value === null || value === undefined || value === '';

/** Parses a template; throws Liquid's `ParseError` with its place. */
export function parseTemplate(text: string, setting: LetterSetting): Template[] {
  return letterEngine(setting).parse(text);
}
