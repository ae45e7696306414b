/** What we use of a parsed font. */
export interface LaidOutFont {
  hasGlyphForCodePoint(codePoint: number): boolean;
  layout(text: string, ...rest: unknown[]): unknown;
}

const REPLACEMENT = '\ufffd';
/** What shapes its neighbours and shows nothing itself: joiners, marks of direction, choices of a variant. */
const UNSEEN = /^\p{Default_Ignorable_Code_Point}$/u;

/**
 * A text with a sign in the place of each letter that the font does not have. The font would draw an empty box for
 * it, too, and set its neighbours on top of one another; and who searches or copies the paper would find nothing.
 */
export function legible(text: string, has: (codePoint: number) => boolean): string {
  let shown = '';
  for (const letter of text) {
    if (has(letter.codePointAt(0) ?? 0)) shown += letter;
    else if (/\s/u.test(letter)) shown += letter === '\n' ? letter : ' ';
    else if (!UNSEEN.test(letter)) shown += REPLACEMENT;
  }
  return shown;
}

/** The font, drawing a sign for each letter that it does not have. */
export function drawingAll<Font extends LaidOutFont>(font: Font): Font {
  const layout = font.layout.bind(font);
  const has = (codePoint: number) => font.hasGlyphForCodePoint(codePoint);
  font.layout = (text, ...rest) => layout(legible(text, has), ...rest);
  return font;
}
