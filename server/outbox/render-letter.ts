import type { JsonObject, Release } from '../../engine/index.ts';

/** Stands in until the engine exports its own. */
export async function renderLetter(release: Release, letterId: string, language: string, data: JsonObject) {
  const { Liquid } = await import('liquidjs');
  const liquid = new Liquid({ outputEscape: 'escape' });
  const letter = release.letters.get(letterId)!;
  const s = letter.letter.subject;
  const subject = typeof s === 'string' ? s : (s[language] ?? '');
  return {
    subject: String(await liquid.parseAndRender(subject, data)),
    html: String(await liquid.parseAndRender(letter.bodies[language] ?? '', data)),
  };
}
