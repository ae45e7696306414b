/** A text as its language sets it: in French what belongs to a sign stays on the line with it. */
export function typeset(text: string, language: string): string {
  if (!language.startsWith('fr')) return text;
  return text.replaceAll('« ', '«\u00a0').replace(/ (?=[»:;!?])/g, '\u00a0');
}
