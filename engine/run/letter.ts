import type { Template } from 'liquidjs';
import type { JsonObject, Release } from '../model/index.ts';
import { textIn } from './format-value.ts';
import { completeLetterData } from './letter-data.ts';
import { type LetterSetting, letterEngine, parseTemplate } from './letter-engine.ts';

/** A letter as it is sent: the subject is plain text on one line, the body a piece of HTML. */
export interface RenderedLetter {
  subject: string;
  html: string;
}

const parsed = new WeakMap<Release, Map<string, Template[]>>();

/**
 * Renders a letter of a release in one of its languages (the first, when the program lacks the one
 * asked for). Throws Liquid's errors when the template is wrong or needs more than it may.
 */
export function renderLetter(
  release: Release,
  letterId: string,
  language: string,
  data: JsonObject,
): RenderedLetter {
  const found = release.letters.get(letterId);
  if (!found) throw new Error(`no letter ${letterId} in release ${release.hash}`);
  const { languages, currency } = release.definition;
  const spoken = languages.includes(language) ? language : (languages[0] ?? 'en');
  const body = found.bodies[spoken];
  if (body === undefined) throw new Error(`letter ${letterId} has no text in ${spoken}`);
  const names = Object.keys(found.letter.data ?? {});
  const scope = { ...completeLetterData(names, data), language: spoken };
  const render = (key: string, text: string, escaping: boolean) => {
    const setting: LetterSetting = { language: spoken, currency, escaping };
    const templates = templatesOf(release, `${letterId} ${spoken} ${key}`, text, setting);
    return String(letterEngine(setting).renderSync(templates, scope));
  };
  const subject = render('subject', textIn(found.letter.subject, spoken) ?? '', false);
  return { subject: subject.replaceAll(/\s+/g, ' ').trim(), html: render('body', body, true) };
}

function templatesOf(release: Release, key: string, text: string, setting: LetterSetting): Template[] {
  const known = parsed.get(release) ?? new Map<string, Template[]>();
  parsed.set(release, known);
  const templates = known.get(key) ?? parseTemplate(text, setting);
  known.set(key, templates);
  return templates;
}
