/** Whether a place (a dotted path: `form.step.property.0`) is another one or inside it. */
export const isAt = (place: string, base: string): boolean => place === base || place.startsWith(`${base}.`);
